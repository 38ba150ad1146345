package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.ParsedType;
import io.xendomain.xlcfg.model.SpecException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An emulated USB device, or one of dom0, as qemu's -usbdevice names it.
 *
 * @param kind what it is
 * @param argument what follows the colon; empty for kinds that have none
 */
public record UsbDevice(Kind kind, String argument) {
    private static final Pattern ADDRESS = Pattern.compile("[1-9][0-9]{0,2}\\.[1-9][0-9]{0,2}");
    private static final Pattern PRODUCT = Pattern.compile("([0-9a-fA-F]{1,4}):([0-9a-fA-F]{1,4})");
    private static final Pattern PLAIN = Pattern.compile("[^,\\x00-\\x1f\\x7f]+");

    public static final ParsedType<UsbDevice> TYPE = new ParsedType<>(
            "^(tablet|mouse|keyboard|wacom-tablet|braille|(host|disk|serial):[^,\\x00-\\x1f\\x7f]+)$",
            1024,
            "tablet, mouse, keyboard, wacom-tablet, braille, host:BUS.ADDR, host:VENDOR:PRODUCT, disk:FILE or serial:DEVICE",
            UsbDevice::parse,
            UsbDevice::toString);

    /** What can be plugged in. */
    public enum Kind {
        TABLET,
        MOUSE,
        KEYBOARD,
        WACOM_TABLET,
        BRAILLE,
        HOST,
        DISK,
        SERIAL;

        private String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private boolean takesArgument() {
            return this == HOST || this == DISK || this == SERIAL;
        }
    }

    /** @throws SpecException if qemu knows no such device */
    public static UsbDevice parse(String text) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        String argument = colon < 0 ? "" : text.substring(colon + 1);
        Kind kind = Stream.of(Kind.values())
                .filter(candidate -> candidate.word().equals(word) && candidate.takesArgument() == colon >= 0)
                .findFirst()
                .orElseThrow(() -> new SpecException("must be one of the devices that qemu knows"));
        return new UsbDevice(kind, colon < 0 ? "" : checked(kind, argument));
    }

    private static String checked(Kind kind, String argument) {
        Matcher product = PRODUCT.matcher(argument);
        if (kind == Kind.HOST && product.matches()) {
            return "%04x:%04x"
                    .formatted(Integer.parseInt(product.group(1), 16), Integer.parseInt(product.group(2), 16));
        }
        if (kind == Kind.HOST && !ADDRESS.matcher(argument).matches()) {
            throw new SpecException(
                    "must have BUS.ADDR in decimal without leading zeros, or VENDOR:PRODUCT in hexadecimal,"
                            + " after host:");
        }
        if (!PLAIN.matcher(argument).matches()) {
            throw new SpecException("must have a text without commas after the colon");
        }
        return argument;
    }

    @Override
    public String toString() {
        return argument.isEmpty() ? kind.word() : kind.word() + ":" + argument;
    }
}
