package io.xendomain.protocol;

/** What the domain should be doing: {@code spec.powerState}. */
public enum PowerState {
    Running,
    Paused,
    Halted
}
