package io.xendomain.xlcfg.proof;

import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.keys.Sample;
import io.xendomain.xlcfg.model.BooleanType;
import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.model.ValueType;
import io.xendomain.xlcfg.spec.ParametersOf;
import io.xendomain.xlcfg.spec.RandomItems;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values of keys as they may stand in a file: good ones, the limits and one beyond, other types, other spellings. */
final class Values {
    /** By field, what the samples of the documentation have. */
    private static final Map<String, List<Object>> SAMPLES = Sample.all().stream()
            .flatMap(sample -> sample.config().entrySet().stream())
            .filter(field -> field.getValue() != null)
            .collect(Collectors.groupingBy(
                    Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));

    private static final List<String> STRANGE_TEXTS = List.of(
            "",
            " ",
            "a",
            "web-1",
            "0",
            "yes",
            "true",
            "on",
            "none",
            "a b",
            "a,b",
            "/srv/x",
            "a'b",
            "ä€",
            "a\\b",
            "\"",
            "#",
            "a;b",
            "a\tb",
            "1 ",
            "512M",
            "-",
            "x".repeat(300));
    private static final List<String> STRANGE = List.of(
            "[]",
            "[\"a\", [\"b\"], \"c\"]",
            "[[\"a\"]]",
            "[1, 2]",
            "[\"\"]",
            "\"\"",
            "0",
            "1",
            "\"-1\"",
            "4294967296",
            "9223372036854775807",
            "9223372036854775808",
            "[\"a\"",
            "yes",
            "\"yes\"",
            "08",
            "0x",
            "1x",
            "''",
            "-1",
            "\"1 \"",
            "2147483648",
            "\"0x\"",
            "'\\x41'");

    private final Dice dice;
    private final Literals literals;
    private final RandomItems good;
    private final Specs specs;

    Values(Dice dice) {
        this.dice = dice;
        this.literals = new Literals(dice);
        this.good = RandomItems.good(dice.random().nextLong());
        this.specs = new Specs(dice, good);
    }

    /** The right-hand side of a statement that nobody should mind. */
    String goodOf(Key<?> key) {
        Object json = dice.oneIn(3) ? sampled(key) : good.value(key.type());
        boolean mayBeBare = key.type() instanceof ListType<?> list && list.bare() != ListType.Bare.REFUSED;
        if (mayBeBare && json instanceof List<?> items && !items.isEmpty() && dice.oneIn(3)) {
            return literals.text(Objects.toString(items.getFirst(), ""));
        }
        String literal = fromJson(key.type(), json);
        return literal == null ? of(key) : literal;
    }

    /** The right-hand side of a statement. */
    String of(Key<?> key) {
        if (dice.oneIn(25)) {
            return dice.one(STRANGE);
        }
        if (dice.oneIn(4)) {
            String sample = fromJson(key.type(), sampled(key));
            if (sample != null) {
                return sample;
            }
        }
        return literal(key, key.type());
    }

    /** As in the documentation; null if it has none. */
    private Object sampled(Key<?> key) {
        List<Object> samples = SAMPLES.get(key.field());
        return samples == null ? null : dice.one(samples);
    }

    private String literal(Key<?> key, ValueType<?> type) {
        return switch (type) {
            case BooleanType flag ->
                literals.number(dice.one("0", "1", "1", "0", "2", "-1", "00", "yes", "4294967296"));
            case IntegerType number -> number(number);
            case EnumType words -> word(words);
            case ListType<?> list -> list(key, list);
            case StructType struct -> struct(key, struct);
            default -> text(key, type);
        };
    }

    private String number(IntegerType type) {
        long min = type.min();
        long max = type.max();
        long inside = min + (long) (dice.random().nextDouble() * Math.min(max - min, 1000));
        long number =
                switch (dice.upTo(11)) {
                    case 0 -> min - 1;
                    case 1 -> min;
                    case 2 -> max;
                    case 3 -> max == Long.MAX_VALUE ? max : max + 1;
                    case 4 -> 1L << 31;
                    case 5 -> 1L << 32;
                    default -> inside;
                };
        return literals.number(Long.toString(number));
    }

    private String word(EnumType type) {
        String word = dice.one(type.wordList());
        return switch (dice.upTo(14)) {
            case 0 -> literals.text(word.toUpperCase(Locale.ROOT));
            case 1 -> literals.text(word.substring(0, dice.upTo(word.length())));
            case 2 -> literals.number(Integer.toString(dice.upTo(type.choices().size())));
            case 3 -> literals.text(word + dice.one(" ", "x", ","));
            case 4 -> literals.text(dice.one(STRANGE_TEXTS));
            default -> literals.text(word);
        };
    }

    private String list(Key<?> key, ListType<?> type) {
        List<String> items = new ArrayList<>();
        for (int i = dice.upTo(dice.oneIn(10) ? 20 : 3); i > 0; i--) {
            items.add(dice.oneIn(40) ? dice.one(STRANGE) : literal(key, type.item()));
        }
        return items.size() == 1 && dice.oneIn(6) ? items.getFirst() : literals.list(items);
    }

    private String struct(Key<?> key, StructType type) {
        String spec = specs.of(key.name());
        if (spec != null && !dice.oneIn(5)) {
            return literals.text(spec);
        }
        if (ParametersOf.isOneString(type) && dice.oneIn(2)) {
            return literals.text(specs.parameters(type));
        }
        String item = fromJson(type, good.value(type));
        return item == null ? "\"\"" : item;
    }

    private String text(Key<?> key, ValueType<?> type) {
        String spec = specs.of(key.name());
        if (spec != null && !dice.oneIn(5)) {
            return literals.text(spec);
        }
        String text = dice.oneIn(6) ? dice.one(STRANGE_TEXTS) : Objects.toString(good.value(type), "");
        return literals.text(dice.oneIn(15) ? text + dice.one(" ", ",", "\t", "x", ":1") : text);
    }

    private <T> String fromJson(ValueType<T> type, Object json) {
        Place nowhere = new Place("", null, null, finding -> {});
        Function<T, CfgValue> print = value -> type.toCfg(value, XenVersion.of("4.20"));
        T value = json == null ? null : type.fromJson(json, nowhere);
        return value == null ? null : literals.of(print.apply(value));
    }
}
