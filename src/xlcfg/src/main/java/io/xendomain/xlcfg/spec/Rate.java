package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.ParsedType;
import io.xendomain.xlcfg.model.SpecException;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast a network interface may send: so many bytes per interval. The arithmetic is xl's, which drops fractions.
 *
 * @param amount of units per second, from 1 to 2^32-1
 * @param unit b/s, Kb/s, Mb/s, Gb/s for bits and B/s, KB/s, MB/s, GB/s for bytes; steps of 1000
 * @param intervalMicros how often the credit is given, in microseconds
 */
public record Rate(long amount, String unit, long intervalMicros) {
    private static final long UINT32_MAX = 0xffff_ffffL;
    private static final long DEFAULT_INTERVAL = 50_000;
    private static final Pattern FORM = Pattern.compile("([0-9]+)([GMK]?[Bb]/s)(?:@([0-9]+)([mu]?s?))?");

    public static final ParsedType<Rate> TYPE = new ParsedType<>(
            "^[0-9]+[GMK]?[Bb]/s(@[0-9]+[mu]?s?)?$",
            32,
            "a rate as 10Mb/s or 250KB/s@20ms: B are bytes and b bits, K, M and G are steps of 1000, and an interval"
                    + " without a unit is in seconds",
            Rate::parse,
            Rate::toString);

    /** @throws SpecException if xl refuses it, or reads "unlimited" in it */
    public static Rate parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new SpecException(
                    "must be a number, K, M, G or nothing, then b/s or B/s, and perhaps @ and an interval;"
                            + " the case of the letters matters");
        }
        long amount = number(matcher.group(1), "the rate");
        String interval = matcher.group(3);
        long micros =
                interval == null ? DEFAULT_INTERVAL : number(interval, "the interval") * microsPer(matcher.group(4));
        if (micros > UINT32_MAX) {
            throw new SpecException("must have an interval below 2^32 microseconds, which is 71 minutes; without a unit"
                    + " it is in seconds");
        }
        Rate rate = new Rate(amount, matcher.group(2), micros);
        if (rate.byteMicros().bitLength() > 64) {
            throw new SpecException("must be smaller: xl multiplies the bytes per second with the microseconds of the"
                    + " interval, and has 64 bits for it");
        }
        if (rate.bytesPerInterval().signum() == 0) {
            throw new SpecException(
                    "must be at least one byte per interval: xl rounds it down to 0, which means unlimited");
        }
        return rate;
    }

    public BigInteger bytesPerSecond() {
        long multiplier =
                switch (unit.charAt(0)) {
                    case 'G' -> 1_000_000_000;
                    case 'M' -> 1_000_000;
                    case 'K' -> 1_000;
                    default -> 1;
                };
        BigInteger amounts = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(multiplier));
        return unit.contains("b") ? amounts.shiftRight(3) : amounts;
    }

    /** What libxl writes into xenstore: the credit of each interval. */
    public BigInteger bytesPerInterval() {
        return byteMicros().divide(BigInteger.valueOf(1_000_000));
    }

    private BigInteger byteMicros() {
        return bytesPerSecond().multiply(BigInteger.valueOf(intervalMicros));
    }

    /** Without the interval when it is the default of 50 ms. */
    @Override
    public String toString() {
        return amount + unit + (intervalMicros == DEFAULT_INTERVAL ? "" : "@" + interval());
    }

    private String interval() {
        if (intervalMicros % 1_000_000 == 0) {
            return intervalMicros / 1_000_000 + "s";
        }
        return intervalMicros % 1_000 == 0 ? intervalMicros / 1_000 + "ms" : intervalMicros + "us";
    }

    private static long microsPer(String unit) {
        return switch (unit.isEmpty() ? 's' : unit.charAt(0)) {
            case 'm' -> 1_000;
            case 'u' -> 1;
            default -> 1_000_000;
        };
    }

    /** C's strtoull with base 0 stops at the first digit that is none: 010 is eight and 08 is nothing. */
    private static long number(String digits, String what) {
        try {
            long number = Long.decode(digits);
            if (number >= 1 && number <= UINT32_MAX) {
                return number;
            }
        } catch (NumberFormatException e) {
            // too long, or a digit that octal numbers do not have
        }
        throw new SpecException("must have a number from 1 to 4294967295 as " + what + ", without a leading zero");
    }
}
