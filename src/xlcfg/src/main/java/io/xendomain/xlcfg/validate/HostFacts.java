package io.xendomain.xlcfg.validate;

import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.XenVersion;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What has to be known of a host to say whether a config fits it.
 *
 * @param xen its release
 * @param cpus physical CPUs, numbered from 0; empty when not known
 * @param numaNodes NUMA nodes, numbered from 0; empty when not known
 * @param memoryMiB all of its physical memory, in MiB; empty when not known
 * @param guestTypes the guests it can run
 * @param hap whether its processor translates guest memory; empty when not known
 * @param scheduler of the first CPU pool, in which domains are that name none; empty when not known
 * @param pools the schedulers of its CPU pools by their names; empty when not known: every host has one
 */
public record HostFacts(
        XenVersion xen,
        OptionalInt cpus,
        OptionalInt numaNodes,
        OptionalLong memoryMiB,
        Set<GuestType> guestTypes,
        Optional<Boolean> hap,
        Optional<String> scheduler,
        Map<String, String> pools) {

    public HostFacts {
        guestTypes = Set.copyOf(guestTypes);
        pools = Map.copyOf(pools);
    }

    /** A host of whose paging and scheduling nothing is known. */
    public HostFacts(
            XenVersion xen,
            OptionalInt cpus,
            OptionalInt numaNodes,
            OptionalLong memoryMiB,
            Set<GuestType> guestTypes) {
        this(xen, cpus, numaNodes, memoryMiB, guestTypes, Optional.empty(), Optional.empty(), Map.of());
    }

    /** Any host with that Xen: for configs that have no host yet. */
    public static HostFacts any(XenVersion xen) {
        return new HostFacts(
                xen, OptionalInt.empty(), OptionalInt.empty(), OptionalLong.empty(), EnumSet.allOf(GuestType.class));
    }

    /** The same host with another Xen. */
    public HostFacts with(XenVersion other) {
        return new HostFacts(other, cpus, numaNodes, memoryMiB, guestTypes, hap, scheduler, pools);
    }
}
