package io.xendomain.xlcfg.validate;

import static io.xendomain.xlcfg.keys.DeviceKeys.DISK;
import static io.xendomain.xlcfg.keys.DeviceKeys.VFB;
import static io.xendomain.xlcfg.keys.DeviceKeys.VIF;
import static io.xendomain.xlcfg.keys.GeneralKeys.NAME;
import static io.xendomain.xlcfg.keys.GraphicsKeys.VNC;
import static io.xendomain.xlcfg.keys.HostDeviceKeys.PCI;
import static io.xendomain.xlcfg.keys.IdentityKeys.UUID_OF_DOMAIN;
import static io.xendomain.xlcfg.keys.SpiceKeys.SPICE;
import static io.xendomain.xlcfg.keys.SpiceKeys.SPICEPORT;
import static io.xendomain.xlcfg.keys.SpiceKeys.SPICETLS_PORT;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.spec.DiskSpec;
import io.xendomain.xlcfg.spec.PciSpec;
import io.xendomain.xlcfg.spec.VifSpec;
import java.util.ArrayList;
import java.util.List;

/** What a config takes from its host for itself alone. */
public final class Claims {
    private final DomainConfig config;
    private final Place root = new Place("", null, null, finding -> {});
    private final List<Claim> claims = new ArrayList<>();

    private Claims(DomainConfig config) {
        this.config = config;
    }

    /** Everything the config claims, in the order of its fields. */
    public static List<Claim> of(DomainConfig config) {
        Claims claims = new Claims(config);
        claims.identity();
        claims.devices();
        claims.ports();
        return List.copyOf(claims.claims);
    }

    private void identity() {
        claim(Claim.Kind.Name, config.values(), NAME, root);
        claim(Claim.Kind.Uuid, config.values(), UUID_OF_DOMAIN, root);
    }

    private void devices() {
        Items.each(config, DISK, root, this::disk);
        Items.each(config, VIF, root, (nic, place) -> claim(Claim.Kind.Mac, nic, VifSpec.MAC, place));
        Items.each(config, PCI, root, (device, place) -> {
            claim(Claim.Kind.PciDevice, device, PciSpec.BDF, place);
            claim(Claim.Kind.PciName, device, PciSpec.NAME, place);
        });
    }

    private void disk(Struct disk, Place place) {
        if (disk.has(DiskSpec.TARGET)) {
            boolean readOnly = DiskSpec.isCdrom(disk) || "ro".equals(disk.get(DiskSpec.ACCESS));
            String where = disk.getOrDefault(DiskSpec.BACKEND, "0");
            String path = disk.get(DiskSpec.TARGET);
            // a path in a driver domain is another disk than the same path in dom0
            String disc = where.equals("0") ? path : where + ":" + path;
            add(Claim.Kind.Disk, disc, place.child(DiskSpec.TARGET), readOnly);
        }
    }

    private void ports() {
        if (config.guestType() == GuestType.HVM && config.isOn(SPICE)) {
            port(config.get(SPICEPORT), root.child(SPICEPORT));
            port(config.get(SPICETLS_PORT), root.child(SPICETLS_PORT));
        }
        boolean vnc = config.guestType() == GuestType.HVM
                ? !Boolean.FALSE.equals(config.get(VNC))
                : config.guestType() == GuestType.PV && config.isOn(VNC) && !Items.isFilled(config, VFB);
        if (vnc) {
            display(VncDisplay.of(config), root);
        }
        Items.each(config, VFB, root, (screen, place) -> display(VncDisplay.of(screen), place));
    }

    private void display(VncDisplay display, Place screen) {
        display.fixedPort().ifPresent(port -> port(port, screen.child(display.saidBy())));
    }

    private void port(Long port, Place place) {
        if (port != null && port > 0) {
            add(Claim.Kind.Port, "port " + port, place, false);
        }
    }

    private <T> void claim(Claim.Kind kind, Struct struct, Key<T> key, Place place) {
        if (struct.has(key)) {
            add(kind, String.valueOf(key.type().toJson(struct.get(key))), place.child(key), false);
        }
    }

    private void add(Claim.Kind kind, String value, Place place, boolean shared) {
        claims.add(new Claim(kind, value, place.field(), place.key(), shared));
    }
}
