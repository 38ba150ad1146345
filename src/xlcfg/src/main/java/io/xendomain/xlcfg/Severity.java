package io.xendomain.xlcfg;

/** Whether a {@link Finding} stops a config from being pushed. */
public enum Severity {
    /** The config is not pushed. */
    Error,
    /** The config is pushed; it does not do what its author may think. */
    Warning
}
