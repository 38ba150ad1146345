package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.regex.Pattern;

/**
 * Text that xl hands on as it is.
 *
 * @param maxLength in characters
 * @param pattern the whole text must match it, in the syntax that Java and RE2 share; null when any text will do
 * @param form the pattern in words, after "must be"
 */
public record TextType(int maxLength, Pattern pattern, String form) implements ValueType<String> {

    /** What a control character is, for the schema too: none of them can be written into an xl.cfg, or should be. */
    public static final String NO_CONTROL = "^[^\\x00-\\x1f\\x7f]*$";

    public static TextType upTo(int maxLength) {
        return new TextType(maxLength, Pattern.compile(NO_CONTROL), "text");
    }

    public static TextType matching(String pattern, int maxLength, String form) {
        return new TextType(maxLength, Pattern.compile(pattern), form);
    }

    @Override
    public String fromJson(Object json, Place place) {
        if (json instanceof String text) {
            return check(text, place);
        }
        place.report(Code.WrongType, json, "must be " + form, "put it in quotes");
        return null;
    }

    @Override
    public Object toJson(String value) {
        return value;
    }

    @Override
    public String fromCfg(CfgValue value, Place place) {
        if (value instanceof CfgValue.Scalar scalar) {
            return check(scalar.text(), place);
        }
        place.report(
                Code.WrongType,
                Numbers.show(value),
                "must be " + form + ": xl goes on without a list here, and without what stands behind one in a list",
                "write one string");
        return null;
    }

    @Override
    public CfgValue toCfg(String value, XenVersion version) {
        return new CfgValue.Text(value);
    }

    @Override
    public String words() {
        return form + ", at most " + maxLength + " characters";
    }

    private String check(String text, Place place) {
        if (!Texts.isClean(text, place) || Texts.isTooLong(text, maxLength, place)) {
            return null;
        }
        if (!pattern.matcher(text).matches()) {
            place.report(Code.InvalidFormat, text, "must be " + form, "write it in that form");
            return null;
        }
        return text;
    }
}
