package io.xendomain.agent.policy;

import static io.xendomain.agent.policy.Section.BRIDGES;
import static io.xendomain.agent.policy.Section.CONSOLES;
import static io.xendomain.agent.policy.Section.DISKS;
import static io.xendomain.agent.policy.Section.NETWORK_DISKS;
import static io.xendomain.agent.policy.Section.PCI;
import static io.xendomain.agent.policy.Section.SCRIPTS;
import static io.xendomain.agent.policy.Section.USB;

import io.xendomain.agent.policy.Rule.Denial;
import io.xendomain.xlcfg.spec.PciAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is judged by a section of the policy. */
final class SectionRules {
    /** In the list of bridges: an interface that names none. */
    static final String DEFAULT_BRIDGE = "default";

    private static final String SCRIPT_FOLDER = "/etc/xen/scripts/";
    private static final String VNC_DEFAULT = "127.0.0.1";
    private static final String SPICE_DEFAULT = "0.0.0.0";
    private static final Pattern VNC_ADDRESS = Pattern.compile("(?:\\[([^\\[\\]]*)]|([^:\\[\\]]*))(?::[0-9]{1,5})?");

    private SectionRules() {}

    static Optional<Denial> disk(Asked asked, Rules rules, Paths paths) {
        String target = asked.text();
        if (!target.startsWith("/")) {
            return unless(Matches.begins(rules.of(NETWORK_DISKS), target), NETWORK_DISKS, rules);
        }
        Optional<Denial> denial = unless(Matches.below(rules.of(DISKS), target, paths), DISKS, rules);
        boolean dom0s = denial.isEmpty()
                && paths.locate(target)
                        .filter(place -> paths.inUse(place.real()))
                        .isPresent();
        return dom0s
                ? Optional.of(new Denial("", "dom0 itself has that mounted, and two systems destroy one disk"))
                : denial;
    }

    /** A file that has to be below what the section lists. */
    static Rule file(Section section) {
        return (asked, rules, paths) -> unless(Matches.below(rules.of(section), asked.text(), paths), section, rules);
    }

    /** A file as {@link #file}, if it is one at all: some keys take words as well. */
    static Rule fileOrWord(Section section) {
        return (asked, rules, paths) ->
                asked.text().startsWith("/") ? file(section).judge(asked, rules, paths) : Optional.empty();
    }

    /** A program: by its name, where names stand for Xen's own, or below a listed path. */
    static Rule program(Section section) {
        return (asked, rules, paths) -> {
            String program = asked.text();
            List<String> listed = rules.of(section);
            boolean allowed = program.indexOf('/') < 0
                    ? listed.contains(program)
                    : Matches.below(places(section, listed), program, paths);
            return unless(allowed, section, rules);
        };
    }

    static Rule oneOf(Section section, Predicate<String> harmless) {
        return (asked, rules, paths) ->
                unless(harmless.test(asked.text()) || rules.of(section).contains(asked.text()), section, rules);
    }

    /** {@value #DEFAULT_BRIDGE} is no name of a bridge here. */
    static Optional<Denial> bridge(Asked asked, Rules rules, Paths paths) {
        boolean named = asked.value() != null;
        boolean allowed = rules.of(BRIDGES).contains(named ? asked.text() : DEFAULT_BRIDGE)
                && !(named && asked.text().equals(DEFAULT_BRIDGE));
        return unless(allowed, BRIDGES, rules);
    }

    /** The address of a VNC server, whatever its display. qemu takes what follows the last colon for that. */
    static Optional<Denial> vncAddress(Asked asked, Rules rules, Paths paths) {
        Matcher address = VNC_ADDRESS.matcher(asked.text());
        boolean allowed = address.matches()
                && rules.of(CONSOLES).contains(address.group(1) == null ? address.group(2) : address.group(1));
        return unless(allowed, CONSOLES, rules);
    }

    /** VNC where no address is given; one that is given is judged by itself. */
    static Optional<Denial> vnc(Asked asked, Rules rules, Paths paths) {
        boolean off = Boolean.FALSE.equals(asked.value());
        return unless(
                off || asked.beside("vnclisten") != null || rules.of(CONSOLES).contains(VNC_DEFAULT), CONSOLES, rules);
    }

    /** The same of SPICE, which is open to everybody where no address is given. */
    static Optional<Denial> spice(Asked asked, Rules rules, Paths paths) {
        Optional<Denial> denial = KeyRules.judge(asked, rules, paths);
        boolean everywhere = Boolean.TRUE.equals(asked.value())
                && asked.beside("spicehost") == null
                && !rules.of(CONSOLES).contains(SPICE_DEFAULT);
        return denial.isPresent() || !everywhere
                ? denial
                : Optional.of(new Denial(
                        CONSOLES.word(),
                        "without spicehost it listens on every address of dom0, and " + only(CONSOLES, rules)));
    }

    static Optional<Denial> pciDevice(Asked asked, Rules rules, Paths paths) {
        String device = asked.text();
        Optional<PciAddress> address = Section.pciAddress(device);
        boolean allowed = rules.of(PCI).stream()
                .anyMatch(entry -> entry.equals(Matches.ANYTHING)
                        || entry.equals(device)
                        || address.isPresent()
                                && Section.pciAddress(entry)
                                        .filter(listed -> covers(listed, address.get()))
                                        .isPresent());
        return unless(allowed, PCI, rules);
    }

    /** A device of the host's USB, by bus and address; the two are judged together, where the second stands. */
    static Optional<Denial> usbDevice(Asked asked, Rules rules, Paths paths) {
        Object bus = asked.beside("hostbus");
        Object address = asked.beside("hostaddr");
        boolean judgedThere = asked.key().name().equals("hostbus") && address != null;
        return judgedThere ? Optional.empty() : usb(bus + "." + address, rules);
    }

    /** {@code host:1.4} is a device of the host, {@code tablet} an emulated one, {@code disk:/a} a file. */
    static Optional<Denial> emulatedUsb(Asked asked, Rules rules, Paths paths) {
        String host = "host:";
        return asked.text().startsWith(host)
                ? usb(asked.text().substring(host.length()), rules)
                : KeyRules.judge(asked, rules, paths);
    }

    private static Optional<Denial> usb(String device, Rules rules) {
        List<String> listed = rules.of(USB);
        return unless(listed.contains(device) || listed.contains(Matches.ANYTHING), USB, rules);
    }

    private static boolean covers(PciAddress listed, PciAddress asked) {
        boolean allFunctions = listed.function() == PciAddress.ALL_FUNCTIONS;
        return listed.domain() == asked.domain()
                && listed.bus() == asked.bus()
                && listed.device() == asked.device()
                && (allFunctions || listed.function() == asked.function());
    }

    private static List<String> places(Section section, List<String> listed) {
        return listed.stream()
                .filter(entry -> entry.startsWith("/") || section == SCRIPTS)
                .map(entry -> entry.startsWith("/") ? entry : SCRIPT_FOLDER + entry)
                .toList();
    }

    private static Optional<Denial> unless(boolean allowed, Section section, Rules rules) {
        return allowed ? Optional.empty() : Optional.of(new Denial(section.word(), only(section, rules)));
    }

    private static String only(Section section, Rules rules) {
        List<String> listed = rules.of(section);
        return "the policy of the host lists "
                + (listed.isEmpty()
                        ? "no " + section.word()
                        : "only the " + section.word() + " " + String.join(", ", listed));
    }
}
