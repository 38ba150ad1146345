package io.xendomain.api;

/** The conditions in the status of a XenDomain, or of a XenHost. Ready, Reconciling and Stalled are kstatus's. */
public enum ConditionType {
    Ready("The world is as the spec and its policies ask."),
    Reconciling("The operator is on the way to what the spec asks."),
    Stalled("Nothing will get better until somebody changes something; its message says what."),

    ConfigValid("The config has no error for this host."),
    ConfigPushed("The host has the config of this generation."),
    RestartRequired("The domain runs with other values than its config has: `status.pending`."),
    HostReachable("The agent of the domain's host answers."),
    Paused("The user asked to leave this object alone. There only while it is so."),

    Reachable("XenHost: its agent answers, and is who it should be.");

    private final String meaning;

    ConditionType(String meaning) {
        this.meaning = meaning;
    }

    /** What it says, for people, in Markdown. */
    public String meaning() {
        return meaning;
    }
}
