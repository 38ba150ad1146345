package io.xendomain.api;

/** Whether to start the domain again when the guest stops by itself. */
public enum RestartPolicy {
    /** Also when the guest powered itself off. */
    Always,
    /** When it crashed. */
    OnFailure,
    Never
}
