package io.xendomain.xlcfg.proof;

import io.xendomain.xlcfg.model.BooleanType;
import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.model.ValueType;
import io.xendomain.xlcfg.spec.RandomItems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Spec strings as people and their programs write them: the old forms too, and such as are slightly wrong. */
final class Specs {
    private static final List<String> PATHS = List.of(
            "/dev/vg0/web",
            "/srv/a.img",
            "/srv/a.qcow2",
            "rbd:pool/img",
            "/srv/a b.img",
            "/srv/a=b",
            "vg0/x",
            "iqn.2026-01.x:l1");
    private static final List<String> VDEVS = List.of(
            "xvda",
            "xvdb",
            "xvdaa",
            "xvda1",
            "xvda15",
            "xvda16",
            "hda",
            "hdc",
            "hdd1",
            "hda63",
            "hda64",
            "hde",
            "sda",
            "sdp15",
            "sda16",
            "sdq",
            "d0p0",
            "d16p3",
            "d1048576p0",
            "768",
            "0xca00",
            "051400",
            "xvdA",
            "/dev/xvda",
            "xvda01",
            "",
            "foo");

    private final Dice dice;
    private final RandomItems good;

    Specs(Dice dice, RandomItems good) {
        this.dice = dice;
        this.good = good;
    }

    /** An item of the key with that name, or null when it has no grammar of its own. */
    String of(String key) {
        return switch (key) {
            case "disk" -> disk();
            case "vif" -> spoilt(vif());
            case "cpus", "cpus_soft" -> cpus();
            case "pci" -> spoilt(pci());
            case "cpuid" -> spoilt(cpuid());
            default -> null;
        };
    }

    String disk() {
        return spoilt(
                switch (dice.upTo(3)) {
                    case 0 -> oldDisk();
                    case 1 -> positionalDisk();
                    default -> namedDisk();
                });
    }

    private String positionalDisk() {
        return dice.one(PATHS) + dice.one(",", ", ", ",")
                + dice.one("raw", "raw", "qcow2", "vhd", "qcow", "", "qed", "empty", "RAW")
                + "," + dice.one(VDEVS) + dice.one("", ",w", ",r", ",rw", ",ro", ",", ",w!", ", w")
                + dice.one("", "", "", ",cdrom", ",backendtype=qdisk", ",script=block-x", ",discard", ",devtype=cdrom");
    }

    private String oldDisk() {
        return dice.one(
                        "phy:",
                        "file:",
                        "tap:aio:",
                        "tap:qcow2:",
                        "tap2:",
                        "raw:",
                        "vhd:",
                        "iscsi:",
                        "nbd:",
                        "drbd:",
                        "qcow:",
                        "aio:",
                        "nfs:",
                        "vmdk:",
                        "tapdisk:",
                        "enbd:")
                + dice.one(PATHS) + "," + dice.one("", "ioemu:") + dice.one(VDEVS)
                + dice.one("", ":cdrom", ":disk", ":floppy", "")
                + dice.one(",w", ",r", "", ",w!");
    }

    private String namedDisk() {
        List<Supplier<String>> parameters = List.of(
                () -> "format=" + dice.one("raw", "qcow", "qcow2", "vhd", "qed", "empty", "", "QCOW2", "vmdk"),
                () -> "vdev=" + dice.one(VDEVS),
                () -> "access=" + dice.one("ro", "r", "rw", "w", "", "w!", "RW"),
                () -> "devtype=" + dice.one("cdrom", "disk", "", "floppy"),
                () -> "backend=" + dice.one("0", "dom1", "", "stor age"),
                () -> "backendtype=" + dice.one("phy", "tap", "qdisk", "standalone", "", "file"),
                () -> "script=" + dice.one("block-x", "/etc/xen/scripts/block", "", "a b"),
                () -> "specification=" + dice.one("xen", "virtio", ""),
                () -> "grant_usage=" + dice.one("0", "1", "2", ""),
                () -> dice.one(
                        "cdrom",
                        "discard",
                        "no-discard",
                        "direct-io-safe",
                        "colo",
                        "no-colo",
                        "trusted",
                        "untrusted",
                        "readonly"),
                () -> "colo-" + dice.one("host=h", "port=9000", "export=e", "port=x", "port=0"),
                () -> dice.one("active-disk=/a", "hidden-disk=/b", "active-disk="));
        List<String> parts = some(parameters, 4);
        if (!dice.oneIn(8)) {
            parts.addFirst("vdev=" + dice.one(VDEVS.subList(0, dice.oneIn(4) ? VDEVS.size() : 8)));
        }
        if (dice.oneIn(6)) {
            parts.add(dice.upTo(parts.size()), dice.one(PATHS));
        }
        if (!dice.oneIn(5)) {
            parts.add("target=" + dice.one(PATHS) + dice.one("", "", "", ",", ",,", ",a"));
        }
        return join(parts);
    }

    String vif() {
        List<Supplier<String>> parameters = List.of(
                () -> "mac=" + mac(),
                () -> "bridge=" + dice.one("xenbr0", "br0", "", "br 0", "br0 "),
                () -> "ip=" + dice.one("10.0.0.1", "10.0.0.1 10.0.0.2", "", "::1"),
                () -> "rate=" + rate(),
                () -> "type=" + dice.one("vif", "ioemu", "", "tap", "IOEMU"),
                () -> "model=" + dice.one("e1000", "rtl8139", "virtio", "x y", ""),
                () -> "script=" + dice.one("vif-bridge", "/etc/xen/scripts/vif-route", ""),
                () -> "backend=" + dice.one("0", "net", ""),
                () -> "vifname=" + dice.one("web0", "a.b", "", "abcdefghijklmnop", "a/b"),
                () -> "mtu=" + dice.one("1500", "9000", "0", "-1", "x", "", "0x5dc", "1500x", "70000"),
                () -> "devid=" + dice.one("0", "1", "x", "", "-1", "7 "),
                () -> "gatewaydev=" + dice.one("eth0", ""),
                () -> "netdev=" + dice.one("eth0", ""),
                () -> "accel=1",
                () -> dice.one("trusted", "untrusted", "readonly", "trusted=1"),
                () -> "forwarddev=" + dice.one("f", ""),
                () -> dice.one("Mac=00:16:3e:00:00:01", "brige=xenbr0", "mac = 00:16:3e:00:00:01", "bridge =b"));
        return join(some(parameters, 4));
    }

    String mac() {
        String group = dice.one("%02x", "%02x", "%02X", "%x", "%02x");
        String separator = dice.one(":", ":", ":", ":", "-", ".", "", " ");
        StringBuilder mac =
                new StringBuilder(dice.one("00", "00", "00", "02", "01", "0").concat(separator));
        int groups = dice.oneIn(10) ? 6 : dice.oneIn(10) ? 4 : 5;
        for (int i = 0; i < groups; i++) {
            mac.append(i == 0 ? "" : separator)
                    .append(group.formatted(dice.random().nextInt(dice.oneIn(40) ? 400 : 256)));
        }
        return mac.toString();
    }

    /** The numbers around every limit there is: of 32 bits, of the units, of the interval. */
    String rate() {
        String number = dice.one(
                "1",
                "10",
                "100",
                "125",
                "010",
                "0x10",
                "0",
                "4294967295",
                "4294967296",
                "99999999999",
                "1.5",
                "-1",
                "",
                "8",
                "799",
                Integer.toString(dice.upTo(1_000_000)));
        String unit = dice.one(
                "b/s", "B/s", "Kb/s", "KB/s", "Mb/s", "MB/s", "Gb/s", "GB/s", "kb/s", "MB", "Mb/S", " MB/s", "TB/s");
        String interval = dice.one(
                "",
                "",
                "",
                "@1",
                "@20ms",
                "@50m",
                "@1s",
                "@100us",
                "@100u",
                "@0",
                "@4294",
                "@4295",
                "@4294967295us",
                "@",
                "@1h",
                "@-1",
                "@" + dice.upTo(5000) + dice.one("", "s", "m", "ms", "u", "us"));
        return number + unit + interval;
    }

    String cpus() {
        StringBuilder list = new StringBuilder();
        for (int i = dice.upTo(3); i >= 0; i--) {
            String first = Integer.toString(dice.upTo(dice.oneIn(6) ? 300 : 7));
            list.append(dice.one("", "", "", "", "^", "nodes:", "node:", "^nodes:", " ", "^ "))
                    .append(dice.one(
                            first,
                            first,
                            first,
                            first + "-" + dice.upTo(9),
                            first + "-7",
                            "all",
                            "0" + first,
                            "-1",
                            ""))
                    .append(
                            i == 0
                                    ? dice.one("", "", "", "", ",", " ", "x")
                                    : dice.one(",", ",", ",", ",", ", ", ",,", ";"));
        }
        return list.toString();
    }

    private String pci() {
        String address = dice.one("", "", "0000:", "0001:", "10000:", "f:")
                + dice.one(
                        "00:1b.0",
                        "1b.0",
                        "00:1b",
                        "03:00.0",
                        "03:1f.7",
                        "03:20.0",
                        "03:1f.8",
                        "03:00.*",
                        "ff:0.1",
                        "0X3:00.0",
                        "3:0.00");
        return address
                + dice.one("", "", "", "@1f", "@20", "@", "@5")
                + dice.one(
                        "",
                        "",
                        ",permissive=1",
                        ",msitranslate=0",
                        ",power_mgmt=yes",
                        ",seize=1,permissive=1",
                        ",rdm_policy=strict",
                        ",rdm_policy=x",
                        ",",
                        ", permissive=1",
                        ",foo=1",
                        ",vslot=5",
                        ",name=x",
                        ",permissive",
                        ",permissive=");
    }

    private String cpuid() {
        if (dice.oneIn(3)) {
            return dice.one("1", "0x1", "0x80000001", "7,0", "0xd,1", "x", "-1", "")
                    + ":"
                    + dice.one("eax", "ebx", "ecx", "edx", "EAX", "esi")
                    + "="
                    + dice.one("x".repeat(32), "01xks".repeat(6) + "01", "x".repeat(31), "x".repeat(33), "2".repeat(32))
                    + dice.one("", "", ",ecx=" + "x".repeat(32), ",");
        }
        return dice.one("host", "host", "host", "hosts", "Host", "")
                + dice.one(
                        "",
                        ",tm=0",
                        ",sse3=1,sse4_1=0",
                        ",tm=x",
                        ",tm=k",
                        ",tm=s",
                        ",tm=2",
                        ",tm=",
                        ",tm",
                        ",nosuch=0",
                        ",family=6",
                        ",family=0x10",
                        ",model=x",
                        ",maxleaf=-1",
                        ", tm=0",
                        ",proccount=99999",
                        ",htt=0,htt=1",
                        ",",
                        ",maxleaf=0xf");
    }

    /** Names and values of an item's parameters, most of them good. */
    String parameters(StructType type) {
        List<String> parts = new ArrayList<>();
        for (Key<?> key : type.fields().keys()) {
            if (key.required() ? !dice.oneIn(12) : dice.oneIn(3)) {
                parts.add(
                        (dice.oneIn(30) ? key.name().toUpperCase(Locale.ROOT) : key.name()) + "=" + value(key.type()));
            }
        }
        if (dice.oneIn(15)) {
            parts.add(dice.upTo(parts.size()), dice.one("nosuch=1", "bare", "", "=", "a=b=c"));
        }
        return spoilt(join(parts));
    }

    private String value(ValueType<?> type) {
        String good =
                switch (type) {
                    case BooleanType flag -> dice.one("0", "1", "1", "2", "yes", "-1", "true", "");
                    case IntegerType number ->
                        dice.one(
                                "" + number.min(),
                                "" + number.max(),
                                "" + (number.max() + 1),
                                "-1",
                                "0x10",
                                "010",
                                "7x",
                                "",
                                " 5");
                    case EnumType words -> dice.one(words.wordList());
                    default -> String.valueOf(this.good.value(type));
                };
        return dice.oneIn(15)
                ? dice.one("", " " + good, good + " ", good.toUpperCase(Locale.ROOT), "\"" + good + "\"")
                : good;
    }

    private List<String> some(List<Supplier<String>> parameters, int most) {
        List<String> parts = new ArrayList<>();
        for (int i = dice.upTo(most); i > 0; i--) {
            parts.add(dice.one(parameters).get());
        }
        return parts;
    }

    private String join(List<String> parts) {
        String comma = dice.one(",", ",", ",", ", ", ",,", " ,", ",\t");
        return (dice.oneIn(20) ? dice.one(" ", ",", "\t") : "")
                + String.join(dice.oneIn(3) ? comma : ",", parts)
                + (dice.oneIn(20) ? dice.one(" ", ",", "\t", ",,") : "");
    }

    private String spoilt(String spec) {
        if (!dice.oneIn(10) || spec.isEmpty()) {
            return spec;
        }
        int at = dice.upTo(spec.length() - 1);
        String before = spec.substring(0, at);
        return switch (dice.upTo(3)) {
            case 0 -> before + spec.substring(at + 1);
            case 1 -> before + dice.charOf(",= :;@-'\"\\/.\t0aZ[*!#") + spec.substring(at);
            case 2 -> before;
            default -> before + dice.charOf(",= :;@-'\"0aZ") + spec.substring(at + 1);
        };
    }
}
