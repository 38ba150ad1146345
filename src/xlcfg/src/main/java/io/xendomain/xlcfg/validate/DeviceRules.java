package io.xendomain.xlcfg.validate;

import static io.xendomain.xlcfg.keys.DeviceKeys.CHANNEL;
import static io.xendomain.xlcfg.keys.DeviceKeys.P9;
import static io.xendomain.xlcfg.keys.DeviceKeys.USBDEVICE;
import static io.xendomain.xlcfg.keys.DeviceKeys.VTPM;
import static io.xendomain.xlcfg.keys.EmulatedKeys.USB;
import static io.xendomain.xlcfg.keys.EmulatedKeys.USBVERSION;
import static io.xendomain.xlcfg.keys.HostDeviceKeys.DTDEV;
import static io.xendomain.xlcfg.keys.HostDeviceKeys.PCI;
import static io.xendomain.xlcfg.keys.HostDeviceKeys.USBDEV;
import static io.xendomain.xlcfg.keys.PassthroughKeys.GFX_PASSTHRU;
import static io.xendomain.xlcfg.keys.PassthroughKeys.GFX_PASSTHRU_KIND;
import static io.xendomain.xlcfg.keys.PassthroughKeys.PASSTHROUGH;
import static io.xendomain.xlcfg.keys.PassthroughKeys.PCI_MSITRANSLATE;
import static io.xendomain.xlcfg.keys.PassthroughKeys.PCI_PERMISSIVE;
import static io.xendomain.xlcfg.keys.PassthroughKeys.PCI_POWER_MGMT;
import static io.xendomain.xlcfg.keys.PassthroughKeys.PCI_SEIZE;
import static io.xendomain.xlcfg.keys.PvKeys.E820_HOST;
import static io.xendomain.xlcfg.keys.SpiceKeys.SPICE;
import static io.xendomain.xlcfg.keys.SpiceKeys.SPICEUSBREDIRECTION;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.spec.ChannelSpec;
import io.xendomain.xlcfg.spec.P9Spec;
import io.xendomain.xlcfg.spec.PciAddress;
import io.xendomain.xlcfg.spec.PciSpec;
import io.xendomain.xlcfg.spec.UsbdevSpec;
import io.xendomain.xlcfg.spec.VtpmSpec;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Devices passed through, USB, channels, shared folders. */
final class DeviceRules {
    private static final long ANY_SLOT = 0;

    static final List<Rule> ALL = List.of(
            Rule.of(
                    "!(filled(self.pci) || filled(self.dtdev)) || !has(self.passthrough)"
                            + " || self.passthrough != 'disabled'",
                    "passthrough is disabled and there are devices to pass through: remove one of the two",
                    DeviceRules::passthrough),
            Rule.of(
                    "GUEST != 'pv' || !filled(self.pci) || !has(self.e820Host) || self.e820Host",
                    "xl forces e820Host to true for a PV guest with PCI devices: set it to true or remove it",
                    DeviceRules::memoryMap),
            Rule.of(
                    "GUEST != 'hvm' || !positive(self.usbversion) || !(on(self.usb) || has(self.usbdevice))",
                    "usbversion excludes usb and usbdevice: remove one of them",
                    DeviceRules::usbVersion),
            Rule.of(
                    "GUEST != 'hvm' || !on(self.spice) || !positive(self.spiceusbredirection)"
                            + " || !(on(self.usb) || has(self.usbdevice))",
                    "spiceusbredirection excludes usb and usbdevice: remove one of them",
                    DeviceRules::usbRedirection),
            Rule.ofReading(
                    "!has(self.channel) || self.channel.all(c, c.connection != 'socket' || has(c.path))",
                    "a channel with connection socket needs a path: set path"),
            Rule.ofReading(
                    "!has(self.pci) || self.pci.all(p, has(p.bdf) != has(p.name))",
                    "a PCI device needs bdf or name, and not both: set one of them"),
            Rule.of((config, root) ->
                    Duplicates.findAny(config, PCI, device -> PciSpec.BDF, DeviceRules::functions, root, " device")),
            Rule.of((config, root) -> Duplicates.find(config, PCI, PciSpec.NAME, Function.identity(), root)),
            Rule.of((config, root) ->
                    Duplicates.find(config, PCI, PciSpec.VSLOT, slot -> slot == ANY_SLOT ? null : slot, root)),
            Rule.of((config, root) -> Duplicates.find(config, VTPM, VtpmSpec.UUID_OF_VTPM, Function.identity(), root)),
            Rule.of((config, root) -> Duplicates.find(config, CHANNEL, ChannelSpec.NAME, Function.identity(), root)),
            Rule.of((config, root) -> Duplicates.find(config, P9, P9Spec.TAG, Function.identity(), root)),
            Rule.of((config, root) -> Duplicates.find(
                    config,
                    USBDEV,
                    UsbdevSpec.HOSTADDR,
                    usb -> both(usb, UsbdevSpec.HOSTBUS, UsbdevSpec.HOSTADDR),
                    root,
                    " on the same hostbus")),
            Rule.of((config, root) -> Duplicates.find(
                    config,
                    USBDEV,
                    UsbdevSpec.PORT,
                    usb -> both(usb, UsbdevSpec.CONTROLLER, UsbdevSpec.PORT),
                    root,
                    " on the same controller")),
            Rule.of(DeviceRules::sharedFolders),
            Rule.of(DeviceRules::pointless));

    private DeviceRules() {}

    private static void passthrough(DomainConfig config, Place root) {
        if ("disabled".equals(config.get(PASSTHROUGH))
                && (Items.isFilled(config, PCI) || Items.isFilled(config, DTDEV))) {
            root.child(PASSTHROUGH)
                    .report(
                            Code.Conflict,
                            "disabled",
                            "there are devices to pass through",
                            "remove it, or the devices");
        }
    }

    private static void memoryMap(DomainConfig config, Place root) {
        if (config.guestType() == GuestType.PV
                && Boolean.FALSE.equals(config.get(E820_HOST))
                && Items.isFilled(config, PCI)) {
            root.child(E820_HOST)
                    .report(
                            Code.Overridden,
                            false,
                            "xl forces it to true for a PV guest with PCI devices",
                            "set it to true, or remove it");
        }
    }

    private static void usbVersion(DomainConfig config, Place root) {
        excludesOldUsb(USBVERSION, config, root);
    }

    private static void usbRedirection(DomainConfig config, Place root) {
        if (config.isOn(SPICE)) {
            excludesOldUsb(SPICEUSBREDIRECTION, config, root);
        }
    }

    private static void excludesOldUsb(Key<Long> key, DomainConfig config, Place root) {
        Long value = config.get(key);
        boolean old = config.isOn(USB) || config.has(USBDEVICE);
        if (config.guestType() == GuestType.HVM && value != null && value > 0 && old) {
            root.child(key)
                    .report(
                            Code.Conflict,
                            value,
                            "it excludes " + (config.isOn(USB) ? "usb" : "usbdevice"),
                            "remove one of them");
        }
    }

    private static void sharedFolders(DomainConfig config, Place root) {
        Items.each(config, P9, root, (folder, place) -> {
            if (!"xen_9pfsd".equals(folder.get(P9Spec.KIND))) {
                Stream.of(P9Spec.MAX_SPACE, P9Spec.MAX_FILES, P9Spec.MAX_OPEN_FILES, P9Spec.AUTO_DELETE)
                        .filter(folder::has)
                        .forEach(key -> place.child(key)
                                .report(
                                        Code.Ignored,
                                        folder.get(key),
                                        "only type xen_9pfsd has it",
                                        "set that, or remove it"));
            }
        });
    }

    private static void pointless(DomainConfig config, Place root) {
        Pointless.withoutItems(PCI, config, root, PCI_PERMISSIVE, PCI_MSITRANSLATE, PCI_SEIZE, PCI_POWER_MGMT);
        Pointless.withoutItems(PCI, config, root, GFX_PASSTHRU, GFX_PASSTHRU_KIND);
    }

    private static List<PciAddress> functions(Struct device) {
        PciAddress address = device.get(PciSpec.BDF);
        return address == null ? List.of() : address.functions();
    }

    private static List<Object> both(Struct item, Key<?> one, Key<?> other) {
        return item.has(one) && item.has(other) ? List.of(item.get(one), item.get(other)) : null;
    }
}
