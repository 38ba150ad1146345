package io.xendomain.protocol;

/** What to do with changes that a running domain cannot take: {@code spec.updatePolicy}. */
public enum UpdatePolicy {
    /** Leave them pending until the domain's next start. */
    Live,
    /** Restart the domain for them. */
    Restart
}
