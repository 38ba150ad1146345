package io.xendomain.xlcfg.keys;

import static io.xendomain.xlcfg.GuestType.HVM;
import static io.xendomain.xlcfg.GuestType.PVH;
import static io.xendomain.xlcfg.keys.KeyTypes.FLAG;
import static io.xendomain.xlcfg.keys.KeyTypes.PATH;

import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.TextType;
import java.util.List;

/** Section "Fully-virtualised (HVM) Guest Specific Options / Processor and Platform Features". */
public final class PlatformKeys {
    private static final String SECTION =
            "Fully-virtualised (HVM) Guest Specific Options / Processor and Platform Features";

    public static final Key<String> BIOS = Key.named(
                    "bios", EnumType.of("rombios", "seabios", "ovmf").spelled(EnumType.Spelling.ANY_CASE))
            .section(SECTION)
            .guests(HVM)
            .defaultsTo("seabios with qemu-xen, rombios with qemu-xen-traditional")
            .description("Firmware of the guest. rombios goes with deviceModelVersion qemu-xen-traditional only, the"
                    + " others with qemu-xen only.");

    public static final Key<String> BIOS_PATH_OVERRIDE = Key.named("bios_path_override", PATH)
            .section(SECTION)
            .guests(HVM)
            .since("4.8")
            .defaultsTo("the file that came with Xen")
            .privileged("read by root in dom0")
            .description("File in dom0 with the firmware that bios names.");

    public static final Key<String> FIRMWARE = Key.named(
                    "firmware",
                    TextType.matching(
                            "^(ovmf|seabios|rombios|uefi|bios|pvgrub32|pvgrub64|/[^\\x00-\\x1f\\x7f]*)$",
                            1024,
                            "ovmf, seabios, rombios, uefi, bios, pvgrub32, pvgrub64 or an absolute path in dom0"))
            .section(SECTION)
            .since("4.10")
            .privileged("a path is read by root in dom0")
            .description(
                    "Firmware of the guest. HVM: a name as in bios, uefi, bios, or the path of another hvmloader. PV"
                            + " and PVH: pvgrub32 or pvgrub64, instead of kernel.");

    public static final Key<String> FIRMWARE_OVERRIDE = Key.named("firmware_override", PATH)
            .section(SECTION)
            .guests(HVM)
            .defaultsTo("the hvmloader that came with Xen")
            .privileged("read by root in dom0")
            .description("File in dom0 to use as hvmloader, the program that sets an HVM guest up.");

    public static final Key<Boolean> PAE =
            flag("pae").defaultsTo("true").description("Whether the processor has PAE. 64-bit guests and nx need it.");

    public static final Key<Boolean> ACPI =
            flag("acpi").guests(HVM, PVH).defaultsTo("true").description("Whether the guest has ACPI tables.");

    public static final Key<Boolean> ACPI_S3 =
            flag("acpi_s3").defaultsTo("true").description("Whether the ACPI tables offer S3, suspend to memory.");

    public static final Key<Boolean> ACPI_S4 =
            flag("acpi_s4").defaultsTo("true").description("Whether the ACPI tables offer S4, suspend to disk.");

    public static final Key<Boolean> ACPI_LAPTOP_SLATE = flag("acpi_laptop_slate")
            .since("4.9")
            .defaultsTo("false")
            .description("Whether the ACPI tables have the device that switches between laptop and tablet.");

    public static final Key<Boolean> APIC = flag("apic")
            .guests(HVM, PVH)
            .defaultsTo("true")
            .description("Whether a guest with one vCPU has an APIC; with more vCPUs it always has.");

    public static final Key<Boolean> NX =
            flag("nx").defaultsTo("true").description("Whether the processor can forbid to execute data. Needs pae.");

    public static final Key<Boolean> HPET =
            flag("hpet").defaultsTo("true").description("Whether the guest has a high precision event timer.");

    public static final Key<Boolean> NESTEDHVM = flag("nestedhvm")
            .guests(HVM, PVH)
            .defaultsTo("false")
            .privileged("a larger part of the hypervisor is open to attack by the guest")
            .description("Whether the guest can run HVM guests itself.");

    public static final Key<String> ALTP2M = Key.named(
                    "altp2m",
                    EnumType.of("disabled", "mixed", "external", "limited")
                            .numbered()
                            .spelled(EnumType.Spelling.ANY_CASE))
            .section(SECTION)
            .guests(HVM, PVH)
            .since("4.9")
            .defaultsTo("disabled")
            .description(
                    "Who can switch between several views of guest memory: both guest and tools (mixed), tools only"
                            + " (external), or the guest in a limited way.");

    /** Every xl that has altp2m answers this one with a warning. */
    public static final Key<Boolean> ALTP2MHVM = flag("altp2mhvm")
            .since("4.6")
            .removedIn("4.9")
            .defaultsTo("false")
            .deprecated("altp2m")
            .description("Whether the guest can switch between several views of its memory.");

    public static final Key<Long> ALTP2M_COUNT = Key.named("altp2m_count", new IntegerType(1, 65_535))
            .section(SECTION)
            .guests(HVM)
            .since("4.21")
            .defaultsTo("10")
            .description("Number of views of guest memory for altp2m.");

    public static final Key<String> ACPI_FIRMWARE = Key.named("acpi_firmware", PATH)
            .section(SECTION)
            .guests(HVM)
            .privileged("root in dom0 shows the file to the guest")
            .description("File in dom0 with more ACPI tables for the guest.");

    public static final Key<String> SMBIOS_FIRMWARE = Key.named("smbios_firmware", PATH)
            .section(SECTION)
            .guests(HVM)
            .privileged("root in dom0 shows the file to the guest")
            .description("File in dom0 with SMBIOS structures for the guest.");

    public static final Key<String> MS_VM_GENID = Key.named("ms_vm_genid", EnumType.of("generate", "none"))
            .section(SECTION)
            .guests(HVM)
            .since("4.5")
            .defaultsTo("none")
            .description("Whether Windows gets a generation ID, new at every start, to notice that it was copied.");

    public static final Key<Long> MMIO_HOLE = Key.named("mmio_hole", new IntegerType(256, 3840))
            .section(SECTION)
            .guests(HVM)
            .since("4.5")
            .unit("MiB")
            .defaultsTo("as large as the guest's PCI devices need")
            .description("Room below 4 GiB that is kept free of memory for the guest's PCI devices.");

    public static final Key<List<String>> MCA_CAPS = Key.named("mca_caps", ListType.of(EnumType.of("lmce"), 4))
            .section(SECTION)
            .guests(HVM)
            .since("4.10")
            .description("Machine check capabilities that the guest has besides the usual; lmce sends one to the vCPU"
                    + " that is hit only.");

    public static final Key<Boolean> HVM_PIRQ = flag("hvm_pirq")
            .since("4.19")
            .defaultsTo("false")
            .defaultChanged(
                    "4.19",
                    "interrupts of the guest's devices could arrive as event channels",
                    "they cannot",
                    "set it to true once the host has Xen 4.19, if the guest needs that")
            .description("Whether interrupts of emulated and passed through devices can arrive as event channels.");

    public static final Key<Boolean> MSR_RELAXED = Key.named("msr_relaxed", FLAG)
            .section(SECTION)
            .guests(GuestType.PV, GuestType.PVH, GuestType.HVM)
            .since("4.15")
            .defaultsTo("false")
            .defaultChanged(
                    "4.15",
                    "model specific registers that Xen does not know could be read",
                    "a guest that reads one gets a fault",
                    "set it to true once the host has Xen 4.15, if the guest crashes on that")
            .description("Whether unknown model specific registers read as on the host or 0, for guests that crash on a"
                    + " fault. xl announces that it will be removed.");

    static final List<Key<?>> FIRMWARES = List.of(FIRMWARE, FIRMWARE_OVERRIDE, BIOS, BIOS_PATH_OVERRIDE);

    static final List<Key<?>> PROCESSOR = List.of(
            PAE, ACPI, ACPI_S3, ACPI_S4, ACPI_LAPTOP_SLATE, APIC, NX, HPET, NESTEDHVM, ALTP2M, ALTP2MHVM, ALTP2M_COUNT);

    static final List<Key<?>> TABLES =
            List.of(ACPI_FIRMWARE, SMBIOS_FIRMWARE, MS_VM_GENID, MMIO_HOLE, MCA_CAPS, HVM_PIRQ, MSR_RELAXED);

    private PlatformKeys() {}

    private static Key.Builder<Boolean> flag(String name) {
        return Key.named(name, FLAG).section(SECTION).guests(HVM);
    }
}
