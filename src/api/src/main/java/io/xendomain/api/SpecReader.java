package io.xendomain.api;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Quoted;
import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.Nearest;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Reads the fields of a spec one by one. What cannot be read becomes a finding, never an exception: the schema keeps
 * such objects out, but not those that were stored under another schema.
 */
final class SpecReader {
    private final Map<?, ?> fields;
    private final Place spec;
    private final List<Finding> unreadable = new ArrayList<>();

    SpecReader(Object json) {
        spec = new Place("spec", null, null, unreadable::add);
        if (json instanceof Map<?, ?> map) {
            fields = map;
        } else {
            fields = Map.of();
            spec.report(Code.WrongType, json, "must be an object", "write its fields");
        }
    }

    static List<Finding> unknownFields(Object json, List<String> known) {
        List<Finding> findings = new ArrayList<>();
        Place spec = new Place("spec", null, null, findings::add);
        if (json instanceof Map<?, ?> fields) {
            fields.keySet().stream()
                    .map(String::valueOf)
                    .filter(field -> !known.contains(field))
                    .forEach(field -> spec.child(field)
                            .say(
                                    Code.UnknownField,
                                    Quoted.of(field) + " is not a field of the spec; " + Nearest.remedy(field, known)));
        }
        return findings;
    }

    /** The raw value, or null. */
    Object raw(String field) {
        return fields.get(field);
    }

    Place place(String field) {
        return spec.child(field);
    }

    <T> T read(String field, ValueType<T> type, T whenAbsent, T whenUnreadable) {
        Object json = fields.get(field);
        if (json == null) {
            return whenAbsent;
        }
        T value = type.fromJson(json, spec.child(field));
        return value == null ? whenUnreadable : value;
    }

    <E extends Enum<E>> E word(String field, Class<E> words, E whenAbsent, E whenUnreadable) {
        String[] names = Arrays.stream(words.getEnumConstants()).map(Enum::name).toArray(String[]::new);
        String word = read(field, EnumType.of(names), whenAbsent.name(), whenUnreadable.name());
        return Enum.valueOf(words, word);
    }

    List<Finding> unreadable() {
        return List.copyOf(unreadable);
    }
}
