package io.xendomain.xlcfg.validate;

import static io.xendomain.xlcfg.keys.BootKeys.KERNEL;
import static io.xendomain.xlcfg.keys.GeneralKeys.TYPE;
import static io.xendomain.xlcfg.keys.GeneralKeys.VCPUS;
import static io.xendomain.xlcfg.keys.MemoryKeys.MAXMEM;
import static io.xendomain.xlcfg.keys.MemoryKeys.MEMORY;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import java.util.stream.Collectors;

/** What this host cannot do for a config that would be fine elsewhere. */
final class HostRules {
    /** Since then HVM guests can boot a kernel directly. */
    private static final XenVersion BOOTS_HVM_KERNELS = XenVersion.of("4.5");

    private HostRules() {}

    static void check(DomainConfig config, HostFacts host, Place root) {
        version(config, host.xen(), root);
        guestType(config, host, root);
        memory(config, host, root);
        vcpus(config, host, root);
    }

    private static void version(DomainConfig config, XenVersion xen, Place root) {
        Keys.CONFIG.checkVersion(config.forXen(xen).values(), xen, root);
        if (config.guestType() == GuestType.HVM && config.has(KERNEL) && xen.isBefore(BOOTS_HVM_KERNELS)) {
            root.child(KERNEL)
                    .report(
                            Code.NeedsNewerXen,
                            config.get(KERNEL),
                            "an HVM guest can have it since Xen " + BOOTS_HVM_KERNELS + " and the host has " + xen,
                            "remove it or choose another host");
        }
    }

    private static void guestType(DomainConfig config, HostFacts host, Place root) {
        GuestType guest = config.guestType();
        if (!host.guestTypes().contains(guest)) {
            String theirs =
                    host.guestTypes().stream().sorted().map(GuestType::word).collect(Collectors.joining(", "));
            root.child(TYPE)
                    .report(
                            Code.HostCannotRun,
                            guest.word(),
                            "the host can only run " + theirs,
                            "choose another type or another host");
        }
    }

    private static void memory(DomainConfig config, HostFacts host, Place root) {
        if (host.memoryMiB().isEmpty()) {
            return;
        }
        long most = host.memoryMiB().getAsLong();
        Key<Long> atStart = config.has(MEMORY) ? MEMORY : MAXMEM;
        Long needed = config.get(atStart);
        if (needed != null && needed > most) {
            root.child(atStart)
                    .report(
                            Code.HostTooSmall,
                            needed,
                            "the host has only " + most + " MiB",
                            "lower it, or choose a larger host");
        } else if (config.has(MAXMEM) && config.get(MAXMEM) > most) {
            root.child(MAXMEM)
                    .report(
                            Code.Overcommitted,
                            config.get(MAXMEM),
                            "the host has only " + most + " MiB",
                            "lower it, or choose a larger host");
        }
    }

    private static void vcpus(DomainConfig config, HostFacts host, Place root) {
        Long vcpus = config.get(VCPUS);
        if (vcpus != null && host.cpus().isPresent() && vcpus > host.cpus().getAsInt()) {
            root.child(VCPUS)
                    .report(
                            Code.Overcommitted,
                            vcpus,
                            "the host has only " + host.cpus().getAsInt() + " CPUs for them to share",
                            "lower it, or choose a larger host");
        }
    }
}
