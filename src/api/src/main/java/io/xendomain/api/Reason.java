package io.xendomain.api;

/** Why a condition is what it is: {@code conditions[].reason}. Names are stable, scripts depend on them. */
public enum Reason {
    // The domain is as asked
    /** The domain runs, as asked. */
    DomainRunning,
    /** The domain is paused, as asked. */
    DomainPaused,
    /** The domain is off, as asked. */
    DomainHalted,
    /** The guest powered itself off, and the restart policy leaves it so. */
    GuestPoweredOff,

    // On the way
    /** The config is on its way to the host. */
    Pushing,
    /** The domain is being started, or unpaused. */
    Starting,
    /** The domain is being shut down, or paused. */
    Stopping,
    /** The domain is being restarted. */
    Restarting,
    /** The last edit is being carried out on the running domain. */
    Changing,
    /** The object is being deleted, and its host lets go of the domain. */
    Deleting,
    /** There is nothing left to do. */
    UpToDate,

    // Something to be changed in the cluster
    /** The spec holds something that cannot be read at all. */
    SpecUnreadable,
    /** The config has errors: {@code status.findings}. */
    ConfigInvalid,
    /** The config has no errors. */
    Valid,
    /** There is no XenHost of that name. */
    HostNotFound,
    /** The host takes no new domains: {@code spec.unschedulable} of the XenHost. */
    HostUnschedulable,
    /** The host is another one than the domain runs on; domains do not move. */
    HostChanged,
    /** A Secret that the config refers to, or its key, is not there. */
    SecretNotFound,
    /** The annotation {@code xendomain.io/paused} is set. */
    PausedByAnnotation,

    // The host
    /** The agent answers. */
    Connected,
    /** The operator has not spoken with the agent yet. */
    Connecting,
    /** The agent does not answer. */
    HostUnreachable,
    /** Whoever answers at the address has no certificate for this host. */
    IdentityMismatch,
    /** The host is reachable and takes domains. */
    HostReady,
    /** What the agent answers cannot be understood. */
    ProtocolError,

    // The push
    /** The host has the config. */
    Pushed,
    /** The host does not have the config, for a reason that another condition gives. */
    NotPushed,
    /** {@code xl create -n} does not take the config, or mutters about it. */
    RefusedByXl,
    /** The policy in dom0 does not let the namespace have what the config asks for: {@code status.findings}. */
    PolicyDenied,
    /** A file, or a domain, of that name or uuid is on the host, and is not ours. */
    NotOurs,
    /** The uuid or the name belongs to another XenDomain on that host. */
    OwnedByAnother,
    /** The host has heard of a newer generation, or of a newer leader. */
    Superseded,
    /** The host refuses what it was asked, for a reason that the message gives. */
    Refused,
    /** The host has not enough free memory to start the domain; it starts by itself when there is. */
    NoCapacity,
    /** An xl command failed. */
    XlFailed,
    /** The file system of dom0 is full. */
    DiskFull,
    /** The file system of dom0 cannot be written to. */
    NotWritable,

    // The domain is not as asked
    /** The domain is in another state than asked, and nothing is under way: somebody paused it by hand, say. */
    DomainNotAsAsked,
    /** The guest ended again and again; it is started again, each time later: {@code status.domain.restarts}. */
    CrashLoopBackOff,
    /** The guest crashed, and the restart policy leaves it so. */
    GuestCrashed,
    /** Nobody can tell what the domain is doing. */
    StateUnknown,

    // Changes
    /** Changes wait for the domain's next start: {@code status.pending}. */
    ChangesPending,
    /** The domain runs with what its config has. */
    NothingPending
}
