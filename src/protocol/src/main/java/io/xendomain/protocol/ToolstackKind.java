package io.xendomain.protocol;

/** Whether the domains of a host are real. */
public enum ToolstackKind {
    Real,
    Simulated
}
