package io.xendomain.api;

/** What a domain is really doing. */
public enum DomainState {
    /** Being built: no memory or vCPU yet. */
    Starting,
    Running,
    Paused,
    /** Asked to shut down, or rebooting, and not gone yet. */
    ShuttingDown,
    /** Not there, or powered off. */
    Halted,
    Crashed,
    /** Torn down, but something still holds its memory. */
    Dying,
    /** The host cannot be asked. */
    Unknown
}
