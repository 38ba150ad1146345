package io.xendomain.agent.policy;

import io.xendomain.agent.policy.Rule.Denial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What is judged by {@code keys}: every privileged key that has no section of its own. */
final class KeyRules {
    private static final Predicate<String> NO_DUMP = word -> !word.startsWith("coredump-");

    /** Texts of addresses, and of nothing that a script could take for more. */
    private static final Predicate<String> ADDRESSES =
            Pattern.compile("[0-9A-Fa-f.:/]+( +[0-9A-Fa-f.:/]+)*").asMatchPredicate();

    /** Values that do nothing to the host, though others of the same key do. */
    private static final Map<String, Predicate<String>> HARMLESS = Map.ofEntries(
            Map.entry("on_poweroff", NO_DUMP),
            Map.entry("on_reboot", NO_DUMP),
            Map.entry("on_watchdog", NO_DUMP),
            Map.entry("on_crash", NO_DUMP),
            Map.entry("on_soft_reset", NO_DUMP),
            Map.entry("serial", Set.of("pty", "none", "null", "vc")::contains),
            Map.entry("usbdevice", Set.of("tablet", "mouse", "keyboard", "wacom-tablet")::contains),
            Map.entry("disk.backend", "0"::equals),
            Map.entry("vif.backend", "0"::equals),
            Map.entry("vif.ip", ADDRESSES));

    private KeyRules() {}

    static Optional<Denial> judge(Asked asked, Rules rules, Paths paths) {
        boolean harmless = Boolean.FALSE.equals(asked.value())
                || HARMLESS.getOrDefault(asked.name(), text -> false).test(asked.text());
        return harmless || Matches.listed(entries(asked.name(), rules), asked.text(), paths)
                ? Optional.empty()
                : Optional.of(denial(asked.name(), asked.key().privilege(), rules));
    }

    /** A device that does something to the host by being there: listed, or let in by one of its parameters. */
    static Optional<Denial> device(Asked device, boolean hasPrivilegedParameter, Rules rules) {
        return hasPrivilegedParameter || rules.keys().containsKey(device.name())
                ? Optional.empty()
                : Optional.of(denial(device.name(), device.key().privilege(), rules));
    }

    /** The values that are listed for it; a parameter that is not listed has those of its device. */
    private static List<String> entries(String name, Rules rules) {
        int dot = name.indexOf('.');
        List<String> devices = dot < 0 ? List.of() : rules.keys().getOrDefault(name.substring(0, dot), List.of());
        return rules.keys().getOrDefault(name, devices);
    }

    private static Denial denial(String name, String privilege, Rules rules) {
        List<String> listed = entries(name, rules);
        return new Denial(
                "keys." + name,
                "that is privileged (" + privilege + "), and the policy of the host lists "
                        + (listed.isEmpty() ? "no value of " + name : "only " + String.join(", ", listed)));
    }
}
