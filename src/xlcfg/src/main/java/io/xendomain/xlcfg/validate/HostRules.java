package io.xendomain.xlcfg.validate;

import static io.xendomain.xlcfg.keys.BootKeys.KERNEL;
import static io.xendomain.xlcfg.keys.DeviceModelKeys.DEVICE_MODEL_STUBDOMAIN_OVERRIDE;
import static io.xendomain.xlcfg.keys.GeneralKeys.POOL;
import static io.xendomain.xlcfg.keys.GeneralKeys.TYPE;
import static io.xendomain.xlcfg.keys.GeneralKeys.VCPUS;
import static io.xendomain.xlcfg.keys.HvmKeys.HAP;
import static io.xendomain.xlcfg.keys.MemoryKeys.MAXMEM;
import static io.xendomain.xlcfg.keys.MemoryKeys.MEMORY;
import static io.xendomain.xlcfg.keys.PlatformListKeys.VNUMA;
import static io.xendomain.xlcfg.keys.SchedulingKeys.CAP;
import static io.xendomain.xlcfg.keys.SchedulingKeys.CPU_WEIGHT;
import static io.xendomain.xlcfg.keys.SchedulingKeys.EXTRATIME;
import static io.xendomain.xlcfg.keys.SchedulingKeys.PERIOD;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.spec.CpuList;
import io.xendomain.xlcfg.spec.VnumaSpec;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** What this host cannot do for a config that would be fine elsewhere. */
final class HostRules {
    /** Since then HVM guests can boot a kernel directly. */
    private static final XenVersion BOOTS_HVM_KERNELS = XenVersion.of("4.5");

    /** Since then qemu-xen runs in a Linux stubdomain; before, only the old device model could leave dom0. */
    private static final XenVersion MOVES_QEMU_XEN = XenVersion.of("4.14");

    /** xl looks for the CPUs of NUMA nodes with a set that is as large as the largest number of nodes. */
    private static final int NODE_BITS = 64;

    private static final Set<String> SCHEDULERS = Set.of("credit", "credit2", "rtds", "sedf", "arinc653", "null");

    /** A key and the schedulers that read it. */
    private record Read(Key<?> key, List<String> by) {}

    private static final List<Read> READERS = List.of(
            new Read(CPU_WEIGHT, List.of("credit", "credit2", "sedf")),
            new Read(CAP, List.of("credit", "credit2")),
            new Read(PERIOD, List.of("rtds", "sedf")),
            new Read(EXTRATIME, List.of("rtds", "sedf")));

    private HostRules() {}

    static void check(DomainConfig config, HostFacts host, Place root) {
        version(config, host.xen(), root);
        deviceModel(config, host.xen(), root);
        guestType(config, host, root);
        paging(config, host, root);
        pool(config, host, root);
        scheduler(config, host).ifPresent(scheduler -> scheduling(config, scheduler, root));
        memory(config, host, root);
        vcpus(config, host, root);
        CpuRules.eachList(config, root, (cpus, place) -> pinning(cpus, host, place));
        Items.each(config, VNUMA, root, (node, place) -> node(node, host, place));
    }

    private static void version(DomainConfig config, XenVersion xen, Place root) {
        Keys.CONFIG.checkVersion(config.forXen(xen).values(), xen, root);
        if (config.guestType() == GuestType.HVM && config.has(KERNEL) && xen.isBefore(BOOTS_HVM_KERNELS)) {
            root.child(KERNEL)
                    .report(
                            Code.NeedsNewerXen,
                            config.get(KERNEL),
                            "for an HVM guest it needs Xen " + BOOTS_HVM_KERNELS + " and the host has " + xen,
                            "remove it or choose another host");
        }
    }

    private static void deviceModel(DomainConfig config, XenVersion xen, Place root) {
        if (config.guestType() == GuestType.HVM
                && config.isOn(DEVICE_MODEL_STUBDOMAIN_OVERRIDE)
                && !PlatformRules.isTraditional(config)
                && xen.isBefore(MOVES_QEMU_XEN)) {
            root.child(DEVICE_MODEL_STUBDOMAIN_OVERRIDE)
                    .report(
                            Code.NeedsNewerXen,
                            true,
                            "for qemu-xen it needs Xen " + MOVES_QEMU_XEN + " and the host has " + xen,
                            "remove it, set deviceModelVersion to qemu-xen-traditional, or choose another host");
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

    private static void paging(DomainConfig config, HostFacts host, Place root) {
        if (config.isOn(HAP) && config.guestType() != GuestType.PV && host.hap().equals(Optional.of(false))) {
            root.child(HAP)
                    .report(
                            Code.HostCannotRun,
                            true,
                            "the processors of the host cannot translate guest memory",
                            "remove it or choose another host");
        }
    }

    private static void pool(DomainConfig config, HostFacts host, Place root) {
        String pool = config.get(POOL);
        if (pool != null
                && !host.pools().isEmpty()
                && !isNumber(pool)
                && !host.pools().containsKey(pool)) {
            root.child(POOL)
                    .report(
                            Code.NotOnHost,
                            pool,
                            "the CPU pools of the host are "
                                    + host.pools().keySet().stream().sorted().collect(Collectors.joining(", ")),
                            "name one of them, or make it with xl cpupool-create");
        }
    }

    /** xl takes digits for the number of a pool, and numbers are in no list of it. */
    private static boolean isNumber(String pool) {
        return pool.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Optional<String> scheduler(DomainConfig config, HostFacts host) {
        return config.has(POOL) ? Optional.ofNullable(host.pools().get(config.get(POOL))) : host.scheduler();
    }

    private static void scheduling(DomainConfig config, String scheduler, Place root) {
        if (!SCHEDULERS.contains(scheduler)) {
            return;
        }
        for (Read read : READERS) {
            if (config.has(read.key) && !read.by.contains(scheduler)) {
                root.child(read.key)
                        .report(
                                Code.WrongScheduler,
                                config.get(read.key),
                                "the scheduler of the domain's CPUs is " + scheduler + " and only "
                                        + String.join(" and ", read.by) + " read it",
                                "remove it, or choose a pool or a host with another scheduler");
            }
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

    private static void pinning(CpuList cpus, HostFacts host, Place place) {
        if (host.numaNodes().isPresent()
                && highestNode(cpus) >= host.numaNodes().getAsInt()) {
            place.report(
                    Code.NotOnHost,
                    cpus.toString(),
                    "the last NUMA node of the host is " + (host.numaNodes().getAsInt() - 1),
                    "name only nodes that are there");
        }
        if (host.cpus().isEmpty()) {
            return;
        }
        int here = host.cpus().getAsInt();
        if (onlyHere(cpus, here, host.numaNodes())) {
            CpuRules.noneLeft(cpus, place);
        } else if (cpus.usesNodes() && here > NODE_BITS) {
            place.report(
                    Code.NodeCpusLost,
                    cpus.toString(),
                    "xl finds only CPUs below " + NODE_BITS + " by their nodes and the host has " + here,
                    "see that the node has no others, or write CPU numbers");
        } else if (!cpus.usesNodes() && !meansAll(cpus) && selected(cpus).length() > here) {
            place.report(
                    Code.NotOnHost,
                    cpus.toString(),
                    "the last CPU of the host is " + (here - 1) + " and xl ignores others in silence",
                    "name only CPUs that are there");
        }
    }

    private static void node(Struct node, HostFacts host, Place place) {
        Long pnode = node.get(VnumaSpec.PNODE);
        if (pnode != null
                && host.numaNodes().isPresent()
                && pnode >= host.numaNodes().getAsInt()) {
            place.child(VnumaSpec.PNODE)
                    .report(
                            Code.NotOnHost,
                            pnode,
                            "the last NUMA node of the host is "
                                    + (host.numaNodes().getAsInt() - 1),
                            "name one that is there");
        }
    }

    private static int highestNode(CpuList cpus) {
        return cpus.items().stream()
                .filter(CpuList.Item::nodes)
                .mapToInt(item -> item.range().last())
                .max()
                .orElse(-1);
    }

    /** Whether it is on this host that its nodes leave no CPU. Lists that leave none anywhere are another rule's. */
    private static boolean onlyHere(CpuList cpus, int here, OptionalInt nodes) {
        return cpus.usesNodes()
                && nodes.isPresent()
                && cpus.isSurelyEmpty(here, nodes.getAsInt())
                && highestNode(cpus) < nodes.getAsInt()
                && !cpus.isSurelyEmpty(CpuList.MAX_CPU + 1, CpuList.MAX_NODE + 1);
    }

    private static boolean meansAll(CpuList cpus) {
        return cpus.items().stream().anyMatch(item -> item.range() == null);
    }

    private static BitSet selected(CpuList cpus) {
        return cpus.expand(CpuList.MAX_CPU + 1, node -> new BitSet());
    }
}
