package io.xendomain.api;

/** Whether the domains of a host are real. */
public enum Toolstack {
    Real,
    Simulated
}
