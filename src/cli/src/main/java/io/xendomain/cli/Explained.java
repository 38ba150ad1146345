package io.xendomain.cli;

import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.model.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A key, for a reader.
 *
 * @param path where it stands in a manifest, below {@code spec.config}
 * @param cfgPath as xl.cfg spells it; a parameter of a spec string behind a dot
 * @param key the key
 */
record Explained(String path, String cfgPath, Key<?> key) {

    /** All keys and parameters that are called so, in either spelling. */
    static List<Explained> named(String name) {
        return all().filter(known -> known.path.equals(name) || known.cfgPath.equals(name))
                .toList();
    }

    static Set<String> allNames() {
        return all().flatMap(known -> Stream.of(known.path, known.cfgPath)).collect(Collectors.toSet());
    }

    /** How the keys and parameters whose values are secrets are called, in both spellings. */
    static Set<String> secrets() {
        return all().filter(known -> known.key.secret())
                .flatMap(known -> Stream.of(known.key.field(), known.key.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    Map<String, Object> document() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("key", cfgPath);
        facts.put("field", "spec.config." + path);
        facts.put("description", key.description());
        facts.put("type", key.type().words());
        putIfSet(facts, "unit", key.unit());
        putIfSet(facts, "default", key.defaultText());
        facts.put("guests", key.guestTypes().stream().map(GuestType::word).collect(Collectors.joining(", ")));
        facts.put("xen", key.releases().words());
        putIfSet(facts, "values", String.join("; ", key.type().releases()));
        putIfSet(
                facts,
                "changed",
                key.changes().stream()
                        .map(change -> "in Xen " + change.in() + ", " + change.words())
                        .collect(Collectors.joining("; ")));
        facts.put("change", key.liveCommand().isEmpty() ? "waits for the next start" : "live, by " + key.liveCommand());
        putIfSet(facts, "privileged", key.privilege());
        putIfSet(facts, "deprecated", key.deprecated().isEmpty() ? "" : "use " + key.deprecated());
        List<String> parameters = children(key).map(Key::field).toList();
        if (!parameters.isEmpty()) {
            facts.put("parameters", parameters);
        }
        return facts;
    }

    String text() {
        Map<String, Object> facts = document();
        StringBuilder text = new StringBuilder(cfgPath)
                .append("   (spec.config.")
                .append(path)
                .append(")\n");
        text.append("  ").append(key.description()).append("\n\n");
        facts.forEach((name, value) -> {
            if (!Set.of("key", "field", "description").contains(name)) {
                String words = value instanceof List<?> list
                        ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        : value.toString();
                text.append("  %-11s %s%n".formatted(name + ":", words));
            }
        });
        return text.toString();
    }

    private static Stream<Explained> all() {
        return Keys.all().stream().flatMap(key -> walk(new Explained(key.field(), key.name(), key)));
    }

    private static Stream<Explained> walk(Explained from) {
        return Stream.concat(
                Stream.of(from),
                children(from.key)
                        .flatMap(child -> walk(new Explained(
                                from.path + "." + child.field(), from.cfgPath + "." + child.name(), child))));
    }

    private static Stream<Key<?>> children(Key<?> key) {
        ValueType<?> type = key.type();
        while (type instanceof ListType<?> list) {
            type = list.item();
        }
        return type instanceof StructType struct ? struct.fields().keys().stream() : Stream.empty();
    }

    private static void putIfSet(Map<String, Object> facts, String name, String words) {
        if (!words.isEmpty()) {
            facts.put(name, words);
        }
    }
}
