package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.Quoted;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Numbers as xl reads them: C's strtol with base 0, then nothing may follow. */
final class Numbers {
    private static final Pattern STRTOL = Pattern.compile("[ \\t\\n\\x0b\\f\\r]*([+-]?)(0[xX][0-9a-fA-F]+|[0-9]+)");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+");
    /** Of 64 bits written in octal. */
    private static final int MOST_DIGITS = 22;

    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private Numbers() {}

    /** The number, or null where xl would say "is not a valid number" or "out of range" and go on without it. */
    static Long read(CfgValue value) {
        return value instanceof CfgValue.Scalar scalar ? read(scalar.text()) : null;
    }

    /** The number in plain decimal digits, with a minus before them or not; or null. */
    static Long readDecimal(CfgValue value) {
        return value instanceof CfgValue.Scalar scalar
                        && DECIMAL.matcher(scalar.text()).matches()
                ? Long.valueOf(scalar.text())
                : null;
    }

    static Long read(String text) {
        Matcher matcher = STRTOL.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        String digits = matcher.group(2);
        BigInteger magnitude;
        if (digits.length() > 1 && (digits.charAt(1) == 'x' || digits.charAt(1) == 'X')) {
            magnitude = magnitude(digits.substring(2), 16);
        } else if (digits.charAt(0) == '0') {
            magnitude = digits.chars().allMatch(c -> c <= '7') ? magnitude(digits, 8) : null;
        } else {
            magnitude = magnitude(digits, 10);
        }
        if (magnitude == null) {
            return null;
        }
        BigInteger number = matcher.group(1).equals("-") ? magnitude.negate() : magnitude;
        return number.compareTo(MIN) < 0 || number.compareTo(MAX) > 0 ? null : number.longValue();
    }

    /** Null when it is far too large: to read a megabyte of digits takes time. */
    private static BigInteger magnitude(String digits, int radix) {
        String significant = LEADING_ZEROS.matcher(digits).replaceFirst("");
        return significant.length() > MOST_DIGITS ? null : new BigInteger("0" + significant, radix);
    }

    /** A value for a message. */
    static Object show(CfgValue value) {
        return switch (value) {
            case CfgValue.Text text -> text.text();
            case CfgValue.Number number -> new Bare(number.text());
            case CfgValue.Items items ->
                new Bare(items.values().stream()
                        .map(item -> Quoted.of(show(item)))
                        .collect(Collectors.joining(", ", "[", "]")));
        };
    }

    /** Shown without quotes around it. */
    private record Bare(String text) {
        @Override
        public String toString() {
            return text;
        }
    }
}
