package io.xendomain.protocol;

/**
 * One thing about a host that is not as it should be.
 *
 * @param severity whether something fails because of it
 * @param code stable
 * @param message what it is about, the rule and the remedy
 */
public record HostFinding(Severity severity, String code, String message) {

    /** Error: something does not work. Warning: it does, but not as it seems to. */
    public enum Severity {
        Error,
        Warning
    }
}
