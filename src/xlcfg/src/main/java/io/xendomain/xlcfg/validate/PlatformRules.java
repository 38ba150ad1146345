package io.xendomain.xlcfg.validate;

import static io.xendomain.xlcfg.keys.DeviceModelKeys.DEVICE_MODEL_OVERRIDE;
import static io.xendomain.xlcfg.keys.DeviceModelKeys.DEVICE_MODEL_STUBDOMAIN_OVERRIDE;
import static io.xendomain.xlcfg.keys.DeviceModelKeys.DEVICE_MODEL_STUBDOMAIN_SECLABEL;
import static io.xendomain.xlcfg.keys.DeviceModelKeys.DEVICE_MODEL_VERSION;
import static io.xendomain.xlcfg.keys.DeviceModelKeys.STUBDOMAIN_CMDLINE;
import static io.xendomain.xlcfg.keys.DeviceModelKeys.STUBDOMAIN_KERNEL;
import static io.xendomain.xlcfg.keys.DeviceModelKeys.STUBDOMAIN_MEMORY;
import static io.xendomain.xlcfg.keys.DeviceModelKeys.STUBDOMAIN_RAMDISK;
import static io.xendomain.xlcfg.keys.EmulatedKeys.USBVERSION;
import static io.xendomain.xlcfg.keys.EmulatedKeys.VENDOR_DEVICE;
import static io.xendomain.xlcfg.keys.PlatformKeys.ACPI;
import static io.xendomain.xlcfg.keys.PlatformKeys.ACPI_LAPTOP_SLATE;
import static io.xendomain.xlcfg.keys.PlatformKeys.ACPI_S3;
import static io.xendomain.xlcfg.keys.PlatformKeys.ACPI_S4;
import static io.xendomain.xlcfg.keys.PlatformKeys.ALTP2M;
import static io.xendomain.xlcfg.keys.PlatformKeys.ALTP2MHVM;
import static io.xendomain.xlcfg.keys.PlatformKeys.BIOS;
import static io.xendomain.xlcfg.keys.PlatformKeys.BIOS_PATH_OVERRIDE;
import static io.xendomain.xlcfg.keys.PlatformKeys.FIRMWARE;
import static io.xendomain.xlcfg.keys.PlatformKeys.MSR_RELAXED;
import static io.xendomain.xlcfg.keys.PlatformKeys.NESTEDHVM;
import static io.xendomain.xlcfg.keys.PlatformKeys.NX;
import static io.xendomain.xlcfg.keys.PlatformKeys.PAE;
import static io.xendomain.xlcfg.keys.PlatformKeys.SMBIOS_FIRMWARE;
import static io.xendomain.xlcfg.keys.PlatformListKeys.SMBIOS;
import static io.xendomain.xlcfg.keys.PlatformListKeys.VIRIDIAN_FEATURES;
import static io.xendomain.xlcfg.keys.TimeKeys.TIMER_MODE;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import java.util.List;
import java.util.Set;

/** The virtual machine's board: device model, firmware, timers, processor features. */
final class PlatformRules {
    private static final Set<String> VIRIDIAN_WITH_BASE = Set.of("base", "defaults", "all");
    private static final Set<String> NEEDS_QEMU_XEN = Set.of("seabios", "ovmf", "uefi");

    static final List<Rule> ALL = List.of(
            Rule.of(
                    "GUEST != 'pv' || !has(self.timerMode)",
                    "timerMode is refused for a PV guest: remove it",
                    PlatformRules::timerMode),
            Rule.of(
                    "GUEST != 'hvm' || !has(self.bios) || has(self.firmware)"
                            + " || (self.bios == 'rombios') == TRADITIONAL",
                    "bios rombios goes with deviceModelVersion qemu-xen-traditional, the others with qemu-xen",
                    PlatformRules::bios),
            Rule.of(
                    "GUEST != 'hvm' || !has(self.firmware)"
                            + " || (self.firmware != 'rombios' || TRADITIONAL)"
                            + " && (!(self.firmware in ['seabios', 'ovmf', 'uefi']) || !TRADITIONAL)",
                    "firmware rombios goes with deviceModelVersion qemu-xen-traditional, the others with qemu-xen",
                    PlatformRules::firmware),
            Rule.of(
                    "GUEST != 'hvm' || !has(self.bios) || !has(self.firmware) || self.bios == self.firmware",
                    "firmware replaces bios for an HVM guest: remove bios",
                    PlatformRules::biosAndFirmware),
            Rule.of(
                    "GUEST != 'hvm' || !has(self.biosPathOverride) || has(self.bios)",
                    "biosPathOverride is taken only together with bios: set bios",
                    PlatformRules::biosPath),
            Rule.of(
                    "!has(self.deviceModelOverride) || has(self.deviceModelVersion)",
                    "deviceModelOverride needs deviceModelVersion to say which kind of program it is: set it",
                    PlatformRules::deviceModelOverride),
            Rule.of(
                    "GUEST == 'pv' || !on(self.nestedhvm)"
                            + " || !((has(self.altp2m) && self.altp2m != 'disabled')"
                            + " || (GUEST == 'hvm' && on(self.altp2mhvm)))",
                    "nestedhvm and altp2m exclude each other: remove one of them",
                    PlatformRules::nestedAndAltp2m),
            Rule.of(
                    "!has(self.smbios) || !has(self.smbiosFirmware)",
                    "smbios and smbiosFirmware exclude each other: remove one of them",
                    PlatformRules::smbios),
            Rule.of(
                    "GUEST != 'hvm' || !has(self.viridianFeatures)"
                            + " || self.viridianFeatures.all(f, f.startsWith('!'))"
                            + " || (self.viridianFeatures.exists(f, f in ['base', 'defaults', 'all'])"
                            + " && !self.viridianFeatures.exists(f, f == '!base'))",
                    "the other viridianFeatures need base: add base or defaults",
                    PlatformRules::viridian),
            Rule.of(PlatformRules::relaxedRegisters),
            Rule.of(PlatformRules::pointless));

    private PlatformRules() {}

    /** Which device model libxl takes when the config leaves it open and the host has both. */
    static boolean isTraditional(DomainConfig config) {
        String version = config.get(DEVICE_MODEL_VERSION);
        return version != null ? version.equals("qemu-xen-traditional") : config.isOn(DEVICE_MODEL_STUBDOMAIN_OVERRIDE);
    }

    private static void timerMode(DomainConfig config, Place root) {
        if (config.guestType() == GuestType.PV && config.has(TIMER_MODE)) {
            root.child(TIMER_MODE)
                    .report(
                            Code.RefusedForGuestType,
                            config.get(TIMER_MODE),
                            "xl refuses it for a PV guest",
                            "remove it");
        }
    }

    private static void bios(DomainConfig config, Place root) {
        if (!config.has(FIRMWARE)) {
            needsItsDeviceModel(BIOS, config, root);
        }
    }

    private static void firmware(DomainConfig config, Place root) {
        needsItsDeviceModel(FIRMWARE, config, root);
    }

    private static void needsItsDeviceModel(Key<String> key, DomainConfig config, Place root) {
        String firmware = config.get(key);
        if (!isHvm(config) || firmware == null) {
            return;
        }
        boolean traditional = isTraditional(config);
        if (firmware.equals("rombios") && !traditional) {
            root.child(key)
                    .report(
                            Code.DeviceModelMismatch,
                            firmware,
                            "it needs deviceModelVersion qemu-xen-traditional",
                            "set that, or use seabios");
        } else if (NEEDS_QEMU_XEN.contains(firmware) && traditional) {
            root.child(key)
                    .report(
                            Code.DeviceModelMismatch,
                            firmware,
                            "qemu-xen-traditional, the default with a stub domain, runs only rombios",
                            "set deviceModelVersion to qemu-xen, or use rombios");
        }
    }

    private static void biosAndFirmware(DomainConfig config, Place root) {
        String bios = config.get(BIOS);
        String firmware = config.get(FIRMWARE);
        if (isHvm(config) && bios != null && firmware != null && !bios.equals(firmware)) {
            root.child(BIOS)
                    .report(
                            Code.Conflict,
                            bios,
                            "firmware, which is \"" + firmware + "\", replaces it in silence",
                            "remove one of them");
        }
    }

    private static void biosPath(DomainConfig config, Place root) {
        if (isHvm(config) && config.has(BIOS_PATH_OVERRIDE) && config.isAbsent(BIOS)) {
            root.child(BIOS_PATH_OVERRIDE)
                    .report(
                            Code.MissingCompanion,
                            config.get(BIOS_PATH_OVERRIDE),
                            "xl must also be told by bios what kind of firmware it is",
                            "set bios to seabios, ovmf or rombios");
        }
    }

    private static void deviceModelOverride(DomainConfig config, Place root) {
        if (config.has(DEVICE_MODEL_OVERRIDE) && config.isAbsent(DEVICE_MODEL_VERSION)) {
            root.child(DEVICE_MODEL_OVERRIDE)
                    .report(
                            Code.MissingCompanion,
                            config.get(DEVICE_MODEL_OVERRIDE),
                            "xl must also be told by deviceModelVersion which kind of program it is",
                            "set deviceModelVersion");
        }
    }

    private static void nestedAndAltp2m(DomainConfig config, Place root) {
        if (config.guestType() == GuestType.PV || !config.isOn(NESTEDHVM)) {
            return;
        }
        String mode = config.get(ALTP2M);
        boolean altp2m = mode != null && !mode.equals("disabled") || isHvm(config) && config.isOn(ALTP2MHVM);
        if (altp2m) {
            root.child(NESTEDHVM)
                    .report(Code.Conflict, true, "libxl refuses it together with altp2m", "remove one of them");
        }
    }

    private static void smbios(DomainConfig config, Place root) {
        if (config.has(SMBIOS) && config.has(SMBIOS_FIRMWARE)) {
            root.child(SMBIOS_FIRMWARE)
                    .report(
                            Code.Conflict,
                            config.get(SMBIOS_FIRMWARE),
                            "it excludes smbios, which is set, too",
                            "remove one of them");
        }
    }

    private static void viridian(DomainConfig config, Place root) {
        List<String> features = config.getOrDefault(VIRIDIAN_FEATURES, List.of());
        boolean any = features.stream().anyMatch(feature -> !feature.startsWith("!"));
        boolean base = features.stream().anyMatch(VIRIDIAN_WITH_BASE::contains) && !features.contains("!base");
        if (isHvm(config) && any && !base) {
            root.child(VIRIDIAN_FEATURES)
                    .report(Code.MissingCompanion, features, "the others need base", "add base or defaults");
        }
    }

    /** The one complaint of xl about a key that still works and has no successor. */
    private static void relaxedRegisters(DomainConfig config, Place root) {
        if (config.has(MSR_RELAXED)) {
            root.child(MSR_RELAXED)
                    .report(
                            Code.Deprecated,
                            config.get(MSR_RELAXED),
                            "xl announces that it will be removed",
                            "remove it where the guest runs without");
        }
    }

    private static void pointless(DomainConfig config, Place root) {
        if (!isHvm(config)) {
            return; // for other guests all of these are pointless anyhow
        }
        Pointless.whenOff(ACPI, config, root, ACPI_S3, ACPI_S4, ACPI_LAPTOP_SLATE);
        Pointless.whenOff(PAE, config, root, NX);
        Pointless.unlessOn(
                DEVICE_MODEL_STUBDOMAIN_OVERRIDE,
                config,
                root,
                DEVICE_MODEL_STUBDOMAIN_SECLABEL,
                STUBDOMAIN_KERNEL,
                STUBDOMAIN_RAMDISK,
                STUBDOMAIN_CMDLINE,
                STUBDOMAIN_MEMORY);
        if (isTraditional(config)) {
            Pointless.each(
                    config,
                    root,
                    "qemu-xen-traditional does not have it",
                    "remove it, or set deviceModelVersion to qemu-xen",
                    VENDOR_DEVICE,
                    USBVERSION);
        }
    }

    private static boolean isHvm(DomainConfig config) {
        return config.guestType() == GuestType.HVM;
    }
}
