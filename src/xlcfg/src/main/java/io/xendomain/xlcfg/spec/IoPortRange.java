package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.ParsedType;
import io.xendomain.xlcfg.model.SpecException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * I/O ports of the host, always in hexadecimal.
 *
 * @param first from 0
 * @param last to ffff
 */
public record IoPortRange(int first, int last) {
    private static final Pattern FORM =
            Pattern.compile("(?:0[xX])?([0-9a-fA-F]{1,8})(?:-(?:0[xX])?([0-9a-fA-F]{1,8}))?");

    public static final ParsedType<IoPortRange> TYPE = new ParsedType<>(
            "^(0[xX])?[0-9a-fA-F]{1,8}(-(0[xX])?[0-9a-fA-F]{1,8})?$",
            21,
            "an I/O port or a range of them in hexadecimal, as 3f8 or 2f8-2ff",
            IoPortRange::parse,
            IoPortRange::toString);

    /**
     * xl turns a range whose end is before its start into four thousand million ports, and only mutters at what follows.
     *
     * @throws SpecException if it is none that a machine has
     */
    public static IoPortRange parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new SpecException("must be hexadecimal digits, or two numbers of them with - between");
        }
        long first = Long.parseLong(matcher.group(1), 16);
        long last = matcher.group(2) == null ? first : Long.parseLong(matcher.group(2), 16);
        if (last < first) {
            throw new SpecException("must have the smaller port first: xl would let the guest at nearly every port");
        }
        if (last > 0xffff) {
            throw new SpecException("must not be above ffff: there are no such ports");
        }
        return new IoPortRange((int) first, (int) last);
    }

    @Override
    public String toString() {
        return first == last ? Integer.toHexString(first) : "%x-%x".formatted(first, last);
    }
}
