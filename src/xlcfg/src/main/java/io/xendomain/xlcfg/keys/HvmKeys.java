package io.xendomain.xlcfg.keys;

import static io.xendomain.xlcfg.GuestType.HVM;
import static io.xendomain.xlcfg.GuestType.PVH;
import static io.xendomain.xlcfg.keys.KeyTypes.FLAG;

import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ParsedType;
import io.xendomain.xlcfg.model.SpecException;
import java.util.List;
import java.util.function.Function;

/** Section "Fully-virtualised (HVM) Guest Specific Options": boot device, paging and support for PV drivers. */
public final class HvmKeys {
    private static final String SECTION = "Fully-virtualised (HVM) Guest Specific Options / ";
    private static final String BOOT_DEVICE = SECTION + "Boot Device";
    private static final String PAGING = SECTION + "Paging";
    private static final String PV_SUPPORT = SECTION + "Support for Paravirtualisation of HVM Guests";

    /** xl takes any text and qemu refuses other letters and a letter given twice. */
    public static final Key<String> BOOT = Key.named(
                    "boot",
                    new ParsedType<>(
                            "^[a-dn]+$",
                            5,
                            "letters out of a, b, c, d and n, each at most once",
                            HvmKeys::bootOrder,
                            Function.identity()))
            .section(BOOT_DEVICE)
            .guests(HVM)
            .defaultsTo("cda")
            .description("Devices to boot from, in order: c hard disk, d CD-ROM, n network, a and b floppy disks.");

    public static final Key<String> HDTYPE = Key.named(
                    "hdtype", EnumType.of("ide", "ahci").spelled(EnumType.Spelling.ANY_CASE))
            .section(BOOT_DEVICE)
            .guests(HVM)
            .since("4.6")
            .defaultsTo("ide")
            .description("Controller of the emulated disks hda to hdd.");

    public static final Key<Boolean> HAP = Key.named("hap", FLAG)
            .section(PAGING)
            .guests(HVM, PVH)
            .defaultsTo("true where the processor can do it")
            .description("Whether the processor translates guest memory; false means shadow page tables.");

    public static final Key<Boolean> OOS = Key.named("oos", FLAG)
            .section(PAGING)
            .guests(HVM)
            .defaultsTo("true")
            .description(
                    "Whether shadow page tables may be out of step for a while, which is faster. Only without hap.");

    public static final Key<Long> SHADOW_MEMORY = Key.named("shadow_memory", new IntegerType(0, KeyTypes.MOST_MEMORY))
            .section(PAGING)
            .guests(HVM, PVH)
            .unit("MiB")
            .defaultsTo("1 for each vCPU and 8 KiB for each MiB of memory")
            .description("Memory of the host for the guest's shadow or hap page tables.");

    public static final Key<Boolean> XEN_PLATFORM_PCI = Key.named("xen_platform_pci", FLAG)
            .section(PV_SUPPORT)
            .guests(HVM)
            .defaultsTo("true")
            .description("Whether the guest has the PCI device by which PV drivers find Xen.");

    public static final Key<Boolean> XEN_PLATFORM_PCI_BAR_UC = Key.named("xen_platform_pci_bar_uc", FLAG)
            .section(PV_SUPPORT)
            .guests(HVM)
            .since("4.21")
            .defaultsTo("true")
            .description("Whether the memory of the Xen platform device is mapped uncached.");

    /** The list form is a key of its own. */
    public static final Key<Boolean> VIRIDIAN = Key.named("viridian", FLAG)
            .section(PV_SUPPORT)
            .guests(HVM)
            .changed(
                    "4.15",
                    on -> on,
                    "is true",
                    "the guest did not see no_vp_limit and cpu_hotplug",
                    "it sees them",
                    "list the interfaces in viridianFeatures instead, if the guest must not see them")
            .defaultsTo("false")
            .description("Whether the guest sees the usual interfaces of Hyper-V, which Windows runs faster with.");

    public static final Key<Boolean> VKB_DEVICE = Key.named("vkb_device", FLAG)
            .section(PV_SUPPORT)
            .guests(HVM)
            .since("4.13")
            .defaultsTo("true")
            .description("Whether the guest has a PV keyboard beside the emulated one.");

    static final List<Key<?>> BOOT_AND_PAGING = List.of(BOOT, HDTYPE, HAP, OOS, SHADOW_MEMORY);

    static final List<Key<?>> PV_DRIVERS = List.of(XEN_PLATFORM_PCI, XEN_PLATFORM_PCI_BAR_UC, VIRIDIAN, VKB_DEVICE);

    private HvmKeys() {}

    private static String bootOrder(String letters) {
        boolean known = !letters.isEmpty() && letters.chars().allMatch(letter -> "abcdn".indexOf(letter) >= 0);
        if (!known || letters.chars().distinct().count() != letters.length()) {
            throw new SpecException("must be letters out of a, b, c, d and n, each at most once");
        }
        return letters;
    }
}
