package io.xendomain.api;

/** What to do with a change of config that a running domain cannot take. */
public enum UpdatePolicy {
    /** What Xen can change now, now; the rest is pending until the domain's next start. */
    Live,
    /** As Live, and restart the domain for the rest. */
    Restart
}
