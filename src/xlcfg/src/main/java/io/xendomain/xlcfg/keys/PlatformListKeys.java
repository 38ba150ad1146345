package io.xendomain.xlcfg.keys;

import static io.xendomain.xlcfg.GuestType.HVM;
import static io.xendomain.xlcfg.GuestType.PV;
import static io.xendomain.xlcfg.GuestType.PVH;

import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.spec.CpuidLeafSpec;
import io.xendomain.xlcfg.spec.CpuidSpec;
import io.xendomain.xlcfg.spec.LlcColors;
import io.xendomain.xlcfg.spec.NumberRange;
import io.xendomain.xlcfg.spec.QuotaSpec;
import io.xendomain.xlcfg.spec.SmbiosSpec;
import io.xendomain.xlcfg.spec.ViridianFeatures;
import io.xendomain.xlcfg.spec.VnumaSpec;
import java.util.List;

/** What the guest finds its machine to be, where that is more than a word or a number. */
public final class PlatformListKeys {
    private static final String GENERAL = "General Options / Other Options";
    private static final String MEMORY = "General Options / Memory Allocation";
    private static final String PROCESSOR =
            "Fully-virtualised (HVM) Guest Specific Options / Processor and Platform Features";
    private static final String PV_DRIVERS =
            "Fully-virtualised (HVM) Guest Specific Options / Support for Paravirtualisation of HVM Guests";
    private static final String ARM = "Arm Specific Options";

    public static final Key<List<Struct>> VNUMA = Key.named("vnuma", ListType.of(VnumaSpec.TYPE, VnumaSpec.MAX_NODES))
            .section(MEMORY)
            .guests(HVM, PVH)
            .since("4.6")
            .description(
                    "Virtual NUMA nodes, the first being node 0. Their memory sums to maxmem and each vCPU is in one of"
                            + " them.");

    public static final Key<Struct> CPUID = Key.named("cpuid", CpuidSpec.TYPE)
            .section(PROCESSOR)
            .defaultsTo("what Xen makes of the host's CPUID")
            .description("What the guest's CPUID says, by name. May keep the guest from migrating.");

    public static final Key<List<Struct>> CPUID_LEAVES = Key.named("cpuid", ListType.of(CpuidLeafSpec.TYPE, 64))
            .field("cpuidLeaves")
            .section(PROCESSOR)
            .description("What the guest's CPUID says, bit by bit. Set one of the two fields.");

    public static final Key<Struct> SMBIOS = Key.named("smbios", SmbiosSpec.TYPE)
            .section(PROCESSOR)
            .guests(HVM)
            .since("4.18")
            .description("What the guest's firmware says of its machine. Not with smbiosFirmware.");

    public static final Key<List<String>> VIRIDIAN_FEATURES = Key.named(
                    "viridian", ListType.of(ViridianFeatures.TYPE, 32))
            .field("viridianFeatures")
            .section(PV_DRIVERS)
            .guests(HVM)
            .since("4.5")
            .changed(
                    "4.15",
                    features -> features.contains("defaults"),
                    "has defaults",
                    "the guest did not see no_vp_limit and cpu_hotplug",
                    "it sees them",
                    "add !no_vp_limit and !cpu_hotplug once the host has Xen 4.15, if the guest must not see them")
            .description(
                    "As viridian: true, and says which interfaces of Hyper-V: names, defaults, all, and ! before what to"
                            + " leave out. The others need base. Set one of the two fields.");

    public static final Key<List<NumberRange>> LLC_COLORS = Key.named("llc_colors", ListType.of(LlcColors.TYPE, 64))
            .section(ARM)
            .guests(PV, PVH)
            .since("4.20")
            .description("Colours of the last level cache that the guest's memory may have, as 0-3 or 5.");

    public static final Key<List<Struct>> XENSTORE_QUOTA = Key.named(
                    "xenstore_quota", ListType.of(QuotaSpec.TYPE, 32).keyedBy(QuotaSpec.NAME))
            .section(GENERAL)
            .since("4.22")
            .description("Limits on what the guest may keep in xenstore, other than those of all guests.");

    static final List<Key<?>> NUMA = List.of(VNUMA);
    static final List<Key<?>> QUOTAS = List.of(XENSTORE_QUOTA);
    static final List<Key<?>> PROCESSORS = List.of(CPUID, CPUID_LEAVES);
    static final List<Key<?>> TABLES = List.of(SMBIOS);
    static final List<Key<?>> VIRIDIAN = List.of(VIRIDIAN_FEATURES);
    static final List<Key<?>> CACHES = List.of(LLC_COLORS);

    private PlatformListKeys() {}
}
