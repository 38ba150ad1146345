package io.xendomain.agent.domain;

/** How a domain came to its end without our doing. */
public enum Ending {
    /** The guest powered itself off. */
    PoweredOff,
    /** The guest crashed, or its watchdog fired. */
    Crashed,
    /** It was gone, and nobody saw why: destroyed by hand, or a reboot that did not come back. */
    Vanished
}
