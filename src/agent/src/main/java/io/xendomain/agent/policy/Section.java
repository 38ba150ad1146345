package io.xendomain.agent.policy;

import io.xendomain.xlcfg.model.SpecException;
import io.xendomain.xlcfg.spec.PciAddress;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A list in the rules of a namespace: what may be asked for, one kind of thing each. */
enum Section {
    DISKS("disks", Section::isPlace, "must be an absolute path below /, without . and .."),
    DISK_FORMATS("diskFormats", matches("raw|qcow|qcow2|vhd|qed"), "must be raw, qcow, qcow2, vhd or qed"),
    NETWORK_DISKS(
            "networkDisks",
            matches("[A-Za-z][^,\\s\\p{Cntrl}]*"),
            "must be the beginning of a target that is no path, as rbd:guests/"),
    BRIDGES("bridges", matches("[^,\\s\\p{Cntrl}]+"), "must be the name of a bridge, or default"),
    SCRIPTS("scripts", Section::isProgram, "must be a name in /etc/xen/scripts or an absolute path without . and .."),
    KERNELS("kernels", Section::isPlace, "must be an absolute path below /, without . and .."),
    FIRMWARE("firmware", Section::isPlace, "must be an absolute path below /, without . and .."),
    BOOTLOADERS("bootloaders", Section::isProgram, "must be a program of Xen's or an absolute path without . and .."),
    CONSOLES("consoles", matches("[0-9A-Za-z.:-]+"), "must be an address of dom0 without brackets and display"),
    PCI("pci", Section::isPciDevice, "must be an address as 0000:03:00.0 or 0000:03:00.*, a name, or *"),
    USB(
            "usb",
            matches("[*]|[1-9][0-9]*[.][1-9][0-9]*|[0-9a-f]{4}:[0-9a-f]{4}"),
            "must be BUS.ADDRESS in decimal, VENDOR:PRODUCT in four hexadecimal digits each, or *");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.+-]+");
    private static final Pattern DOTS = Pattern.compile("(^|/)[.][.]?(/|$)");

    private final String word;
    private final Predicate<String> good;
    private final String rule;

    Section(String word, Predicate<String> good, String rule) {
        this.word = word;
        this.good = good;
        this.rule = rule;
    }

    /** As the file calls it. */
    String word() {
        return word;
    }

    /** What an entry has to be, if this one is something else. */
    Optional<String> complaint(String entry) {
        return good.test(entry) ? Optional.empty() : Optional.of(rule);
    }

    static Optional<Section> called(String word) {
        return Stream.of(values()).filter(section -> section.word.equals(word)).findFirst();
    }

    private static Predicate<String> matches(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }

    /** The root of all would be every file of dom0, which nobody means. */
    private static boolean isPlace(String entry) {
        return entry.startsWith("/")
                && !DOTS.matcher(entry).find()
                && entry.chars().anyMatch(c -> c != '/')
                && entry.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isProgram(String entry) {
        return isPlace(entry)
                || NAME.matcher(entry).matches() && !DOTS.matcher(entry).find();
    }

    private static boolean isPciDevice(String entry) {
        return entry.equals("*")
                || pciAddress(entry).isPresent()
                || NAME.matcher(entry).matches();
    }

    /** The entry as an address, if it is one. */
    static Optional<PciAddress> pciAddress(String entry) {
        try {
            return Optional.of(PciAddress.parse(entry));
        } catch (SpecException e) {
            return Optional.empty();
        }
    }
}
