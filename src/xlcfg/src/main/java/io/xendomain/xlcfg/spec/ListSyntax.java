package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.SpecSyntax;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code ["name=value", "name=value"]}: an object whose parameters are the strings of a list. A value ends with its
 * string, so that nothing in it can be mistaken for another parameter.
 *
 * @param trimsBlanks whether blanks on both sides of names and values do not count
 * @param repeated a parameter that stands there once for each item of its list, or null
 */
record ListSyntax(boolean trimsBlanks, Key<List<String>> repeated) implements SpecSyntax {
    private static final String ITEM_SEPARATOR = ",";

    @Override
    public Struct read(CfgValue value, Fields fields, Place place) {
        if (!(value instanceof CfgValue.Items items)) {
            place.say(
                    Code.WrongType,
                    place.field() + " is one string, but must be a list of strings for " + fields.name()
                            + "; put it in brackets");
            return null;
        }
        Struct object = Struct.empty();
        List<CfgValue> repetitions = new ArrayList<>();
        for (CfgValue item : items.values()) {
            String text = SpecString.text(item, fields, place);
            int equals = text == null ? -1 : text.indexOf('=');
            if (equals < 0) {
                if (text != null) {
                    SpecString.reportMalformed(text, "it has no equals sign", place);
                }
                continue;
            }
            String name = trimmed(text.substring(0, equals));
            String rest = trimmed(text.substring(equals + 1));
            Key<?> key = SpecString.named(name, fields.keys());
            if (key == null) {
                SpecString.reportUnknown(name, fields, "it would do nothing", place);
            } else if (key == repeated) {
                repetitions.add(new CfgValue.Text(rest));
            } else if (object.has(key)) {
                reportCounted(place.child(key));
            } else {
                object = SpecString.with(object, key, value(key, rest, place), place);
            }
        }
        return repetitions.isEmpty()
                ? object
                : SpecString.with(object, repeated, new CfgValue.Items(repetitions), place);
    }

    /** For two of one the xl of a virtual NUMA node adds up what it should count once. */
    private static void reportCounted(Place parameter) {
        parameter.say(
                Code.InvalidFormat,
                parameter.field() + " is given twice, but xl counts some of them twice and takes the last of others;"
                        + " leave one of the two");
    }

    @Override
    public CfgValue write(Struct object, Fields fields, XenVersion version) {
        List<CfgValue> parameters = new ArrayList<>();
        for (Key<?> key : fields.keys()) {
            if (key == repeated && object.has(key)) {
                object.get(repeated).forEach(item -> parameters.add(parameter(key, item)));
            } else if (object.has(key)) {
                String text = SpecString.print(object, key, version);
                parameters.add(
                        parameter(key, key.type() instanceof ListType<?> ? text.replace(";", ITEM_SEPARATOR) : text));
            }
        }
        return new CfgValue.Items(parameters);
    }

    private static CfgValue parameter(Key<?> key, String value) {
        return new CfgValue.Text(key.name() + "=" + value);
    }

    private static CfgValue value(Key<?> key, String text, Place place) {
        if (key.type() instanceof ListType<?>) {
            return new CfgValue.Items(Stream.of(text.split(ITEM_SEPARATOR))
                    .filter(item -> !item.isEmpty())
                    .map(item -> CNumbers.decimal(item, place.child(key)))
                    .toList());
        }
        return SpecString.value(key, text, false, place.child(key));
    }

    private String trimmed(String text) {
        return trimsBlanks ? SpecString.trim(text) : text;
    }
}
