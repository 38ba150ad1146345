package io.xendomain.protocol;

/**
 * Something that was changed by hand on a running domain after it had been as configured. It stays so until the next edit
 * of the object, or the next start.
 *
 * @param key the xl.cfg key, with the item of a list in brackets, or {@value #POWER_STATE}
 * @param configured what is asked for, null when nothing is
 * @param actual what there is, null when there is nothing
 */
public record Drift(String key, String configured, String actual) {
    /** The one that is no key of xl.cfg: a domain that somebody paused or unpaused. */
    public static final String POWER_STATE = "powerState";
}
