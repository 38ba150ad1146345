package io.xendomain.agent.toolstack;

/** Why a domain that is still listed has stopped: {@code xen/sched.h}, in its order. */
public enum ShutdownReason {
    PowerOff,
    Reboot,
    Suspend,
    Crash,
    Watchdog,
    SoftReset,
    Unknown;

    /** The reason with that number. */
    static ShutdownReason of(int code) {
        return code >= 0 && code < Unknown.ordinal() ? values()[code] : Unknown;
    }
}
