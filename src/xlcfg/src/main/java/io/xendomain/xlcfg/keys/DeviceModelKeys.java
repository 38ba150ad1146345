package io.xendomain.xlcfg.keys;

import static io.xendomain.xlcfg.GuestType.HVM;
import static io.xendomain.xlcfg.GuestType.PV;
import static io.xendomain.xlcfg.keys.KeyTypes.ARGUMENTS;
import static io.xendomain.xlcfg.keys.KeyTypes.FLAG;
import static io.xendomain.xlcfg.keys.KeyTypes.PATH;

import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.Key;
import java.util.List;

/** Section "Device-Model Options". */
public final class DeviceModelKeys {
    private static final String SECTION = "Device-Model Options";
    private static final String QEMU_ARGUMENTS = "any option of qemu, and so any file and program of dom0";

    public static final Key<String> DEVICE_MODEL_VERSION = Key.named(
                    "device_model_version",
                    EnumType.of("qemu-xen", "qemu-xen-traditional").gone("qemu-xen-traditional", "4.21"))
            .section(SECTION)
            .defaultsTo("qemu-xen")
            .description("Which qemu emulates devices: the current one, or Xen's old one, which few hosts still have.");

    public static final Key<String> DEVICE_MODEL_OVERRIDE = Key.named("device_model_override", PATH)
            .section(SECTION)
            .defaultsTo("the qemu that the host's Xen was built for")
            .privileged("a program that root runs in dom0")
            .description("The qemu in dom0 to run. Say with deviceModelVersion which one it is.");

    public static final Key<Boolean> DEVICE_MODEL_STUBDOMAIN_OVERRIDE = Key.named(
                    "device_model_stubdomain_override", FLAG)
            .section(SECTION)
            .guests(HVM)
            .defaultsTo("false")
            .description("Whether qemu runs in a small domain of its own instead of dom0. With qemu-xen it needs Xen"
                    + " 4.14.");

    public static final Key<String> DEVICE_MODEL_STUBDOMAIN_SECLABEL = Key.named(
                    "device_model_stubdomain_seclabel", KeyTypes.SECLABEL)
            .section(SECTION)
            .guests(HVM)
            .privileged("chooses the label that the hypervisor's security policy goes by")
            .description("XSM/FLASK label of the domain that runs qemu.");

    public static final Key<String> STUBDOMAIN_KERNEL = Key.named("stubdomain_kernel", PATH)
            .section(SECTION)
            .guests(HVM)
            .since("4.14")
            .defaultsTo("the one that came with Xen")
            .privileged("read by root in dom0")
            .description("Kernel in dom0 of the domain that runs qemu.");

    public static final Key<String> STUBDOMAIN_RAMDISK = Key.named("stubdomain_ramdisk", PATH)
            .section(SECTION)
            .guests(HVM)
            .since("4.14")
            .defaultsTo("the one that came with Xen")
            .privileged("read by root in dom0")
            .description("Initial ramdisk in dom0 of the domain that runs qemu.");

    public static final Key<String> STUBDOMAIN_CMDLINE = Key.named("stubdomain_cmdline", KeyTypes.COMMAND_LINE)
            .section(SECTION)
            .guests(HVM)
            .since("4.16")
            .description("Command line of the kernel of the domain that runs qemu.");

    public static final Key<Long> STUBDOMAIN_MEMORY = Key.named("stubdomain_memory", KeyTypes.MEMORY)
            .section(SECTION)
            .guests(HVM)
            .since("4.14")
            .unit("MiB")
            .defaultsTo("128 with qemu-xen, else as much as the old qemu needs")
            .description("Memory of the domain that runs qemu.");

    public static final Key<Boolean> DM_RESTRICT = Key.named("dm_restrict", FLAG)
            .section(SECTION)
            .guests(HVM)
            .since("4.10")
            .defaultsTo("false")
            .description("Whether qemu gives its rights over the host up once it has started. A technology preview.");

    public static final Key<String> DEVICE_MODEL_USER = Key.named("device_model_user", KeyTypes.DOM0_USER)
            .section(SECTION)
            .guests(HVM)
            .since("4.7")
            .privileged("chooses the user of dom0 that qemu runs as")
            .description("User of dom0 that qemu runs as.");

    public static final Key<List<String>> DEVICE_MODEL_ARGS = Key.named("device_model_args", ARGUMENTS)
            .section(SECTION)
            .privileged(QEMU_ARGUMENTS)
            .description("More arguments for qemu, whatever the type of guest, one item each.");

    public static final Key<List<String>> DEVICE_MODEL_ARGS_PV = Key.named("device_model_args_pv", ARGUMENTS)
            .section(SECTION)
            .guests(PV)
            .privileged(QEMU_ARGUMENTS)
            .description("More arguments for the qemu of a PV guest, one item each.");

    public static final Key<List<String>> DEVICE_MODEL_ARGS_HVM = Key.named("device_model_args_hvm", ARGUMENTS)
            .section(SECTION)
            .guests(HVM)
            .privileged(QEMU_ARGUMENTS)
            .description("More arguments for the qemu of an HVM guest, one item each.");

    static final List<Key<?>> ALL = List.of(
            DEVICE_MODEL_VERSION,
            DEVICE_MODEL_OVERRIDE,
            DEVICE_MODEL_STUBDOMAIN_OVERRIDE,
            DEVICE_MODEL_STUBDOMAIN_SECLABEL,
            STUBDOMAIN_KERNEL,
            STUBDOMAIN_RAMDISK,
            STUBDOMAIN_CMDLINE,
            STUBDOMAIN_MEMORY,
            DM_RESTRICT,
            DEVICE_MODEL_USER,
            DEVICE_MODEL_ARGS,
            DEVICE_MODEL_ARGS_PV,
            DEVICE_MODEL_ARGS_HVM);

    private DeviceModelKeys() {}
}
