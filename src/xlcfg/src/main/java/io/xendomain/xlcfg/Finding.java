package io.xendomain.xlcfg;

/**
 * One thing that is wrong, or not what it seems, in a config.
 *
 * @param severity whether it stops the config from being pushed
 * @param field path of the field, as {@code disk[0].vdev}; empty when it is about the whole
 * @param key the xl.cfg key it belongs to, or null
 * @param code stable name of the rule
 * @param message the value, the rule and the remedy, in one sentence for people
 * @param at where in the text it was found, or null when there is no text
 */
public record Finding(Severity severity, String field, String key, Code code, String message, Position at) {

    /** The same finding seen from an enclosing field: {@code under("spec.config")}. */
    public Finding under(String parent) {
        String path = field.isEmpty() ? parent : parent + "." + field;
        return new Finding(severity, path, key, code, message, at);
    }

    public boolean isError() {
        return severity == Severity.Error;
    }
}
