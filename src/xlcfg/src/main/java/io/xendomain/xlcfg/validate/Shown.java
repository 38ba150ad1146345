package io.xendomain.xlcfg.validate;

import io.xendomain.xlcfg.model.Struct;
import java.util.List;

/** Values in messages, where they are more than a number or a word. */
enum Shown {
    /** In place of a value that is not there. */
    NOT_SET("not set");

    private final String words;

    Shown(String words) {
        this.words = words;
    }

    /** Scalars as they are; of objects and lists only that they are there. */
    static Object of(Object value) {
        return switch (value) {
            case null -> NOT_SET;
            case Struct ignored -> new Words("set");
            case List<?> items
            when items.stream().anyMatch(Struct.class::isInstance) -> new Words("a list of " + items.size());
            default -> value;
        };
    }

    @Override
    public String toString() {
        return words;
    }

    private record Words(String words) {
        @Override
        public String toString() {
            return words;
        }
    }
}
