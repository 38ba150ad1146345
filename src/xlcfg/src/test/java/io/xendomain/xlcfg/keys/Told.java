package io.xendomain.xlcfg.keys;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.model.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A key, a parameter, or one word of either, in a config that has it.
 *
 * @param name as "disk.format=qed"
 * @param config has it
 * @param without the same config, had it not been told
 * @param written whether a sample has it so, with what goes with it
 */
record Told(String name, DomainConfig config, DomainConfig without, boolean written) {

    /** Everything that is declared and in some sample: each key and each parameter, and each word of those that have words. */
    static List<Told> all() {
        Map<String, Told> all = in(sample -> sample.keys().size() == 1);
        in(sample -> sample.keys().size() > 1).forEach(all::putIfAbsent);
        return List.copyOf(all.values());
    }

    private static Map<String, Told> in(Predicate<Sample> samples) {
        Map<String, Told> all = new LinkedHashMap<>();
        Sample.all().stream().filter(samples).forEach(sample -> {
            DomainConfig config = sample.resolvedOn(sample.guests().iterator().next());
            Keys.all().stream()
                    .filter(key -> config.has(key) && key != GeneralKeys.NAME)
                    .forEach(key -> of(key, config, all));
        });
        return all;
    }

    private static <T> void of(Key<T> key, DomainConfig config, Map<String, Told> all) {
        in(
                key.name(),
                key.type(),
                config.get(key),
                change -> DomainConfig.of(config.values().with(key, cast(change.apply(config.get(key))))),
                all);
    }

    /** How to make another config with a changed value at a place. */
    private interface Place {
        DomainConfig with(UnaryOperator<Object> change);
    }

    private static void in(String name, ValueType<?> type, Object value, Place place, Map<String, Told> all) {
        put(name, old -> old, place, all);
        switch (type) {
            case EnumType words -> words.wordList().forEach(word -> put(name + "=" + word, old -> word, place, all));
            case ListType<?> list
            when list.item() instanceof EnumType words ->
                words.wordList().forEach(word -> put(name + "=" + word, old -> List.of(word), place, all));
            case ListType<?> list
            when list.item() instanceof StructType object && !((List<?>) value).isEmpty() -> {
                Struct first = (Struct) ((List<?>) value).getFirst();
                inside(name, object, first, change -> place.with(old -> replaceFirst((List<?>) old, change)), all);
            }
            case StructType object -> inside(name, object, (Struct) value, place, all);
            default -> {}
        }
    }

    private static void inside(String name, StructType object, Struct item, Place place, Map<String, Told> all) {
        for (Key<?> key : object.fields().keys()) {
            if (item.has(key) && !key.required()) {
                in(
                        name + "." + key.name(),
                        key.type(),
                        item.get(key),
                        change -> place.with(old -> with((Struct) old, key, change)),
                        all);
            }
        }
    }

    private static <T> Struct with(Struct item, Key<T> key, UnaryOperator<Object> change) {
        return item.with(key, cast(change.apply(item.get(key))));
    }

    private static List<Object> replaceFirst(List<?> items, UnaryOperator<Object> change) {
        List<Object> changed = new ArrayList<>(items);
        Object first = change.apply(changed.getFirst());
        changed.set(0, first);
        return changed;
    }

    private static void put(String name, UnaryOperator<Object> change, Place place, Map<String, Told> all) {
        DomainConfig config = place.with(change);
        boolean written = config.equals(place.with(old -> old));
        all.merge(name, new Told(name, config, place.with(old -> null), written), Told::better);
    }

    /** The first one, but the word of a sample before one put in its place. */
    private static Told better(Told first, Told other) {
        return first.written || !other.written ? first : other;
    }

    @SuppressWarnings("unchecked") // it is of the type of the value it replaces
    private static <T> T cast(Object value) {
        return (T) value;
    }

    @Override
    public String toString() {
        return name;
    }
}
