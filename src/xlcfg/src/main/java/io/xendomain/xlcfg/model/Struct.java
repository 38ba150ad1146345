package io.xendomain.xlcfg.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Values of some keys: a whole config, or one item of a list such as a disk. Immutable. What was not set is not there;
 * defaults are xl's business.
 */
public final class Struct {
    private static final Struct EMPTY = new Struct(Map.of());

    private final Map<Key<?>, Object> values;

    private Struct(Map<Key<?>, Object> values) {
        this.values = values;
    }

    public static Struct empty() {
        return EMPTY;
    }

    /** The value, or null when it is not set. */
    @SuppressWarnings("unchecked") // with(...) lets only a key's own type in
    public <T> T get(Key<T> key) {
        return (T) values.get(key);
    }

    public <T> T getOrDefault(Key<T> key, T otherwise) {
        T value = get(key);
        return value == null ? otherwise : value;
    }

    public boolean has(Key<?> key) {
        return values.containsKey(key);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The keys that are set, in the order they were set. */
    public Iterable<Key<?>> keys() {
        return values.keySet();
    }

    /** The same with one more, or another, value; null unsets the key. */
    public <T> Struct with(Key<T> key, T value) {
        Map<Key<?>, Object> copy = new LinkedHashMap<>(values);
        if (value == null) {
            copy.remove(key);
        } else {
            copy.put(key, value);
        }
        return new Struct(Collections.unmodifiableMap(copy));
    }

    /** Equal content in any order is equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Struct struct && values.equals(struct.values);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(values);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
