package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.BooleanType;
import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.ParsedType;
import io.xendomain.xlcfg.model.SecretRefType;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.model.TextType;
import io.xendomain.xlcfg.model.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Random items of any spec string as JSON: good ones, and such that try to break out of their parameter. */
public final class RandomItems {
    /** Each spec string, by the key it belongs to. */
    static final Map<String, StructType> ALL = all();

    private static final List<String> TEXTS = List.of(
            "/srv/a b=c",
            "/dev/vg0/web",
            "web0",
            "stor",
            "a'b\"c\\d#;",
            "10.0.0.1 10.0.0.2",
            "de",
            "en-us",
            "localhost:10.0",
            ":0",
            "virtio,device1a",
            "virtio,device",
            "e1000",
            "soft-nodes",
            "x01ks".repeat(6) + "01");

    private static final List<String> HOSTILE = List.of(
            "a,target=/etc/shadow",
            "a,script=/bin/sh",
            ",",
            "a,",
            " a",
            "a ",
            "a;b",
            "a\nb=1",
            "a\u0000b",
            "",
            "=",
            "[",
            "cdrom",
            "raw:",
            "\ud800");

    private static final String FREE = "abz019 =:/.-_@%!#'\"\\[]{}äß漢😀";

    private final Random random;
    private final boolean hostile;
    private final String alphabet;

    private RandomItems(Random random, boolean hostile, String alphabet) {
        this.random = random;
        this.hostile = hostile;
        this.alphabet = alphabet;
    }

    /** Values that are good by themselves. */
    public static RandomItems good(long seed) {
        return new RandomItems(new Random(seed), false, FREE);
    }

    /** The same in ASCII, for arguments of programs. */
    public static RandomItems ascii(long seed) {
        return new RandomItems(new Random(seed), false, FREE.replaceAll("[^\\x20-\\x7e]", ""));
    }

    /** Values that may be anything. */
    static RandomItems hostile(long seed) {
        return new RandomItems(new Random(seed), true, FREE);
    }

    /** An item: always what it cannot do without, and some of the rest. A good one, unless hostile. */
    Map<String, Object> item(StructType type) {
        Map<String, Object> item = anyItem(type);
        for (int tries = 0; !hostile && tries < 40 && Reading.ofJson(type, item).isRefused(); tries++) {
            item = anyItem(type);
        }
        return item;
    }

    private Map<String, Object> anyItem(StructType type) {
        Map<String, Object> json = new LinkedHashMap<>();
        int some = 1 + random.nextInt(4);
        for (Key<?> key : type.fields().keys()) {
            if (key.required() || random.nextInt(some + 1) == 0) {
                Object value = value(key.type());
                if (value != null) {
                    json.put(key.field(), value);
                }
            }
        }
        return json;
    }

    /** A value of a type, as JSON; null when none was found. */
    public Object value(ValueType<?> type) {
        return switch (type) {
            case BooleanType flag -> random.nextBoolean();
            case IntegerType number -> number.min() + (long) (random.nextDouble() * (number.max() - number.min() + 1));
            case EnumType words -> one(words.wordList());
            case TextType text -> text(text);
            case ParsedType<?> parsed -> text(parsed);
            case ListType<?> list -> list(list);
            case StructType struct -> item(struct);
            case SecretRefType ref -> null;
        };
    }

    private List<Object> list(ListType<?> type) {
        Map<Object, Object> items = new LinkedHashMap<>();
        int size = 1 + random.nextInt(Math.min(3, type.maxItems()));
        for (int i = 0; i < size; i++) {
            Object item = value(type.item());
            Object id = type.mapKey() == null
                    ? i
                    : ((Map<?, ?>) item).get(type.mapKey().field());
            items.put(id, item);
        }
        return new ArrayList<>(items.values());
    }

    /** A text that the type takes, or null when none was found. */
    String text(ValueType<?> type) {
        if (hostile && random.nextInt(3) == 0) {
            return one(HOSTILE);
        }
        for (int tries = 0; tries < 40; tries++) {
            String text = candidate(type);
            if (!Reading.ofJson(type, text).isRefused()) {
                return text;
            }
        }
        return null;
    }

    private String candidate(ValueType<?> type) {
        if (type == Mac.TYPE) {
            return "%02x:%02x:%02x:%02x:%02x:%02x"
                    .formatted(byteOf() & 0xfe, byteOf(), byteOf(), byteOf(), byteOf(), byteOf());
        }
        if (type == Rate.TYPE) {
            return (1 + random.nextInt(100_000)) + one(List.of("b", "B", "Kb", "KB", "Mb", "MB", "Gb", "GB")) + "/s"
                    + one(List.of("", "@" + (1 + random.nextInt(4000)) + one(List.of("", "s", "m", "ms", "u", "us"))));
        }
        if (type == Vdev.TYPE) {
            return one(List.of(
                            "xvd" + letters(),
                            "hd" + letter("abcd"),
                            "sd" + letter("abcdefghijklmnop"),
                            "d" + random.nextInt(1 << 20) + "p" + random.nextInt(256),
                            "" + random.nextInt(1 << 29)))
                    + one(List.of("", "", "" + (1 + random.nextInt(15))));
        }
        if (type == PciAddress.TYPE) {
            return one(List.of("", "%x:".formatted(random.nextInt(0x10000))))
                    + "%02x:%02x.%s".formatted(byteOf(), random.nextInt(0x20), one(List.of("0", "7", "*")));
        }
        if (type == Uuids.TYPE) {
            return new UUID(random.nextLong(), random.nextLong()).toString();
        }
        if (type == Connector.TYPE) {
            return "c" + random.nextInt(100) + ":" + (1 + random.nextInt(9000)) + "x" + (1 + random.nextInt(9000));
        }
        if (type == VnumaSpec.VCPUS.type()) {
            int first = random.nextInt(8);
            return first + one(List.of("", "-" + (first + random.nextInt(4)), ",9"));
        }
        return random.nextBoolean() ? one(TEXTS) : free();
    }

    /** A CPU-LIST of a host with eight CPUs. */
    String cpus() {
        StringBuilder list = new StringBuilder("0-7");
        for (int i = random.nextInt(4); i > 0; i--) {
            int first = random.nextInt(7);
            list.append(one(List.of(",", ",^")))
                    .append(first)
                    .append(one(List.of("", "-" + (first + random.nextInt(7 - first)))));
        }
        return list + one(List.of("", ",all", ",7", ","));
    }

    private String free() {
        int[] characters = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }

    private String letters() {
        return letter("abcdefghijklmnopqrstuvwxyz") + one(List.of("", letter("abz")));
    }

    private String letter(String from) {
        return String.valueOf(from.charAt(random.nextInt(from.length())));
    }

    private int byteOf() {
        return random.nextInt(256);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Map<String, StructType> all() {
        Map<String, StructType> all = new LinkedHashMap<>();
        all.put("disk", DiskSpec.TYPE);
        all.put("vif", VifSpec.TYPE);
        all.put("vtpm", VtpmSpec.TYPE);
        all.put("p9", P9Spec.TYPE);
        all.put("pvcalls", PvcallsSpec.TYPE);
        all.put("vfb", VfbSpec.TYPE);
        all.put("channel", ChannelSpec.TYPE);
        all.put("usbctrl", UsbctrlSpec.TYPE);
        all.put("usbdev", UsbdevSpec.TYPE);
        all.put("pci", PciSpec.TYPE);
        all.put("vdispl", VdisplSpec.TYPE);
        all.put("vsnd", VsndSpec.TYPE);
        all.put("vkb", VkbSpec.TYPE);
        all.put("virtio", VirtioSpec.TYPE);
        all.put("rdm", RdmSpec.TYPE);
        all.put("vnuma", VnumaSpec.TYPE);
        all.put("cpuid", CpuidSpec.TYPE);
        all.put("cpuidLeaves", CpuidLeafSpec.TYPE);
        all.put("smbios", SmbiosSpec.TYPE);
        all.put("arm_sci", ArmSciSpec.TYPE);
        all.put("xenstore_quota", QuotaSpec.TYPE);
        return all;
    }
}
