package io.xendomain.protocol;

/** What a domain is really doing. */
public enum DomainState {
    /** Being built: listed by xl, no memory or vCPU yet. */
    Starting,
    Running,
    Paused,
    /** Asked to shut down, or rebooting, and not gone yet. */
    ShuttingDown,
    /** Not there, or there and powered off. */
    Halted,
    Crashed,
    /** Torn down, but something still holds its memory. */
    Dying,
    /** The host cannot be asked. Said by the operator only, never by an agent. */
    Unknown
}
