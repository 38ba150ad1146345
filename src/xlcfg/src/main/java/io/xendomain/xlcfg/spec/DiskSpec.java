package io.xendomain.xlcfg.spec;

import static io.xendomain.xlcfg.spec.SpecTexts.FLAG;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ParsedType;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.model.ValueType;
import java.util.List;
import java.util.function.Function;

/** DISK_SPEC_STRING: xl-disk-configuration(5). */
public final class DiskSpec {
    private static final String REPLICATION =
            "Replication of disks between two hosts (COLO), which Xen calls unstable: ";

    /**
     * A comma is refused although target= could hold it: libxl hands the path to qemu as {@code file=PATH,...} without
     * doubling the comma, so that it would add options to qemu's drive.
     */
    private static final ParsedType<String> TARGET_TEXT = new ParsedType<>(
            "^[^,\\x00-\\x1f\\x7f]+$",
            1024,
            "a path in dom0 or a target of a protocol, without commas",
            SpecTexts::checked,
            Function.identity());

    public static final Key<String> FORMAT = Key.named(
                    "format",
                    EnumType.of("raw", "qcow", "qcow2", "vhd", "empty").and("4.9", "qed"))
            .defaultsTo("raw, or empty for a cdrom without target")
            .privileged("an image that is not raw may name other files of dom0, which qemu then opens as root, too")
            .description("Format of the image behind target. Block devices are raw; empty is a drive without a disc.");

    public static final Key<Vdev> VDEV = Key.named("vdev", Vdev.TYPE)
            .required()
            .description("Device the guest sees, as xvda, hda or sda; unique in the domain.");

    public static final Key<String> ACCESS = Key.named("access", EnumType.of("ro", "rw"))
            .defaultsTo("rw; ro for a cdrom")
            .description("ro to keep the guest from writing, rw to let it.");

    public static final Key<String> DEVTYPE = Key.named("devtype", EnumType.of("cdrom", "disk"))
            .defaultsTo("disk")
            .description("cdrom for a CD-ROM drive: removable, read-only, and allowed to be empty.");

    public static final Key<String> BACKEND = Key.named("backend", SpecTexts.DOMAIN)
            .defaultsTo("0, which is dom0")
            .privileged("names another domain to serve the disk")
            .description("Domain that serves the disk, by name or number. target is a path there.");

    public static final Key<String> BACKENDTYPE = Key.named(
                    "backendtype",
                    EnumType.of("phy", "tap", "qdisk")
                            .gone("tap", "4.5")
                            .back("tap", "4.19")
                            .and("4.17", "standalone"))
            .defaultsTo("chosen by libxl from target and format")
            .description(
                    "Program that serves the disk: phy for block devices in the kernel, qdisk for qemu, standalone for"
                            + " one that is not Xen's. Targets of a protocol, such as rbd:pool/image, need qdisk. tap needs"
                            + " a backend that Xen does not bring: blktap up to 4.4, tapback from 4.19 on.");

    public static final Key<String> SPECIFICATION = Key.named("specification", EnumType.of("xen", "virtio"))
            .since("4.17")
            .defaultsTo("xen")
            .description("Protocol between guest and backend: Xen's own, or virtio-mmio for Arm guests.");

    public static final Key<String> SCRIPT = Key.named("script", SpecTexts.item(1024))
            .privileged("runs a program as root in dom0")
            .description("Hotplug script that makes a block device out of target; a relative name is looked up in"
                    + " /etc/xen/scripts.");

    public static final Key<Boolean> DIRECT_IO_SAFE = Key.named("direct-io-safe", FLAG)
            .since("4.5")
            .defaultsTo("false")
            .description(
                    "The storage below survives the guest freeing memory that is still being written, so that direct"
                            + " I/O is safe.");

    public static final Key<Boolean> DISCARD = Key.named("discard", FLAG)
            .since("4.5")
            .defaultsTo("true where the backend can")
            .description("Whether the guest may give unused blocks back (trim, hole punching).");

    /**
     * Said to be known since 4.17, but Debian's 4.17 was built from a stale lexer and refuses both words ("unknown value
     * for format"), as upstream's own tarballs do; 4.20 has it for certain.
     */
    public static final Key<Boolean> TRUSTED = Key.named("trusted", FLAG)
            .since("4.20")
            .defaultsTo("true")
            .description("Whether the guest trusts the backend of this disk. Written as trusted or untrusted.");

    public static final Key<Boolean> GRANT_USAGE = Key.named("grant_usage", FLAG)
            .since("4.19")
            .defaultsTo("true unless dom0 is the backend")
            .description("Whether virtio uses Xen grants for its memory.");

    public static final Key<Boolean> COLO = colo("colo", FLAG, "whether to replicate this disk.");
    public static final Key<String> COLO_HOST = colo("colo-host", SpecTexts.ITEM, "address of the secondary host.");
    public static final Key<Long> COLO_PORT =
            colo("colo-port", new IntegerType(1, 65_535), "port on the secondary host.");
    public static final Key<String> COLO_EXPORT = colo("colo-export", SpecTexts.ITEM, "name of the NBD export.");
    public static final Key<String> ACTIVE_DISK =
            colo("active-disk", SpecTexts.item(1024), "buffer of the secondary's own writes.");
    public static final Key<String> HIDDEN_DISK =
            colo("hidden-disk", SpecTexts.item(1024), "buffer of the primary's original content.");

    public static final Key<String> TARGET = Key.named("target", TARGET_TEXT)
            .privileged("any file, device or network target that dom0 can reach")
            .description("Image file, block device or network target in dom0 that holds the data. Left out for a cdrom"
                    + " that is empty.");

    /** Target is last: it takes the rest of the string, whatever that is. */
    public static final Fields FIELDS = new Fields(
            "a disk",
            List.of(
                    FORMAT,
                    VDEV,
                    ACCESS,
                    DEVTYPE,
                    BACKEND,
                    BACKENDTYPE,
                    SPECIFICATION,
                    SCRIPT,
                    DIRECT_IO_SAFE,
                    DISCARD,
                    TRUSTED,
                    GRANT_USAGE,
                    COLO,
                    COLO_HOST,
                    COLO_PORT,
                    COLO_EXPORT,
                    ACTIVE_DISK,
                    HIDDEN_DISK,
                    TARGET));

    public static final StructType TYPE = new StructType(FIELDS, new DiskSyntax(), DiskSpec::check);

    private DiskSpec() {}

    public static boolean isCdrom(Struct disk) {
        return "cdrom".equals(disk.get(DEVTYPE));
    }

    private static Struct check(Struct disk, Place place) {
        if (!disk.has(TARGET) && !isCdrom(disk)) {
            Place target = place.child(TARGET);
            target.say(
                    Code.MissingCompanion,
                    target.field() + " is not set, but only a cdrom can do without; set it, or devtype to cdrom");
        }
        if (isCdrom(disk) && "rw".equals(disk.get(ACCESS))) {
            place.child(ACCESS).report(Code.Ignored, "rw", "xl makes every cdrom read-only", "remove it, or write ro");
        }
        // there is a word for true only
        return Boolean.FALSE.equals(disk.get(DIRECT_IO_SAFE)) ? disk.with(DIRECT_IO_SAFE, null) : disk;
    }

    private static <T> Key<T> colo(String name, ValueType<T> type, String what) {
        return Key.named(name, type)
                .since("4.7")
                .guests(GuestType.HVM)
                .privileged("lets qemu connect to and write whatever is named")
                .description(REPLICATION + what);
    }
}
