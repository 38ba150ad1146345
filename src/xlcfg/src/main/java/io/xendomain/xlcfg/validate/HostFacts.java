package io.xendomain.xlcfg.validate;

import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.XenVersion;
import java.util.EnumSet;
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
 */
public record HostFacts(
        XenVersion xen, OptionalInt cpus, OptionalInt numaNodes, OptionalLong memoryMiB, Set<GuestType> guestTypes) {

    public HostFacts {
        guestTypes = Set.copyOf(guestTypes);
    }

    /** Any host with that Xen: for configs that have no host yet. */
    public static HostFacts any(XenVersion xen) {
        return new HostFacts(
                xen, OptionalInt.empty(), OptionalInt.empty(), OptionalLong.empty(), EnumSet.allOf(GuestType.class));
    }
}
