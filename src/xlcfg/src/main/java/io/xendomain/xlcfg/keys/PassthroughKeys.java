package io.xendomain.xlcfg.keys;

import static io.xendomain.xlcfg.GuestType.HVM;
import static io.xendomain.xlcfg.GuestType.PV;
import static io.xendomain.xlcfg.keys.KeyTypes.FLAG;

import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import java.util.List;

/** Sections "Devices" and "Other Options": what holds for all devices passed through. DeviceKeys has the devices. */
public final class PassthroughKeys {
    private static final String SECTION = "Devices";
    private static final String GPU = "gives the guest a GPU of the host and a copy of its video BIOS";

    public static final Key<Boolean> PCI_PERMISSIVE = Key.named("pci_permissive", FLAG)
            .section(SECTION)
            .guests(PV)
            .defaultsTo("false")
            .privileged("lets the guest write to the whole configuration space of its PCI devices")
            .description("Default of permissive for every item of pci.");

    public static final Key<Boolean> PCI_MSITRANSLATE = Key.named("pci_msitranslate", FLAG)
            .section(SECTION)
            .defaultsTo("false")
            .description("Default of msitranslate for every item of pci.");

    public static final Key<Boolean> PCI_SEIZE = Key.named("pci_seize", FLAG)
            .section(SECTION)
            .since("4.5")
            .defaultsTo("false")
            .privileged("takes PCI devices away from their drivers in dom0")
            .description("Default of seize for every item of pci.");

    public static final Key<Boolean> PCI_POWER_MGMT = Key.named("pci_power_mgmt", FLAG)
            .section(SECTION)
            .guests(HVM)
            .defaultsTo("false")
            .description("Default of powerMgmt for every item of pci.");

    public static final Key<Boolean> GFX_PASSTHRU = Key.named("gfx_passthru", FLAG)
            .section(SECTION)
            .guests(HVM)
            .defaultsTo("false")
            .privileged(GPU)
            .description("Whether the GPU in pci becomes the guest's primary graphics card.");

    public static final Key<String> GFX_PASSTHRU_KIND = Key.named(
                    "gfx_passthru", EnumType.of("default", "igd").spelled(EnumType.Spelling.ANY_CASE))
            .field("gfxPassthruKind")
            .section(SECTION)
            .guests(HVM)
            .since("4.7")
            .privileged(GPU)
            .description(
                    "As gfxPassthru: true, and says what the GPU is: igd for one inside an Intel processor, default"
                            + " to find out. Set one of the two fields.");

    public static final Key<Long> RDM_MEM_BOUNDARY = Key.named("rdm_mem_boundary", new IntegerType(1, 4096))
            .section(SECTION)
            .guests(HVM)
            .since("4.6")
            .unit("MiB")
            .defaultsTo("2048")
            .description("Guest address above which memory is moved to keep clear of memory that devices reserve.");

    public static final Key<String> PASSTHROUGH = Key.named(
                    "passthrough",
                    EnumType.of("disabled", "enabled", "sync_pt", "share_pt").spelled(EnumType.Spelling.ANY_CASE))
            .section("General Options / Other Options")
            .since("4.13")
            .defaultsTo("enabled when devices are given, else disabled")
            .description("Whether devices can be passed through, also later, and how the IOMMU learns of the guest's"
                    + " memory: page tables of its own, or shared with the CPU's.");

    static final List<Key<?>> OPTIONS = List.of(PASSTHROUGH);

    static final List<Key<?>> DEVICES = List.of(
            PCI_PERMISSIVE,
            PCI_MSITRANSLATE,
            PCI_SEIZE,
            PCI_POWER_MGMT,
            GFX_PASSTHRU,
            GFX_PASSTHRU_KIND,
            RDM_MEM_BOUNDARY);

    private PassthroughKeys() {}
}
