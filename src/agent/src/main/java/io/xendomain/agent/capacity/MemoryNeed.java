package io.xendomain.agent.capacity;

import static io.xendomain.xlcfg.keys.DeviceModelKeys.DEVICE_MODEL_STUBDOMAIN_OVERRIDE;
import static io.xendomain.xlcfg.keys.DeviceModelKeys.STUBDOMAIN_MEMORY;
import static io.xendomain.xlcfg.keys.GeneralKeys.MAXVCPUS;
import static io.xendomain.xlcfg.keys.GeneralKeys.VCPUS;
import static io.xendomain.xlcfg.keys.HvmKeys.SHADOW_MEMORY;
import static io.xendomain.xlcfg.keys.MemoryKeys.MAXMEM;
import static io.xendomain.xlcfg.keys.MemoryKeys.MEMORY;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.read.CfgReader;

/**
 * How much of the host's memory it takes to start a domain: what libxl reckons with when it makes room for one, rounded
 * up. Pure.
 *
 * @param guestMib what the guest starts with: memory, also where maxmem is more. Video memory is part of it
 * @param xenMib what Xen takes for the domain besides: page tables of the guest, structures, a stub domain
 */
public record MemoryNeed(long guestMib, long xenMib) {
    /** xl's default. */
    private static final long MEMORY_MIB = 32;

    /** Domain, vCPUs, grant and event tables. libxl adds 2 MiB to an HVM or PVH guest and 1 MiB to a PV guest. */
    private static final long STRUCTURES_MIB = 4;

    private static final long PAGING_KIB_PER_VCPU = 1024;

    /**
     * As libxl_get_required_shadow_memory has it, by which xl sizes the pool also where it is used for nested paging.
     * Later versions of Xen need half as much there.
     */
    private static final long PAGING_KIB_PER_MIB = 8;

    /** The least that libxl gives a stub domain. */
    private static final long STUBDOMAIN_MIB = 32;

    private static final long KIB = 1024;

    /** @param text of the .cfg; what cannot be read in it counts as not set, as with xl */
    public static MemoryNeed of(String text) {
        return of(CfgReader.read(text).config());
    }

    static MemoryNeed of(DomainConfig config) {
        long most = config.getOrDefault(MAXMEM, config.getOrDefault(MEMORY, MEMORY_MIB));
        long guest = config.getOrDefault(MEMORY, most);
        long xen = STRUCTURES_MIB;
        if (config.guestType() != GuestType.PV) {
            xen += config.getOrDefault(SHADOW_MEMORY, paging(config, Math.max(most, guest)));
        }
        if (config.guestType() == GuestType.HVM && config.isOn(DEVICE_MODEL_STUBDOMAIN_OVERRIDE)) {
            xen += config.getOrDefault(STUBDOMAIN_MEMORY, STUBDOMAIN_MIB);
        }
        return new MemoryNeed(guest, xen);
    }

    private static long paging(DomainConfig config, long memory) {
        long vcpus = Math.max(config.getOrDefault(MAXVCPUS, 1L), config.getOrDefault(VCPUS, 1L));
        return Math.ceilDiv(vcpus * PAGING_KIB_PER_VCPU + memory * PAGING_KIB_PER_MIB, KIB);
    }

    public long mib() {
        return guestMib + xenMib;
    }
}
