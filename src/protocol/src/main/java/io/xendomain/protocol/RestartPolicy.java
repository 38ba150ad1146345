package io.xendomain.protocol;

/** What to do when the guest stops by itself: {@code spec.restartPolicy}. */
public enum RestartPolicy {
    Always,
    OnFailure,
    Never
}
