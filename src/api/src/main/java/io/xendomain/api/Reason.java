package io.xendomain.api;

/** Why a condition is what it is: {@code conditions[].reason}. Names are stable, scripts depend on them. */
public enum Reason {
    // The domain is as asked
    DomainRunning("The domain runs, as asked."),
    DomainPaused("The domain is paused, as asked."),
    DomainHalted("The domain is off, as asked."),
    GuestPoweredOff("The guest powered itself off, and the restart policy leaves it so."),

    // On the way
    Pushing("The config is on its way to the host."),
    Starting("The domain is being started, or unpaused."),
    Stopping("The domain is being shut down, or paused."),
    Restarting("The domain is being restarted."),
    Changing("The last edit is being carried out on the running domain."),
    Deleting("The object is being deleted, and its host lets go of the domain."),
    UpToDate("There is nothing left to do."),

    // Something to be changed in the cluster
    SpecUnreadable("The spec holds something that cannot be read at all."),
    ConfigInvalid("The config has errors: `status.findings`."),
    Valid("The config has no errors."),
    HostNotFound("There is no XenHost of that name."),
    HostUnschedulable("The host takes no new domains: `spec.unschedulable` of the XenHost."),
    HostChanged("The host is another one than the domain runs on; domains do not move."),
    SecretNotFound("A Secret that the config refers to, or its key, is not there."),
    PausedByAnnotation("The annotation `xendomain.io/paused` is set."),

    // The host
    Connected("The agent answers."),
    Connecting("The operator has not spoken with the agent yet."),
    HostUnreachable("The agent does not answer."),
    IdentityMismatch("Whoever answers at the address has no certificate for this host."),
    HostReady("The host is reachable and takes domains."),
    ProtocolError("What the agent answers cannot be understood."),

    // The push
    Pushed("The host has the config."),
    NotPushed("The host does not have the config, for a reason that another condition gives."),
    RefusedByXl("`xl create -n` does not take the config, or mutters about it."),
    PolicyDenied("The policy in dom0 does not let the namespace have what the config asks for: `status.findings`."),
    NotOurs("A file, or a domain, of that name or uuid is on the host, and is not ours."),
    OwnedByAnother("The uuid or the name belongs to another XenDomain on that host."),
    Superseded("The host has heard of a newer generation, or of a newer leader."),
    Refused("The host refuses what it was asked, for a reason that the message gives."),
    NoCapacity("The host has not enough free memory to start the domain; it starts by itself when there is."),
    XlFailed("An xl command failed."),
    DiskFull("The file system of dom0 is full."),
    NotWritable("The file system of dom0 cannot be written to."),

    // The domain is not as asked
    DomainNotAsAsked(
            "The domain is in another state than asked, and nothing is under way: somebody paused it by hand, say."),
    CrashLoopBackOff(
            "The guest ended again and again; it is started again, each time later: `status.domain.restarts`."),
    GuestCrashed("The guest crashed, and the restart policy leaves it so."),
    StateUnknown("Nobody can tell what the domain is doing."),

    // Changes
    ChangesPending("Changes wait for the domain's next start: `status.pending`."),
    NothingPending("The domain runs with what its config has.");

    private final String meaning;

    Reason(String meaning) {
        this.meaning = meaning;
    }

    /** What it says, for people, in Markdown. */
    public String meaning() {
        return meaning;
    }
}
