package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Quoted;
import io.xendomain.xlcfg.XenVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The fields of an object, and the way between JSON and {@link Struct}.
 *
 * @param name what the object is called, with its article: "a disk"
 * @param keys its fields, in the order they are written
 */
public record Fields(String name, List<Key<?>> keys) {

    public Fields {
        keys = List.copyOf(keys);
    }

    /** Reads what is there, reports what is wrong with each field, and keeps the rest. */
    public Struct fromJson(Map<?, ?> json, Place place) {
        Map<String, Key<?>> known = keys.stream().collect(Collectors.toMap(Key::field, key -> key));
        json.keySet().stream()
                .map(String::valueOf)
                .filter(field -> !known.containsKey(field))
                .forEach(field -> place.child(field)
                        .say(
                                Code.UnknownField,
                                Quoted.of(field) + " is not a field of " + name + "; "
                                        + Nearest.remedy(field, known.keySet())));
        Struct struct = Struct.empty();
        for (Key<?> key : keys) {
            Object value = json.get(key.field());
            if (value != null) {
                struct = read(struct, key, value, place.child(key));
            }
        }
        return struct;
    }

    public Map<String, Object> toJson(Struct value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Key<?> key : keys) {
            if (value.has(key)) {
                fields.put(key.field(), json(value, key));
            }
        }
        return fields;
    }

    /** Reports required fields that are not set. */
    public void checkComplete(Struct struct, Place place) {
        for (Key<?> key : keys) {
            if (key.required() && !struct.has(key)) {
                Place missing = place.child(key);
                missing.say(
                        Code.Missing,
                        missing.field() + " is not set, but " + name + " cannot do without it; set it to "
                                + key.type().words());
            }
        }
    }

    /** Reports what the xl of that release would not know. */
    public void checkVersion(Struct struct, XenVersion version, Place place) {
        struct.keys().forEach(key -> checkVersion(struct, key, version, place.child(key)));
    }

    private static <T> Struct read(Struct struct, Key<T> key, Object json, Place place) {
        return struct.with(key, key.type().fromJson(json, place));
    }

    private static <T> Object json(Struct struct, Key<T> key) {
        return key.type().toJson(struct.get(key));
    }

    private static <T> void checkVersion(Struct struct, Key<T> key, XenVersion version, Place place) {
        KeyVersions.check(key, struct.get(key), version, place);
    }
}
