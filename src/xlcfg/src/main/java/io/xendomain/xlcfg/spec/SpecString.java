package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Quoted;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.model.BooleanType;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.Nearest;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What all spec strings have in common. */
final class SpecString {
    /** Longer than anything that can be written, short enough to be read at once. */
    static final int MAX_LENGTH = 16_384;

    /** Between the items of a list inside a parameter. */
    private static final String LIST_SEPARATOR = ";";

    /** More than any has parameters, and few enough to be looked at one by one. */
    private static final int MOST_COMMAS = 256;

    private static final String BLANKS = " \t\n\u000b\f\r";

    private SpecString() {}

    /** The text without what C calls white space at its ends. Unicode has more of it, which xl leaves where it is. */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return BLANKS.indexOf(c) >= 0;
    }

    /** The text of an item, or null after a report. */
    static String text(CfgValue value, Fields fields, Place place) {
        return text(value, fields, place, MOST_COMMAS);
    }

    /** The same of an item whose values hold no commas: each parameter is written once, but for a few mistakes. */
    static String textOfParameters(CfgValue value, Fields fields, Place place) {
        return text(value, fields, place, fields.keys().size() + 4);
    }

    private static String text(CfgValue value, Fields fields, Place place, int mostCommas) {
        if (!(value instanceof CfgValue.Scalar scalar)) {
            place.say(
                    Code.WrongType,
                    place.field() + " is a list, but must be one string for " + fields.name()
                            + ": xl stops reading at a list in a list and loses the items after it; write a string");
            return null;
        }
        if (scalar.text().length() > MAX_LENGTH) {
            place.report(
                    Code.TooLong,
                    scalar.text(),
                    "must be at most " + MAX_LENGTH + " characters long",
                    "no " + fields.name().replaceFirst("^an? ", "") + " needs that much; look at its end");
            return null;
        }
        if (scalar.text().chars().filter(c -> c == ',').limit(mostCommas + 1L).count() > mostCommas) {
            place.report(
                    Code.TooLong,
                    scalar.text(),
                    "must have at most " + mostCommas + " commas",
                    "no " + fields.name().replaceFirst("^an? ", "") + " has so many parameters; remove some");
            return null;
        }
        return scalar.text();
    }

    /** The item with that parameter, if its text is good. A parameter given twice counts as the last. */
    static <T> Struct with(Struct item, Key<T> key, CfgValue value, Place place) {
        return withAt(item, key, value, place.child(key));
    }

    /** @param inner the place of the parameter itself */
    static <T> Struct withAt(Struct item, Key<T> key, CfgValue value, Place inner) {
        if (item.has(key)) {
            reportRepeated(inner);
        }
        T read = key.type().fromCfg(value, inner);
        return read == null ? item : item.with(key, read);
    }

    /** The characters after the equals sign as the value they stand for. */
    static CfgValue value(Key<?> key, String text, boolean anyBase, Place place) {
        return switch (key.type()) {
            case BooleanType flag -> anyBase ? CNumbers.anyBase(text, place) : CNumbers.decimal(text, place);
            case IntegerType number -> anyBase ? CNumbers.anyBase(text, place) : CNumbers.decimal(text, place);
            case ListType<?> list ->
                new CfgValue.Items(Stream.of(text.split(LIST_SEPARATOR))
                        .filter(element -> !element.isEmpty())
                        .<CfgValue>map(CfgValue.Text::new)
                        .toList());
            default -> new CfgValue.Text(text);
        };
    }

    /** A parameter's value as it stands in the string. */
    static <T> String print(Struct item, Key<T> key, XenVersion version) {
        return print(key.type().toCfg(item.get(key), version));
    }

    static void reportRepeated(Place parameter) {
        parameter.say(
                Code.DuplicateKey,
                () -> parameter.field() + " is given twice, but only the last one counts for xl; remove the other one");
    }

    static void reportUnknown(String name, Fields fields, String consequence, Place place) {
        place.say(
                Code.UnknownKey,
                () -> place.field() + " has " + Quoted.of(name) + ", but that is no parameter of " + fields.name()
                        + ": "
                        + consequence + "; "
                        + Nearest.remedy(
                                name, fields.keys().stream().map(Key::name).toList()));
    }

    static void reportMalformed(String token, String rule, Place place) {
        place.say(
                Code.InvalidFormat,
                () -> place.field() + " has " + Quoted.of(token) + ", but " + rule
                        + "; write the parameters as NAME=VALUE");
    }

    /** The parameter that xl.cfg calls so, or null. */
    static Key<?> named(String name, List<Key<?>> keys) {
        for (Key<?> key : keys) {
            if (key.name().equals(name)) {
                return key;
            }
        }
        return null;
    }

    private static String print(CfgValue value) {
        return switch (value) {
            case CfgValue.Scalar scalar -> scalar.text();
            case CfgValue.Items items ->
                items.values().stream().map(SpecString::print).collect(Collectors.joining(LIST_SEPARATOR));
        };
    }
}
