package io.xendomain.xlcfg.validate;

import static io.xendomain.xlcfg.keys.BootKeys.BOOTLOADER;
import static io.xendomain.xlcfg.keys.BootKeys.BOOTLOADER_ARGS;
import static io.xendomain.xlcfg.keys.BootKeys.BOOTLOADER_RESTRICT;
import static io.xendomain.xlcfg.keys.BootKeys.BOOTLOADER_USER;
import static io.xendomain.xlcfg.keys.BootKeys.CMDLINE;
import static io.xendomain.xlcfg.keys.BootKeys.EXTRA;
import static io.xendomain.xlcfg.keys.BootKeys.KERNEL;
import static io.xendomain.xlcfg.keys.BootKeys.RAMDISK;
import static io.xendomain.xlcfg.keys.BootKeys.ROOT;
import static io.xendomain.xlcfg.keys.DeviceKeys.DISK;
import static io.xendomain.xlcfg.keys.GeneralKeys.BUILDER;
import static io.xendomain.xlcfg.keys.GeneralKeys.NAME;
import static io.xendomain.xlcfg.keys.GeneralKeys.TYPE;
import static io.xendomain.xlcfg.keys.PlatformKeys.FIRMWARE;
import static io.xendomain.xlcfg.keys.PvKeys.PVSHIM;
import static io.xendomain.xlcfg.keys.PvKeys.PVSHIM_CMDLINE;
import static io.xendomain.xlcfg.keys.PvKeys.PVSHIM_EXTRA;
import static io.xendomain.xlcfg.keys.PvKeys.PVSHIM_PATH;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import java.util.List;
import java.util.Set;

/** What type of guest it is, and what it boots. */
final class BootRules {
    private static final Set<String> PV_FIRMWARE = Set.of("pvgrub32", "pvgrub64");

    static final List<Rule> ALL = List.of(
            Rule.of(BootRules::name),
            Rule.of(
                    "!has(self.type) || !has(self.builder)"
                            + " || (self.type == 'hvm' && self.builder == 'hvm')"
                            + " || (self.type == 'pv' && self.builder == 'generic')",
                    "type and builder name different types of guest: remove builder",
                    BootRules::typeAndBuilder),
            Rule.of(
                    "GUEST == 'hvm' || has(self.kernel) || has(self.bootloader) || has(self.firmware)",
                    "a PV or PVH guest needs kernel, bootloader or firmware: set one of them, or type to hvm",
                    BootRules::somethingToBoot),
            Rule.of(
                    "GUEST == 'hvm' || !has(self.kernel) || !has(self.firmware)",
                    "kernel and firmware exclude each other for a PV or PVH guest: remove one of them",
                    BootRules::kernelOrFirmware),
            Rule.of(
                    "!has(self.firmware) || (self.firmware in ['pvgrub32', 'pvgrub64']) == (GUEST != 'hvm')",
                    "firmware is pvgrub32 or pvgrub64 for PV and PVH guests, and anything else for HVM guests",
                    BootRules::firmware),
            Rule.of(
                    "GUEST == 'hvm' || !has(self.bootloader) || filled(self.disk)",
                    "bootloader reads the kernel from the first disk: add a disk, or set kernel instead",
                    BootRules::bootloaderDisk),
            Rule.of(
                    "GUEST != 'hvm' || has(self.kernel)"
                            + " || !(has(self.ramdisk) || has(self.cmdline) || has(self.root) || has(self.extra))",
                    "an HVM guest takes ramdisk, cmdline, root and extra only with kernel: set kernel or remove them",
                    BootRules::directBoot),
            Rule.of(
                    "!has(self.cmdline) || !(has(self.root) || has(self.extra))",
                    "cmdline replaces root and extra: put everything into cmdline",
                    BootRules::commandLine),
            Rule.of(
                    "GUEST != 'hvm' || !has(self.kernel)"
                            + " || !(self.kernel == 'hvmloader' || self.kernel.endsWith('/hvmloader'))",
                    "kernel is the guest's own, not hvmloader: use firmwareOverride for another hvmloader",
                    BootRules::hvmloader),
            Rule.of(BootRules::pointless));

    private BootRules() {}

    private static void name(DomainConfig config, Place root) {
        if (config.isAbsent(NAME)) {
            root.child(NAME)
                    .report(
                            Code.Missing,
                            Shown.NOT_SET,
                            "every domain needs one",
                            "set name to one unique on its host");
        }
    }

    private static void typeAndBuilder(DomainConfig config, Place root) {
        String type = config.get(TYPE);
        String builder = config.get(BUILDER);
        if (type == null || builder == null) {
            return;
        }
        boolean agree = builder.equals("hvm") ? type.equals("hvm") : type.equals("pv");
        if (!agree) {
            root.child(BUILDER)
                    .report(
                            Code.GuestTypeConflict,
                            builder,
                            "contradicts type, which is \"" + type + "\", and xl refuses that",
                            "remove builder");
        }
    }

    private static void somethingToBoot(DomainConfig config, Place root) {
        if (!isHvm(config) && config.isAbsent(KERNEL) && config.isAbsent(BOOTLOADER) && config.isAbsent(FIRMWARE)) {
            root.child(KERNEL)
                    .report(
                            Code.NothingToBoot,
                            Shown.NOT_SET,
                            "a " + config.guestType() + " guest must have kernel, bootloader or firmware",
                            "set one of them, or type to hvm");
        }
    }

    private static void kernelOrFirmware(DomainConfig config, Place root) {
        if (!isHvm(config) && config.has(KERNEL) && config.has(FIRMWARE)) {
            root.child(FIRMWARE)
                    .report(
                            Code.Conflict,
                            config.get(FIRMWARE),
                            "a " + config.guestType() + " guest with a kernel must not have firmware, too",
                            "remove one of them");
        }
    }

    private static void firmware(DomainConfig config, Place root) {
        String firmware = config.get(FIRMWARE);
        if (firmware != null && PV_FIRMWARE.contains(firmware) == isHvm(config)) {
            root.child(FIRMWARE)
                    .report(
                            Code.RefusedForGuestType,
                            firmware,
                            isHvm(config)
                                    ? "is for PV and PVH guests: for an HVM guest xl takes it for a path"
                                    : "must be pvgrub32 or pvgrub64 for a " + config.guestType() + " guest",
                            isHvm(config) ? "use seabios, ovmf, rombios or a path" : "use one of them");
        }
    }

    private static void bootloaderDisk(DomainConfig config, Place root) {
        boolean noDisk = !Items.isFilled(config, DISK) && !config.isUnreadable(DISK);
        if (!isHvm(config) && config.has(BOOTLOADER) && noDisk) {
            root.child(BOOTLOADER)
                    .report(
                            Code.MissingCompanion,
                            config.get(BOOTLOADER),
                            "it must have a disk to read the kernel from",
                            "add a disk, or set kernel instead");
        }
    }

    private static void directBoot(DomainConfig config, Place root) {
        if (!isHvm(config) || !config.isAbsent(KERNEL)) {
            return;
        }
        for (Key<String> key : List.of(RAMDISK, CMDLINE, ROOT, EXTRA)) {
            if (config.has(key)) {
                root.child(key)
                        .report(
                                Code.MissingCompanion,
                                config.get(key),
                                "an HVM guest takes it only together with kernel, which is not set",
                                "set kernel, or remove " + key.field());
            }
        }
    }

    private static void commandLine(DomainConfig config, Place root) {
        if (!config.has(CMDLINE)) {
            return;
        }
        for (Key<String> key : List.of(ROOT, EXTRA)) {
            if (config.has(key)) {
                root.child(key)
                        .report(
                                Code.Conflict,
                                config.get(key),
                                "xl ignores it in favour of cmdline",
                                "put it into cmdline and remove " + key.field());
            }
        }
    }

    private static void hvmloader(DomainConfig config, Place root) {
        String kernel = config.get(KERNEL);
        if (isHvm(config) && kernel != null && (kernel.equals("hvmloader") || kernel.endsWith("/hvmloader"))) {
            root.child(KERNEL)
                    .report(
                            Code.Overridden,
                            kernel,
                            "xl drops a kernel of that name for an HVM guest",
                            "remove it, or use firmwareOverride for another hvmloader");
        }
    }

    private static void pointless(DomainConfig config, Place root) {
        Pointless.without(BOOTLOADER, config, root, BOOTLOADER_ARGS, BOOTLOADER_RESTRICT, BOOTLOADER_USER);
        if (config.guestType() == GuestType.PVH) {
            Pointless.unlessOn(PVSHIM, config, root, PVSHIM_PATH, PVSHIM_CMDLINE, PVSHIM_EXTRA);
        }
    }

    private static boolean isHvm(DomainConfig config) {
        return config.guestType() == GuestType.HVM;
    }
}
