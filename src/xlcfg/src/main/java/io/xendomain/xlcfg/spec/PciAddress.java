package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.ParsedType;
import io.xendomain.xlcfg.model.SpecException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A PCI device of the host (BDF).
 *
 * @param domain 0 to ffff
 * @param bus 0 to ff
 * @param device 0 to 1f
 * @param function 0 to 7, or {@link #ALL_FUNCTIONS}
 */
public record PciAddress(int domain, int bus, int device, int function) {
    public static final int ALL_FUNCTIONS = -1;

    private static final String HEX = "[0-9a-fA-F]";
    private static final Pattern FORM =
            Pattern.compile("(?:(%1$s{1,4}):)?(%1$s{1,2}):(%1$s{1,2})\\.([0-7]|\\*)".formatted(HEX));

    public static final ParsedType<PciAddress> TYPE = new ParsedType<>(
            "^([0-9a-fA-F]{1,4}:)?[0-9a-fA-F]{1,2}:[0-9a-fA-F]{1,2}[.]([0-7]|[*])$",
            12,
            "a PCI address as [DDDD:]BB:DD.F in hexadecimal, with * for all functions",
            PciAddress::parse,
            PciAddress::toString);

    /** @throws SpecException if it is none; the xl of 4.17 and 4.20 crashes without a function */
    public static PciAddress parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new SpecException("must be [DDDD:]BB:DD.F in hexadecimal, with a function from 0 to 7 or * for all");
        }
        int device = Integer.parseInt(matcher.group(3), 16);
        if (device > 0x1f) {
            throw new SpecException("must have a device from 00 to 1f");
        }
        return new PciAddress(
                matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1), 16),
                Integer.parseInt(matcher.group(2), 16),
                device,
                matcher.group(4).equals("*") ? ALL_FUNCTIONS : Integer.parseInt(matcher.group(4)));
    }

    /** Whether both have a function in common. */
    public boolean overlaps(PciAddress other) {
        return withFunction(ALL_FUNCTIONS).equals(other.withFunction(ALL_FUNCTIONS))
                && (function == other.function || function == ALL_FUNCTIONS || other.function == ALL_FUNCTIONS);
    }

    /** Each function it means. */
    public List<PciAddress> functions() {
        return function == ALL_FUNCTIONS
                ? IntStream.range(0, 8).mapToObj(this::withFunction).toList()
                : List.of(this);
    }

    /** The same device with another function, or all of them. */
    public PciAddress withFunction(int other) {
        return new PciAddress(domain, bus, device, other);
    }

    /** With the domain, in lower case. */
    @Override
    public String toString() {
        return "%04x:%02x:%02x.%s".formatted(domain, bus, device, function == ALL_FUNCTIONS ? "*" : function);
    }
}
