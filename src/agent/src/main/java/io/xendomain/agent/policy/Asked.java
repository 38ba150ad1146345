package io.xendomain.agent.policy;

import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Struct;

/**
 * One privileged thing that a config asks for.
 *
 * @param name as the policy calls it: the key, or {@code disk.script} for a parameter
 * @param field where it stands, below {@code spec.config}
 * @param owner the xl.cfg key it belongs to
 * @param key its declaration
 * @param value as JSON has it; null where the point is that it is not set
 * @param around what is set beside it
 */
record Asked(String name, String field, String owner, Key<?> key, Object value, Struct around) {

    String text() {
        return String.valueOf(value);
    }

    /** What is set beside it under that name of xl.cfg; null when nothing is. */
    Object beside(String other) {
        for (Key<?> key : around.keys()) {
            if (key.name().equals(other)) {
                return around.get(key);
            }
        }
        return null;
    }
}
