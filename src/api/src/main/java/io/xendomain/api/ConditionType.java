package io.xendomain.api;

/** The conditions in the status of a XenDomain, or of a XenHost. Ready, Reconciling and Stalled are kstatus's. */
public enum ConditionType {
    /** The world is as the spec and its policies ask. */
    Ready,
    /** The operator is on the way to what the spec asks. */
    Reconciling,
    /** Nothing will get better until somebody changes something; its message says what. */
    Stalled,

    /** The config has no error for this host. */
    ConfigValid,
    /** The host has the config of this generation. */
    ConfigPushed,
    /** The domain runs with other values than its config has: {@code status.pending}. */
    RestartRequired,
    /** The agent of the domain's host answers. */
    HostReachable,
    /** The user asked to leave this object alone. There only while it is so. */
    Paused,

    /** XenHost: its agent answers, and is who it should be. */
    Reachable
}
