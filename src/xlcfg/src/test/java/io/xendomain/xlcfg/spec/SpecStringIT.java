package io.xendomain.xlcfg.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.testkit.XlOracle;
import io.xendomain.testkit.XlVerdict;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.model.ValueType;
import io.xendomain.xlcfg.syntax.Assignment;
import io.xendomain.xlcfg.syntax.CfgPrinter;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real xl takes the one form we write, and understands by it what the item says. */
@ParameterizedClass(name = "xl {0}")
@ValueSource(strings = {"4.17", "4.20"})
class SpecStringIT {
    private static final int ITEMS = 200;
    private static final int CPUS = 8;

    /** Keys whose items stand in a list, and the name of that list in xl's JSON. */
    static final List<Arguments> LISTS = List.of(
            arguments("vtpm", "vtpms"),
            arguments("p9", "p9s"),
            arguments("pvcalls", "pvcallsifs"),
            arguments("vfb", "vfbs"),
            arguments("channel", "channels"),
            arguments("usbctrl", "usbctrls"),
            arguments("usbdev", "usbdevs"),
            arguments("pci", "pcidevs"),
            arguments("vdispl", "vdispls"),
            arguments("vsnd", "vsnds"),
            arguments("vkb", "vkbs"));

    /** What xl takes without a word and we refuse, and why. */
    static final List<Arguments> OURS = List.of(
            disk("vdev=foo,target=/a", "libxl finds no device number in it, when the domain is created"),
            disk("vdev=hde,target=/a", "there are four hd disks"),
            disk(",raw,xvda,w", "there is nothing behind the disk"),
            disk("vdev=xvda,target=/a,b", "the comma would add an option to qemu's drive"),
            disk("vdev=xvda,target=/a,format=qcow2", "target takes the rest, so the format would be raw"),
            disk("vdev=xvda,target=/a ", "the blank is part of the path"),
            nic("mac=00:16:3e:01:02:03:04", "the seventh group is dropped"),
            nic("mac=00.16.3e.01.02.03", "nobody writes addresses so; it is a slip"),
            nic("mac=01:00:5e:00:00:01", "a multicast address is no interface's"),
            nic("mac=00:00:00:00:00:00", "it would be a random address"),
            nic("rate=10B/s", "it rounds down to 0, which is unlimited"),
            nic("bridge=br0 ", "the blank is part of the name"),
            nic("bridge=", "there is no bridge without a name"),
            nic("model=a b", "qemu has no such card"),
            nic("vifname=abcdefghijklmnop", "Linux knows 15 characters"),
            nic("mtu=0", "nothing fits"),
            cpus("0,^0", "no CPU is left"),
            cpus("99999", "no host has it"),
            cpus("", "no CPU is named"));

    private final XlOracle xl;
    private final XenVersion version;

    SpecStringIT(String version) {
        this.xl = XlOracle.of(version).onHost(CPUS, 16_384);
        this.version = XenVersion.of(version);
    }

    @Test
    void xlReadsTheDisksThatWeWrite() {
        items(DiskSpec.TYPE).forEach(disk -> {
            String spec = text(DiskSpec.TYPE, disk);
            XlVerdict verdict = xl.blockAttach(spec);
            assertThat(verdict.accepted()).as("%s: %s", spec, verdict.stderr()).isTrue();
            JsonNode json = verdict.json();
            boolean cdrom = DiskSpec.isCdrom(disk);
            assertThat(json.path("vdev").asText())
                    .as(spec)
                    .isEqualTo(disk.get(DiskSpec.VDEV).name());
            assertThat(json.path("pdev_path").asText()).as(spec).isEqualTo(disk.getOrDefault(DiskSpec.TARGET, ""));
            assertThat(json.path("script").asText()).as(spec).isEqualTo(disk.getOrDefault(DiskSpec.SCRIPT, ""));
            assertThat(json.path("backend_domname").asText())
                    .as(spec)
                    .isEqualTo(disk.getOrDefault(DiskSpec.BACKEND, ""));
            assertThat(json.path("format").asText())
                    .as(spec)
                    .isEqualTo(
                            cdrom && !disk.has(DiskSpec.TARGET) ? "empty" : disk.getOrDefault(DiskSpec.FORMAT, "raw"));
            assertThat(json.path("readwrite").asInt() == 1)
                    .as(spec)
                    .isEqualTo(!cdrom && !"ro".equals(disk.get(DiskSpec.ACCESS)));
            assertThat(json.path("is_cdrom").asInt() == 1).as(spec).isEqualTo(cdrom);
            assertThat(json.path("discard_enable").asText().toLowerCase(Locale.ROOT))
                    .as(spec)
                    .isEqualTo(disk.has(DiskSpec.DISCARD) ? "" + disk.get(DiskSpec.DISCARD) : "");
        });
    }

    @Test
    void xlReadsTheNetworkInterfacesThatWeWrite() {
        items(VifSpec.TYPE).forEach(nic -> {
            String spec = text(VifSpec.TYPE, nic);
            XlVerdict verdict = xl.networkAttach(spec);
            assertThat(verdict.accepted()).as("%s: %s", spec, verdict.stderr()).isTrue();
            JsonNode json = verdict.json();
            assertThat(json.path("mac").asText()).as(spec).isEqualTo(shown(nic.get(VifSpec.MAC)));
            assertThat(json.path("bridge").asText()).as(spec).isEqualTo(shown(nic.get(VifSpec.BRIDGE)));
            assertThat(json.path("script").asText()).as(spec).isEqualTo(shown(nic.get(VifSpec.SCRIPT)));
            assertThat(json.path("ip").asText()).as(spec).isEqualTo(shown(nic.get(VifSpec.IP)));
            assertThat(json.path("model").asText()).as(spec).isEqualTo(shown(nic.get(VifSpec.MODEL)));
            Rate rate = nic.get(VifSpec.RATE);
            assertThat(json.path("rate_bytes_per_interval").asText())
                    .as(spec)
                    .isEqualTo(rate == null ? "" : rate.bytesPerInterval().toString());
            assertThat(json.path("rate_interval_usecs").asText())
                    .as(spec)
                    .isEqualTo(rate == null ? "" : "" + rate.intervalMicros());
        });
    }

    @Test
    void xlSelectsTheCpusThatWeExpandTo() {
        LongStream.range(0, ITEMS).forEach(seed -> {
            CpuList list = CpuList.parse(RandomItems.ascii(seed).cpus());
            XlVerdict verdict = xl.vcpuPin(list.toString());
            assertThat(verdict.accepted()).as(list.toString()).isTrue();
            assertThat(selected(verdict)).as(list.toString()).isEqualTo(list.expand(CPUS, node -> new BitSet()));
        });
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("LISTS")
    void xlTakesTheDevicesThatWeWrite(String key, String inJson) {
        StructType type = RandomItems.ALL.get(key);
        List<Struct> items = items(type).toList();
        for (int i = 0; i < items.size(); i += 20) {
            List<CfgValue> batch = items.subList(i, Math.min(items.size(), i + 20)).stream()
                    .map(item -> type.toCfg(item, version))
                    .toList();
            String config = config(Assignment.of(key, new CfgValue.Items(batch)));
            XlVerdict verdict = xl.createDryRun(config);
            assertThat(verdict.accepted())
                    .as("%s%n%s", config, verdict.stderr())
                    .isTrue();
            assertThat(verdict.json().path(inJson)).as(config).hasSize(batch.size());
        }
    }

    @Test
    void xlTakesTheCpuidThatWeWrite() {
        items(CpuidSpec.TYPE).limit(50).forEach(policy -> takes("cpuid", CpuidSpec.TYPE.toCfg(policy, version)));
        items(CpuidLeafSpec.TYPE)
                .limit(50)
                .forEach(leaf -> takes("cpuid", new CfgValue.Items(List.of(CpuidLeafSpec.TYPE.toCfg(leaf, version)))));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @FieldSource("OURS")
    void whatXlTakesInSilenceIsRefusedForAReason(Question question, String spec, String why, ValueType<?> type) {
        assertThat(question.ask(xl, spec).accepted()).as("xl takes %s", spec).isTrue();
        boolean refused = Reading.ofText(type, spec).isRefused();
        boolean selectsNothing = type == CpuList.TYPE
                && !refused
                && CpuList.parse(spec).expand(CPUS, node -> new BitSet()).isEmpty();
        assertThat(refused || selectsNothing).as(why).isTrue();
    }

    private interface Question {
        XlVerdict ask(XlOracle xl, String spec);
    }

    private static Arguments disk(String spec, String why) {
        return arguments((Question) XlOracle::blockAttach, spec, why, DiskSpec.TYPE);
    }

    private static Arguments nic(String spec, String why) {
        return arguments((Question) XlOracle::networkAttach, spec, why, VifSpec.TYPE);
    }

    private static Arguments cpus(String spec, String why) {
        return arguments((Question) XlOracle::vcpuPin, spec, why, CpuList.TYPE);
    }

    private void takes(String key, CfgValue value) {
        String config = config(Assignment.of(key, value));
        XlVerdict verdict = xl.createDryRun(config);
        assertThat(verdict.accepted()).as("%s%n%s", config, verdict.stderr()).isTrue();
    }

    private static String config(Assignment last) {
        return CfgPrinter.print(List.of(
                Assignment.of("name", new CfgValue.Text("d")),
                Assignment.of("type", new CfgValue.Text("pv")),
                Assignment.of("kernel", new CfgValue.Text("/boot/vmlinuz")),
                last));
    }

    /** Random good items that the xl of this release knows all parameters of. */
    private Stream<Struct> items(StructType type) {
        return LongStream.iterate(0, seed -> seed + 1)
                .mapToObj(seed -> Reading.ofJson(type, json(type, seed)))
                .filter(reading -> !reading.isRefused())
                .map(Reading::value)
                .filter(item -> isKnown(type, item))
                .limit(ITEMS);
    }

    private static Map<String, Object> json(StructType type, long seed) {
        return RandomItems.ascii(seed).item(type);
    }

    private boolean isKnown(StructType type, Struct item) {
        List<Object> findings = new ArrayList<>();
        type.checkVersion(item, version, new Place("item", "key", null, findings::add));
        return findings.isEmpty();
    }

    private String text(StructType type, Struct item) {
        return ((CfgValue.Scalar) type.toCfg(item, version)).text();
    }

    private static String shown(Object value) {
        return value == null ? "" : value.toString();
    }

    /** {@code cpumap: 0-1,3}. */
    private static BitSet selected(XlVerdict verdict) {
        String map = verdict.stdout().strip().replaceFirst("^cpumap: ", "");
        BitSet selected = new BitSet();
        if (map.equals("all")) {
            selected.set(0, CPUS);
        } else if (!map.equals("none")) {
            NumberRanges.upTo(CPUS - 1)
                    .parser()
                    .apply(map)
                    .ranges()
                    .forEach(range -> selected.set(range.first(), range.last() + 1));
        }
        return selected;
    }
}
