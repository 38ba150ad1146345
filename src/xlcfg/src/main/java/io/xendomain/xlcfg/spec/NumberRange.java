package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.SpecException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decimal numbers from one to another: {@code 3} or {@code 0-7}.
 *
 * @param first the smallest
 * @param last the largest
 */
public record NumberRange(int first, int last) {
    private static final Pattern FORM = Pattern.compile(" *([0-9]{1,9})(?:- *([0-9]{1,9}))?");

    /**
     * Reads it as C's strtoul does: blanks before a number are skipped, leading zeros mean nothing.
     *
     * @param largest allowed
     * @throws SpecException if it is none
     */
    public static NumberRange parse(String text, int largest) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new SpecException("must be decimal numbers and ranges of them, as 0-3,5");
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        if (last < first) {
            throw new SpecException("must have the smaller number of a range first");
        }
        if (last > largest) {
            throw new SpecException("must not have numbers above " + largest);
        }
        return new NumberRange(first, last);
    }

    public int size() {
        return last - first + 1;
    }

    public boolean isSingle() {
        return first == last;
    }

    @Override
    public String toString() {
        return isSingle() ? Integer.toString(first) : first + "-" + last;
    }
}
