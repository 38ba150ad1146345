package io.xendomain.api.server;

import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.keys.Sample;
import io.xendomain.xlcfg.model.BooleanType;
import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.ParsedType;
import io.xendomain.xlcfg.model.SecretRefType;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.model.TextType;
import io.xendomain.xlcfg.model.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** For each field of a config, down to the last parameter of a spec string, values at and beyond what its type allows. */
final class WrongValues {
    /** A config without a fault. */
    static final Map<String, Object> BASE = Map.of("type", "hvm");

    private WrongValues() {}

    /** JSON trees of configs, most of them wrong in one place. */
    static Stream<Map<String, Object>> configs() {
        Map<String, Object> good = new LinkedHashMap<>();
        Sample.all().forEach(sample -> sample.config().forEach(good::putIfAbsent));
        return inside(Keys.CONFIG, BASE, good);
    }

    /**
     * Objects with one field after the other set to odd values.
     *
     * @param rest the other fields
     * @param good values of which each field has one that is right, as far as known
     */
    private static Stream<Map<String, Object>> inside(Fields fields, Map<String, Object> rest, Map<?, ?> good) {
        Stream<Map<String, Object>> unknown = Stream.of(with(rest, "noSuchField", 1));
        return Stream.concat(unknown, fields.keys().stream().flatMap(key -> of(key.type(), good.get(key.field()))
                .map(value -> with(rest, key.field(), value))));
    }

    private static Stream<Object> of(ValueType<?> type, Object good) {
        Stream<Object> anyType = Stream.of(true, 1, 1.5, "x", List.of(), Map.of());
        Stream<Object> ofType =
                switch (type) {
                    case BooleanType truth -> Stream.of(false, "true", 0);
                    case IntegerType number -> numbers(number);
                    case EnumType words -> words(words);
                    case TextType text -> texts(text.maxLength());
                    case ParsedType<?> parsed -> texts(parsed.maxLength());
                    case ListType<?> list -> lists(list, good instanceof List<?> items ? items : List.of());
                    case StructType struct ->
                        structs(struct.fields(), good instanceof Map<?, ?> object ? object : Map.of());
                    case SecretRefType ref -> secretRefs();
                };
        return Stream.of(anyType, ofType, Stream.ofNullable(good)).flatMap(values -> values);
    }

    private static Stream<Object> numbers(IntegerType type) {
        List<Object> numbers = new ArrayList<>(List.of(type.min(), type.max(), "1", 1e30, -1e30));
        if (type.min() > Long.MIN_VALUE) {
            numbers.add(type.min() - 1);
        }
        if (type.max() < Long.MAX_VALUE) {
            numbers.add(type.max() + 1);
        }
        return numbers.stream();
    }

    private static Stream<Object> words(EnumType type) {
        return Stream.concat(
                Stream.of("", "no-such-word", type.wordList().getFirst().toUpperCase(Locale.ROOT)),
                type.wordList().stream());
    }

    private static Stream<Object> texts(int maxLength) {
        return Stream.of(
                "",
                "0",
                "a\nb=1",
                "a\u0000",
                "\u0007",
                "\u0085",
                " ",
                "'\"\\",
                "é😀",
                "😀".repeat(maxLength),
                "a".repeat(maxLength),
                "a".repeat(maxLength + 1));
    }

    private static Stream<Object> lists(ListType<?> type, List<?> good) {
        Object goodItem = good.isEmpty() ? null : good.getFirst();
        Stream<Object> items = of(type.item(), goodItem).map(List::of);
        Object item = goodItem == null ? of(type.item(), null).toList().getLast() : goodItem;
        return Stream.concat(
                items,
                Stream.of(
                        List.of(item, item),
                        Collections.nCopies(type.maxItems() + 1, item),
                        Collections.singletonList(null)));
    }

    private static Stream<Object> structs(Fields fields, Map<?, ?> good) {
        Map<String, Object> rest = new LinkedHashMap<>();
        good.forEach((field, value) -> rest.put((String) field, value));
        Stream<Object> incomplete = rest.keySet().stream().map(field -> with(rest, field, null));
        return Stream.concat(incomplete, inside(fields, rest, good));
    }

    private static Stream<Object> secretRefs() {
        return Stream.of(
                Map.of("name", "a", "key", "b"),
                Map.of("name", "a"),
                Map.of("name", "", "key", ""),
                Map.of("name", "A B", "key", "b/c"),
                Map.of("name", "a", "key", "b", "optional", true),
                Map.of("name", "a".repeat(254), "key", "b".repeat(254)));
    }

    /** The same with one more, or another, value; null takes the field away. */
    private static Map<String, Object> with(Map<String, Object> rest, String field, Object value) {
        Map<String, Object> object = new LinkedHashMap<>(rest);
        if (value == null) {
            object.remove(field);
        } else {
            object.put(field, value);
        }
        return object;
    }
}
