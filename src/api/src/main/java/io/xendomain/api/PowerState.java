package io.xendomain.api;

/** What the domain should be doing. */
public enum PowerState {
    Running,
    /** In memory, without CPU time. */
    Paused,
    /** Not running; its config stays on the host. */
    Halted
}
