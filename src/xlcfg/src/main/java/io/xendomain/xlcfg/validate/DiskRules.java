package io.xendomain.xlcfg.validate;

import static io.xendomain.xlcfg.keys.DeviceKeys.DISK;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.spec.DiskSpec;
import java.util.List;

/** What a disk's parameters demand of each other. Most of it is found only when libxl creates the domain. */
final class DiskRules {

    static final List<Rule> ALL = List.of(
            Rule.ofReading(
                    "!has(self.disk) || self.disk.all(d, has(d.target) || CDROM(d))",
                    "a disk needs target, unless it is a cdrom: set target"),
            Rule.of(
                    "!has(self.disk) || self.disk.all(d, !has(d.format) || d.format != 'empty'"
                            + " || (CDROM(d) && !has(d.target)))",
                    "a disk with format empty must be a cdrom without a target",
                    (config, root) -> Items.each(config, DISK, root, DiskRules::empty)),
            Rule.of(
                    "!has(self.disk) || self.disk.all(d, !has(d.format) || d.format in ['raw', 'empty']"
                            + " || !(has(d.script)"
                            + " || (has(d.backendtype) && d.backendtype in ['phy', 'standalone'])))",
                    "a disk with a script, or with backendtype phy or standalone, must have format raw",
                    (config, root) -> Items.each(config, DISK, root, DiskRules::raw)),
            Rule.of(
                    "!has(self.disk) || self.disk.all(d, !has(d.script) || !has(d.backendtype)"
                            + " || d.backendtype == 'phy')",
                    "a disk with a script must have backendtype phy, or none",
                    (config, root) -> Items.each(config, DISK, root, DiskRules::script)),
            Rule.of(
                    "!has(self.disk) || GUEST != 'hvm' || self.disk.all(d, !CDROM(d)"
                            + " || (!has(d.script) && (!has(d.backendtype) || d.backendtype == 'qdisk')))",
                    "the cdrom of an HVM guest must have backendtype qdisk, or none, and no script",
                    DiskRules::cdroms),
            Rule.of(
                    "!has(self.disk) || self.disk.all(d, (has(d.specification) && d.specification == 'virtio')"
                            + " == (has(d.backendtype) && d.backendtype == 'standalone'))",
                    "a disk with specification virtio must have backendtype standalone, and no other disk must",
                    (config, root) -> Items.each(config, DISK, root, DiskRules::virtio)),
            Rule.of(DiskRules::path));

    private DiskRules() {}

    private static boolean isEmpty(Struct disk) {
        return "empty".equals(disk.get(DiskSpec.FORMAT));
    }

    private static void empty(Struct disk, Place place) {
        if (!isEmpty(disk)) {
            return;
        }
        if (!DiskSpec.isCdrom(disk)) {
            place.child(DiskSpec.FORMAT)
                    .report(
                            Code.DiskFormat,
                            "empty",
                            "only a cdrom can be empty",
                            "set devtype to cdrom, or another format");
        } else if (disk.has(DiskSpec.TARGET)) {
            place.child(DiskSpec.FORMAT)
                    .report(
                            Code.DiskFormat,
                            "empty",
                            "target is " + disk.get(DiskSpec.TARGET),
                            "set format to raw, or remove target");
        }
    }

    private static void raw(Struct disk, Place place) {
        String format = disk.getOrDefault(DiskSpec.FORMAT, "raw");
        String backend = disk.getOrDefault(DiskSpec.BACKENDTYPE, "");
        boolean block = disk.has(DiskSpec.SCRIPT) || backend.equals("phy") || backend.equals("standalone");
        if (block && !format.equals("raw") && !isEmpty(disk)) {
            place.child(DiskSpec.FORMAT)
                    .report(
                            Code.DiskFormat,
                            format,
                            "must be raw with " + (disk.has(DiskSpec.SCRIPT) ? "a script" : "backendtype " + backend),
                            "set it to raw, or backendtype to qdisk and remove any script");
        }
    }

    private static void script(Struct disk, Place place) {
        String backend = disk.get(DiskSpec.BACKENDTYPE);
        if (disk.has(DiskSpec.SCRIPT) && backend != null && !backend.equals("phy")) {
            place.child(DiskSpec.BACKENDTYPE)
                    .report(
                            Code.DiskBackend,
                            backend,
                            "only phy runs a script",
                            "set it to phy, or remove it or the script");
        }
    }

    private static void cdroms(DomainConfig config, Place root) {
        if (config.guestType() == GuestType.HVM) {
            Items.each(config, DISK, root, DiskRules::cdrom);
        }
    }

    private static void cdrom(Struct disk, Place place) {
        if (!DiskSpec.isCdrom(disk)) {
            return;
        }
        if (disk.has(DiskSpec.SCRIPT)) {
            place.child(DiskSpec.SCRIPT)
                    .report(
                            Code.DiskBackend,
                            disk.get(DiskSpec.SCRIPT),
                            "the cdrom of an HVM guest is served by qdisk, which runs no script",
                            "remove it");
        }
        String backend = disk.getOrDefault(DiskSpec.BACKENDTYPE, "qdisk");
        if (!backend.equals("qdisk")) {
            place.child(DiskSpec.BACKENDTYPE)
                    .report(
                            Code.DiskBackend,
                            backend,
                            "the cdrom of an HVM guest must be served by qdisk",
                            "remove it");
        }
    }

    private static void virtio(Struct disk, Place place) {
        boolean virtio = "virtio".equals(disk.get(DiskSpec.SPECIFICATION));
        boolean standalone = "standalone".equals(disk.get(DiskSpec.BACKENDTYPE));
        if (virtio != standalone) {
            place.child(DiskSpec.BACKENDTYPE)
                    .report(
                            Code.DiskBackend,
                            Shown.of(disk, DiskSpec.BACKENDTYPE),
                            "specification virtio and backendtype standalone go only together",
                            virtio ? "set it to standalone" : "remove it, or set specification to virtio");
        }
    }

    /** The renderer does not add a backendtype: docs/adr/0007. */
    private static void path(DomainConfig config, Place root) {
        boolean hvm = config.guestType() == GuestType.HVM;
        Items.each(config, DISK, root, (disk, place) -> {
            String target = disk.get(DiskSpec.TARGET);
            boolean elsewhere = disk.has(DiskSpec.SCRIPT)
                    || disk.has(DiskSpec.BACKEND)
                    || "qdisk".equals(disk.get(DiskSpec.BACKENDTYPE))
                    || hvm && DiskSpec.isCdrom(disk);
            if (target != null && !target.startsWith("/") && !elsewhere) {
                place.child(DiskSpec.TARGET)
                        .report(
                                Code.DiskBackend,
                                target,
                                "must be an absolute path in dom0 unless qemu opens it",
                                "set backendtype to qdisk for a network target, or write the whole path");
            }
        });
    }
}
