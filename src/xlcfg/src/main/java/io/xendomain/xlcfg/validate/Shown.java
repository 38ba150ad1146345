package io.xendomain.xlcfg.validate;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Struct;
import java.util.List;
import java.util.Map;

/** Values in messages, as their author wrote them. */
final class Shown {
    /** In place of a value that is not there. */
    static final Object NOT_SET = new Words("not set");

    private Shown() {}

    static Object of(DomainConfig config, Key<?> key) {
        return of(config.values(), key);
    }

    /** Scalars and lists of scalars as in JSON; of objects only that they are there. */
    static Object of(Struct struct, Key<?> key) {
        return switch (json(struct, key)) {
            case null -> NOT_SET;
            case Map<?, ?> ignored -> new Words("set");
            case List<?> items
            when items.stream().anyMatch(Map.class::isInstance) -> new Words("a list of " + items.size());
            case Object scalar -> scalar;
        };
    }

    private static <T> Object json(Struct struct, Key<T> key) {
        T value = struct.get(key);
        return value == null ? null : key.type().toJson(value);
    }

    private record Words(String words) {
        @Override
        public String toString() {
            return words;
        }
    }
}
