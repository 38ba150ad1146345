package io.xendomain.cli;

import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which strings stand in YAML without quotes: only those that every version of YAML takes for a string. kubectl reads
 * more forms of numbers than the library that writes here knows: {@code 2e8}, {@code 1_0}, {@code 0x1f}, {@code 12:30}.
 */
final class PlainWords extends StringQuotingChecker {
    private static final long serialVersionUID = 1L;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./+-]*( [A-Za-z0-9_./+-]+)*");
    private static final Set<String> NOT_STRINGS =
            Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf", "infinity");

    @Override
    public boolean needToQuoteName(String name) {
        return needToQuoteValue(name);
    }

    /** Texts of several lines become a block, which needs no quotes. */
    @Override
    public boolean needToQuoteValue(String text) {
        return text.indexOf('\n') < 0
                && (!PLAIN.matcher(text).matches() || NOT_STRINGS.contains(text.toLowerCase(Locale.ROOT)));
    }
}
