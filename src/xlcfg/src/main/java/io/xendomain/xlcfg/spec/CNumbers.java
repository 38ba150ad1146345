package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers inside spec strings: xl reads the digits at the start and mostly does not look at what follows. */
final class CNumbers {
    private static final Pattern DECIMAL = Pattern.compile(" *([+-]?)([0-9]+)(.*)");
    private static final Pattern ANY_BASE = Pattern.compile(" *([+-]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)(.*)");

    private CNumbers() {}

    /** As C's atoi, and strtoul with base 10, take it: 010 is ten. */
    static CfgValue decimal(String text, Place place) {
        Matcher matcher = DECIMAL.matcher(text);
        return matcher.matches()
                ? number(text, matcher, matcher.group(2).replaceFirst("^0+(?=[0-9])", ""), place)
                : new CfgValue.Text(text);
    }

    /** As strtoul with base 0 takes it: 010 is eight and 0x10 sixteen. */
    static CfgValue anyBase(String text, Place place) {
        Matcher matcher = ANY_BASE.matcher(text);
        return matcher.matches() ? number(text, matcher, matcher.group(2), place) : new CfgValue.Text(text);
    }

    private static CfgValue number(String text, Matcher matcher, String digits, Place place) {
        String read = matcher.group(1).replace("+", "") + digits;
        if (!matcher.group(3).isEmpty()) {
            place.report(
                    Code.Ignored,
                    text,
                    "xl reads " + read + " and ignores what follows the digits",
                    "write the number alone");
        }
        return new CfgValue.Text(read);
    }
}
