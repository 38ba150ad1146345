package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.model.StructType;
import java.util.List;

/** The string form of cpuid in xl.cfg(5): what the guest's CPUID says, other than that of the host. */
public final class CpuidSpec {
    /** What becomes of a bit: off, on, as Xen would have it, as the host has it, or that and kept by a migration. */
    static final EnumType BIT = EnumType.of("0", "1", "x", "k", "s");

    private static final int MAX_FEATURES = 256;

    public static final Key<String> NAME =
            Key.named("name", CpuidFeatures.TYPE).required().description("Name of the feature, as xl spells it.");

    public static final Key<String> VALUE = Key.named("value", BIT)
            .required()
            .description("0 off, 1 on, x as Xen would have it, k as the host has it, s as k and the same after a"
                    + " migration.");

    /** A feature has no form of its own in an xl.cfg: it is a part of the string. */
    private static final StructType FEATURE = new StructType(
            new Fields("a CPU feature", List.of(NAME, VALUE)),
            ParameterSyntax.builder().build());

    public static final Key<List<Struct>> FEATURES = Key.named(
                    "features", ListType.of(FEATURE, MAX_FEATURES).keyedBy(NAME))
            .description("Single features and what becomes of them.");

    public static final Key<Long> MAXLEAF = number("maxleaf", 0xffff_ffffL, "Highest basic leaf.");
    public static final Key<Long> MAXHVLEAF = number("maxhvleaf", 255, "Highest leaf of the hypervisor.");

    /** Above 142 the extended family has too few bits for what xl writes there. */
    public static final Key<Long> FAMILY = number("family", 142, "Family of the processor.");

    public static final Key<Long> MODEL = number("model", 255, "Model of the processor.");
    public static final Key<Long> STEPPING = number("stepping", 15, "Stepping of the processor.");
    public static final Key<Long> LOCALAPICID = number("localapicid", 255, "Initial local APIC id.");
    public static final Key<Long> PROCCOUNT = number("proccount", 255, "Logical processors in the package.");
    public static final Key<Long> CLFLUSH = number("clflush", 255, "Cache line size in units of 8 bytes.");
    public static final Key<Long> BRANDID = number("brandid", 255, "Brand index.");
    public static final Key<Long> NC = number("nc", 255, "Number of cores less 1 (AMD).");
    public static final Key<Long> PROCPKG = number("procpkg", 63, "Number of cores less 1 (Intel).");
    public static final Key<Long> APICIDSIZE = number("apicidsize", 15, "Bits of the APIC id that count cores (AMD).");

    public static final Fields FIELDS = new Fields(
            "a CPUID policy",
            List.of(
                    MAXLEAF,
                    MAXHVLEAF,
                    FAMILY,
                    MODEL,
                    STEPPING,
                    LOCALAPICID,
                    PROCCOUNT,
                    CLFLUSH,
                    BRANDID,
                    NC,
                    PROCPKG,
                    APICIDSIZE,
                    FEATURES));

    public static final StructType TYPE = new StructType(FIELDS, new CpuidSyntax());

    private CpuidSpec() {}

    private static Key<Long> number(String name, long max, String what) {
        return Key.named(name, new IntegerType(0, max)).description(what);
    }
}
