package io.xendomain.xlcfg.validate;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.keys.GeneralKeys;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Place;
import java.util.stream.Collectors;

/** What this host cannot do for a config that would be fine elsewhere. */
final class HostRules {
    private HostRules() {}

    static void check(DomainConfig config, HostFacts host, Place root) {
        Keys.CONFIG.checkVersion(config.forXen(host.xen()).values(), host.xen(), root);
        guestType(config, host, root);
        cpus(config, host, root);
    }

    private static void guestType(DomainConfig config, HostFacts host, Place root) {
        GuestType guest = config.guestType();
        if (!host.guestTypes().contains(guest)) {
            String theirs =
                    host.guestTypes().stream().sorted().map(GuestType::word).collect(Collectors.joining(", "));
            root.child(GeneralKeys.TYPE)
                    .report(
                            Code.HostCannotRun,
                            guest.word(),
                            "the host can only run " + theirs,
                            "choose another type or another host");
        }
    }

    private static void cpus(DomainConfig config, HostFacts host, Place root) {
        Long vcpus = config.get(GeneralKeys.VCPUS);
        if (vcpus != null && host.cpus().isPresent() && vcpus > host.cpus().getAsInt()) {
            root.child(GeneralKeys.VCPUS)
                    .report(
                            Code.Overcommitted,
                            vcpus,
                            "the host has only " + host.cpus().getAsInt() + " CPUs for them to share",
                            "lower vcpus, or choose a larger host");
        }
    }
}
