package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.keys.EmulatedKeys;
import io.xendomain.xlcfg.keys.HostDeviceKeys;
import io.xendomain.xlcfg.keys.PlatformListKeys;
import io.xendomain.xlcfg.model.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Random good values, as JSON, of the types that are a text with a grammar of its own, or a list of such. */
final class RandomTexts {
    private final SplittableRandom random;

    RandomTexts(long seed) {
        random = new SplittableRandom(seed); // seeds in a row give unlike numbers
    }

    /** A value of each type. */
    Map<ValueType<?>, Object> ofEachType() {
        Map<ValueType<?>, Object> values = new LinkedHashMap<>();
        RandomItems items = RandomItems.good(random.nextLong());
        for (ValueType<?> type : List.of(Vdev.TYPE, Mac.TYPE, Rate.TYPE, Uuids.TYPE, PciAddress.TYPE, Connector.TYPE)) {
            values.put(type, items.text(type));
        }
        values.put(CpuList.TYPE, cpus());
        values.put(CpuList.FOR_ONE_VCPU, cpus());
        values.put(VnumaSpec.VCPUS.type(), numbers(127));
        values.put(IoPortRange.TYPE, hexRange(0x10000));
        values.put(IoMemRange.TYPE, memory());
        values.put(UsbDevice.TYPE, usbDevice());
        values.put(LlcColors.TYPE, range(1023));
        values.put(HostDeviceKeys.IRQS.type(), list(() -> random.nextLong(0xffff_ffffL)));
        values.put(EmulatedKeys.SERIAL.type(), list(this::serial));
        values.put(PlatformListKeys.VIRIDIAN_FEATURES.type(), list(() -> one(ViridianFeatures.TYPE.wordList())));
        return values;
    }

    /** A CPU-LIST in any of its forms, blanks and all. */
    String cpus() {
        List<String> steps = IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(step -> random.nextInt(6) == 0
                        ? "all"
                        : one(List.of("", "", "^")) + one(List.of("", "", "nodes:", "node:")) + range(CpuList.MAX_NODE))
                .toList();
        return one(List.of("", "", ",")) + String.join(one(List.of(",", ",,")), steps) + one(List.of("", ","));
    }

    private String numbers(int largest) {
        return String.join(
                ",",
                IntStream.rangeClosed(0, random.nextInt(3))
                        .mapToObj(i -> range(largest))
                        .toList());
    }

    /** Blanks before a number are skipped, and zeros too. */
    private String range(int largest) {
        int first = random.nextInt(largest + 1);
        int last = first + random.nextInt(largest + 1 - first);
        return blanks() + zeros() + first + one(List.of("", "-" + blanks() + zeros() + last));
    }

    private String hexRange(int limit) {
        int first = random.nextInt(limit);
        return hex(first) + one(List.of("", "-" + hex(first + random.nextInt(limit - first))));
    }

    private String memory() {
        return hex(random.nextLong(1L << 52)) + "," + blanks() + hex(1 + random.nextLong(1L << 40))
                + one(List.of("", "@" + hex(random.nextLong(1L << 52))));
    }

    private String usbDevice() {
        return switch (random.nextInt(5)) {
            case 0 -> "host:" + (1 + random.nextInt(999)) + "." + (1 + random.nextInt(999));
            case 1 ->
                "host:"
                        + one(List.of("%x:%x", "%X:%X", "%04x:%04X"))
                                .formatted(random.nextInt(0x10000), random.nextInt(0x10000));
            case 2 -> "disk:/srv/" + one(List.of("a b", "é:", "漢=😀"));
            case 3 -> "serial:" + one(List.of("/dev/ttyS0", ":", "a=b;c"));
            default -> one(List.of("tablet", "mouse", "keyboard", "wacom-tablet", "braille"));
        };
    }

    private String serial() {
        return one(List.of(
                "pty",
                "none",
                "null",
                "vc",
                "vc:80Cx24C",
                "stdio",
                "/dev/ttyS" + random.nextInt(8),
                "file:/var/log/a b=\"c\",append",
                "tcp:127.0.0.1:" + (1 + random.nextInt(65_535)) + ",server,nowait",
                "unix:/run/漢😀"));
    }

    private <T> List<T> list(Supplier<T> item) {
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(i -> item.get())
                .toList();
    }

    private String hex(long number) {
        return one(List.of("", "0x", "0X")) + one(List.of("%x", "%X")).formatted(number);
    }

    private String blanks() {
        return one(List.of("", "", " ", "  "));
    }

    private String zeros() {
        return one(List.of("", "", "", "0", "00"));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
