package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Text with a grammar of its own, kept as a typed object: a MAC address, a CPU list, a rate. In JSON it is the text in
 * its one canonical form.
 *
 * @param pattern regular expression for the schema, in the syntax that Java and RE2 share; may let more through than
 *     the parser
 * @param maxLength of the text
 * @param form the grammar in words, after "must be"
 * @param parser throws {@link SpecException} with the rule that is broken
 * @param printer its inverse: parsing what it prints gives an equal object
 * @param later the values that not every xl reads which knows the key, or null
 */
public record ParsedType<T>(
        String pattern,
        int maxLength,
        String form,
        Function<String, T> parser,
        Function<T, String> printer,
        Later<T> later)
        implements ValueType<T> {

    /**
     * Values that came later than the key.
     *
     * @param since the first Xen whose xl reads them
     * @param words for them
     * @param values which they are
     */
    public record Later<T>(XenVersion since, String words, Predicate<T> values) {
        public Later(String since, String words, Predicate<T> values) {
            this(XenVersion.of(since), words, values);
        }
    }

    /** A text that every xl reads which knows the key. */
    public ParsedType(
            String pattern, int maxLength, String form, Function<String, T> parser, Function<T, String> printer) {
        this(pattern, maxLength, form, parser, printer, null);
    }

    @Override
    public T fromJson(Object json, Place place) {
        if (json instanceof String text) {
            return parse(text, place);
        }
        place.report(Code.WrongType, json, "must be " + form, "put it in quotes");
        return null;
    }

    @Override
    public Object toJson(T value) {
        return printer.apply(value);
    }

    @Override
    public T fromCfg(CfgValue value, Place place) {
        if (value instanceof CfgValue.Scalar scalar) {
            return parse(scalar.text(), place);
        }
        place.report(Code.WrongType, Numbers.show(value), "must be " + form, "write one string");
        return null;
    }

    @Override
    public CfgValue toCfg(T value, XenVersion version) {
        return new CfgValue.Text(printer.apply(value));
    }

    @Override
    public void checkVersion(T value, XenVersion version, Place place) {
        if (later != null && later.values().test(value)) {
            Releases.since(later.since()).check(printer.apply(value), version, place);
        }
    }

    @Override
    public List<String> releases() {
        return later == null
                ? List.of()
                : List.of(later.words() + ": " + Releases.since(later.since()).words());
    }

    @Override
    public String words() {
        return form;
    }

    private T parse(String text, Place place) {
        if (!Texts.isClean(text, place) || Texts.isTooLong(text, maxLength, place)) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (SpecException e) {
            place.report(e.code(), text, e.getMessage(), "write " + form);
            return null;
        }
    }
}
