package io.xendomain.xlcfg.keys;

import static io.xendomain.xlcfg.GuestType.HVM;
import static io.xendomain.xlcfg.GuestType.PV;
import static io.xendomain.xlcfg.GuestType.PVH;
import static io.xendomain.xlcfg.keys.KeyTypes.COMMAND_LINE;
import static io.xendomain.xlcfg.keys.KeyTypes.FLAG;
import static io.xendomain.xlcfg.keys.KeyTypes.PATH;

import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.TextType;
import java.util.EnumSet;
import java.util.List;

/**
 * Section "Paravirtualised (PV) Guest Specific Options", the part about booting. Most of it serves every type of guest
 * since Xen 4.5.
 */
public final class BootKeys {
    private static final String SECTION = "Paravirtualised (PV) Guest Specific Options";

    public static final Key<String> KERNEL = Key.named("kernel", PATH)
            .section(SECTION)
            .changedFor(
                    EnumSet.of(HVM),
                    "4.5",
                    path -> true,
                    "is set",
                    "xl ignores it and the guest boots from its disks",
                    "the guest boots it",
                    "remove it, if the guest is to boot from its disks")
            .privileged("read by root in dom0")
            .description("Kernel image in dom0 to boot. PV and PVH guests need it, or bootloader, or firmware; an HVM"
                    + " guest boots it directly since Xen 4.5.");

    public static final Key<String> RAMDISK = Key.named("ramdisk", PATH)
            .section(SECTION)
            .privileged("read by root in dom0")
            .description("Initial ramdisk in dom0 to go with kernel.");

    public static final Key<String> CMDLINE = Key.named("cmdline", COMMAND_LINE)
            .section(SECTION)
            .since("4.5")
            .description("Command line of the kernel. With it, root and extra are ignored.");

    public static final Key<String> ROOT = Key.named("root", TextType.upTo(255))
            .section(SECTION)
            .description("Root device, put in front of extra as root=. Ignored with cmdline.");

    public static final Key<String> EXTRA = Key.named("extra", COMMAND_LINE)
            .section(SECTION)
            .description("Command line of the kernel, after root. Ignored with cmdline.");

    /** libxl looks for a name without a slash where Xen keeps its own programs. */
    public static final Key<String> BOOTLOADER = Key.named(
                    "bootloader",
                    TextType.matching(
                            "^(/[^\\x00-\\x1f\\x7f]*|[A-Za-z0-9_.+-]+)$",
                            1024,
                            "pygrub, another program of Xen's, or an absolute path in dom0"))
            .section(SECTION)
            .guests(PV, PVH)
            .changed(
                    "4.19",
                    "/usr/bin/pygrub"::equals,
                    "is \"/usr/bin/pygrub\"",
                    "that is where Xen puts pygrub",
                    "nothing is there",
                    "write pygrub, which every Xen finds")
            .privileged("a program that root runs in dom0")
            .description("Program in dom0 that finds the kernel on the guest's first disk, such as pygrub.");

    public static final Key<List<String>> BOOTLOADER_ARGS = Key.named(
                    "bootloader_args", ListType.of(TextType.upTo(1024), 64).orWords())
            .section(SECTION)
            .guests(PV, PVH)
            .privileged("arguments of a program that root runs in dom0")
            .description("Arguments for bootloader, one item each.");

    public static final Key<Boolean> BOOTLOADER_RESTRICT = Key.named("bootloader_restrict", FLAG)
            .section(SECTION)
            .guests(PV, PVH)
            .since("4.18")
            .defaultsTo("false")
            .description("Whether bootloader runs as an unprivileged user of dom0 and with few rights.");

    public static final Key<String> BOOTLOADER_USER = Key.named("bootloader_user", KeyTypes.DOM0_USER)
            .section(SECTION)
            .guests(PV, PVH)
            .since("4.18")
            .privileged("chooses the user of dom0 that bootloader runs as")
            .description("User of dom0 that bootloader runs as when bootloaderRestrict is set.");

    static final List<Key<?>> ALL = List.of(
            KERNEL, RAMDISK, CMDLINE, ROOT, EXTRA, BOOTLOADER, BOOTLOADER_ARGS, BOOTLOADER_RESTRICT, BOOTLOADER_USER);

    private BootKeys() {}
}
