package io.xendomain.api;

/** What becomes of the domain when its object is deleted. */
public enum DeletionPolicy {
    /** Ask the guest to shut down, destroy it when the grace period is over. */
    Shutdown,
    /** Destroy it at once. */
    Destroy,
    /** Forget it and leave it running, its config in place. */
    Orphan
}
