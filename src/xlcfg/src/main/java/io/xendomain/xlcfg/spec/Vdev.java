package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.ParsedType;
import io.xendomain.xlcfg.model.SpecException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The virtual device a disk appears as: xen-vbd-interface(7). xl does not look at the text before the domain is really
 * created. Names of the same device number are the same device.
 *
 * @param name as its author wrote it
 * @param number the device number libxl makes of it
 * @param disk which disk it is, from 0; empty when it was given as a bare device number, where libxl does not know either
 */
public record Vdev(String name, int number, OptionalInt disk) {
    private static final int MAX_DISK = (1 << 20) - 1;
    private static final int XVD_MAJOR = 202;
    private static final int EXTENDED = 1 << 28;
    private static final int[] HD_MAJORS = {3, 22};
    private static final int SD_MAJOR = 8;

    private static final String C_NUMBER = "0[xX][0-9a-fA-F]{1,8}|[0-9]{1,12}";
    private static final Pattern PLAIN = Pattern.compile("d(" + C_NUMBER + ")p(" + C_NUMBER + ")");
    private static final Pattern RAW = Pattern.compile(C_NUMBER);
    private static final Pattern LETTERS = Pattern.compile("(xvd|hd|sd)([a-z]{1,5})([1-9][0-9]{0,2})?");

    public static final ParsedType<Vdev> TYPE = new ParsedType<>(
            "^(d[0-9a-fA-FxX]{1,11}p[0-9a-fA-FxX]{1,11}|[0-9][0-9a-fA-FxX]{0,11}|(xvd|hd|sd)[a-z]{1,5}([1-9][0-9]{0,2})?)$",
            24,
            "a virtual device: xvda, hda, sda, with a partition as xvda1, dNpM, or a device number",
            Vdev::parse,
            Vdev::name);

    /** @throws SpecException if libxl would not find a device number in it */
    public static Vdev parse(String name) {
        return plain(name)
                .or(() -> lettered(name))
                .or(() -> raw(name))
                .orElseThrow(() -> new SpecException(
                        "must be xvda to xvdbgqcv with a partition up to 255, hda to hdd up to 63, sda to sdp up to 15,"
                                + " dNpM, or a device number; xl would only find out when the domain is created"));
    }

    private static Optional<Vdev> plain(String name) {
        Matcher matcher = PLAIN.matcher(name);
        return matcher.matches()
                ? paravirtual(name, cNumber(matcher.group(1)), cNumber(matcher.group(2)))
                : Optional.empty();
    }

    private static Optional<Vdev> lettered(String name) {
        Matcher matcher = LETTERS.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int disk = index(matcher.group(2));
        int partition = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        return switch (matcher.group(1)) {
            case "xvd" -> paravirtual(name, disk, partition);
            case "hd" ->
                within(disk, 3, partition, 63)
                        ? of(name, HD_MAJORS[disk / 2] << 8 | (disk & 1) << 6 | partition, disk)
                        : Optional.empty();
            default ->
                within(disk, 15, partition, 15)
                        ? of(name, SD_MAJOR << 8 | disk << 4 | partition, disk)
                        : Optional.empty();
        };
    }

    private static Optional<Vdev> raw(String name) {
        if (!RAW.matcher(name).matches()) {
            return Optional.empty();
        }
        long number = cNumber(name);
        return number >= 0 && number <= Integer.MAX_VALUE
                ? Optional.of(new Vdev(name, (int) number, OptionalInt.empty()))
                : Optional.empty();
    }

    private static Optional<Vdev> paravirtual(String name, long disk, long partition) {
        if (!within(disk, MAX_DISK, partition, 255)) {
            return Optional.empty();
        }
        int number = within(disk, 15, partition, 15)
                ? XVD_MAJOR << 8 | (int) disk << 4 | (int) partition
                : EXTENDED | (int) disk << 8 | (int) partition;
        return of(name, number, (int) disk);
    }

    private static Optional<Vdev> of(String name, int number, int disk) {
        return Optional.of(new Vdev(name, number, OptionalInt.of(disk)));
    }

    private static boolean within(long disk, int maxDisk, long partition, int maxPartition) {
        return disk >= 0 && disk <= maxDisk && partition >= 0 && partition <= maxPartition;
    }

    /** a is 0, z is 25, aa is 26. */
    private static int index(String letters) {
        int index = -1;
        for (char letter : letters.toCharArray()) {
            index = (index + 1) * 26 + letter - 'a';
        }
        return index;
    }

    /** Decimal, 0x and, with a leading zero, octal; -1 if it is none of them. */
    private static long cNumber(String text) {
        try {
            return Long.decode(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vdev vdev && vdev.number == number;
    }

    @Override
    public int hashCode() {
        return number;
    }

    @Override
    public String toString() {
        return name;
    }
}
