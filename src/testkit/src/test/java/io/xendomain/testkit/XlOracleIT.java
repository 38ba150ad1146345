package io.xendomain.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle says what the xl of a real dom0 was seen to say. */
@ParameterizedClass(name = "xl {0}")
@ValueSource(strings = {"4.17", "4.20"})
class XlOracleIT {
    private final XlOracle xl;

    XlOracleIT(String version) {
        this.xl = XlOracle.of(version);
    }

    /** A minimal good config with further lines; a key that is given again wins. */
    private static String config(String... lines) {
        return "name = \"d\"\ntype = \"pv\"\nkernel = \"/boot/vmlinuz\"\nmemory = 128\n" + String.join("\n", lines)
                + "\n";
    }

    @Test
    void takesXensOwnExamples() {
        assertThat(xl.examples()).hasSize(3).allSatisfy(example -> {
            XlVerdict verdict = xl.createDryRun(example);
            assertThat(verdict.complaints()).isEmpty();
            assertThat(verdict.accepted()).isTrue();
            assertThat(verdict.json().at("/c_info/name").asText()).startsWith("example.");
        });
    }

    @Test
    void printsWhatItUnderstood() {
        var json = xl.createDryRun(config("vcpus = 2", "maxmem = 0x100", "on_crash = \"preserve\""))
                .json();

        assertThat(json.at("/c_info/type").asText()).isEqualTo("pv");
        assertThat(json.at("/b_info/max_vcpus").asInt()).isEqualTo(2);
        assertThat(json.at("/b_info/target_memkb").asInt()).isEqualTo(128 * 1024);
        assertThat(json.at("/b_info/max_memkb").asInt()).isEqualTo(256 * 1024);
        assertThat(json.at("/on_crash").asText()).isEqualTo("preserve");
    }

    @Test
    void seesAHostOfTheSizeThatWasAskedFor() {
        assertThat(xl.onHost(4, 8192).vcpuPin("all").stdout()).contains("cpumap: all");
        assertThat(xl.onHost(4, 8192).vcpuPin("1-63").stdout()).contains("cpumap: 1-3");
        assertThat(xl.onHost(64, 8192).vcpuPin("1-62").stdout()).contains("cpumap: 1-62");
    }

    @Test
    void readsXlConfFromItsOwnPackage() {
        assertThat(xl.createDryRun(config()).stderr()).isEqualTo("Parsing config from domain.cfg\n");
    }

    @Test
    void doesNotTakeHarmlessLinesForComplaints() {
        XlVerdict verdict = xl.createDryRun(config("type = \"hvm\"", "tsc_mode = \"native\"", "msr_relaxed = 1"));

        assertThat(verdict.stderr()).contains("msr_relaxed will be removed");
        assertThat(verdict.accepted()).isTrue();
    }

    /** Input, exit code, and a part of the first complaint; null where xl says nothing. */
    record Case(String input, int exit, String complaint) {
        @Override
        public String toString() {
            return input.strip().replace("\n", " ; ");
        }
    }

    static final List<Case> CASES = List.of(
            new Case(config("frobnicate = 7"), 0, null),
            new Case(config("memory = 64", "memory = 96"), 0, null),
            new Case(config("vcpus = \"many\""), 0, "domain.cfg:5: warning: parameter `vcpus' is not a valid number"),
            new Case(config("vif = [\"mac=zz:00:00:00:00:00\"]"), 0, "Invalid parameter `mac'."),
            new Case(config("vif = [\"shiny=0\"]"), 0, "unrecognized argument `shiny=0'"),
            new Case(config("vif = [\"rate=fast\"]"), 1, "config parsing error in vif: invalid rate in `fast'"),
            new Case(config("disk = [\"vdev=xvda,shiny=1,target=/a\"]"), 1, "unknown parameter"),
            new Case(config("disk = [\"format=raw,target=/a\"]"), 1, "no vdev specified in"),
            new Case(config("disk = [\"vdev=xvda,format=wrong,target=/a\"]"), 1, "unknown value for format"),
            new Case(config("disk = \"/a,raw,xvda,w\""), 0, "parameter `disk' is a single value but should be a list"),
            new Case(config("pci = [\"zz\"]"), 6, "unable to parse PCI_SPEC_STRING `zz' for passthrough"),
            new Case(config("vcpus = 2", "cpus = \"0-99\""), 0, null),
            new Case(config("memory = 0"), 0, null),
            new Case(config("vcpus = 0"), 0, null),
            new Case(config("maxmem = 64"), 0, null),
            new Case(config("disk = [\"/a,raw,xvda,w\", \"/b,raw,xvda,w\"]"), 0, null),
            new Case(config("kernel = \"/nosuch\""), 0, null),
            new Case(config("name = \"a/b\""), 0, null),
            new Case(config("name = \"\""), 0, null),
            new Case(config("vcpus = 4", "maxvcpus = 2"), 1, "xl: maxvcpus < vcpus"),
            new Case("type = \"pv\"\nkernel = \"/k\"\n", 1, "Domain name must be specified."),
            new Case("name = \"d\"\ntype = \"pv\"\n", 1, "Neither kernel nor bootloader specified"),
            new Case(config("type = \"wrong\""), 1, "Invalid domain type wrong."),
            new Case(config("uuid = \"not-a-uuid\""), 1, "Failed to parse UUID: not-a-uuid"),
            new Case(config("on_reboot = \"explode\""), 1, "Unknown on_reboot action \"explode\" specified"),
            new Case(config("type = \"hvm\"", "bios = \"nope\""), 1, "ERROR: invalid value \"nope\" for \"bios\""),
            new Case(config("extra = bad1"), 1, "config parsing error near `bad1': syntax error, unexpected IDENT"),
            new Case(config("extra ="), 1, "config parsing error near"),
            new Case(config("extra = \"bad1"), 1, "domain.cfg:5: config parsing error near `\"bad1': lexical error"),
            new Case(config("memory = -5"), 1, "lexical error"),
            new Case(config("memory = 12.5"), 1, "lexical error"),
            new Case(config("on-crash = \"destroy\""), 1, "lexical error"),
            new Case(config("memory = 0x1F"), 1, "lexical error"),
            new Case(config("memory = 0x100", "vcpus = \"2\""), 0, null),
            new Case("name = \"d\"\r\n", 1, "lexical error"),
            new Case(config("extra = \"\\n\\t\\r\\a\\\\\\\"\\'\""), 0, null),
            new Case(config("extra = \"a\\101b\""), 0, null),
            new Case(config("extra = \"\\x41\""), 1, "invalid digit after backslash"),
            new Case(config("extra = \"\\q\""), 1, "invalid character after backlash"),
            new Case(config("extra = \"# ; , [ ] $ % ä\""), 0, null),
            new Case(config("# no newline at the end").strip(), 1, "lexical error"));

    @ParameterizedTest(name = "{0}")
    @FieldSource("CASES")
    void saysWhatARealDom0Says(Case question) {
        XlVerdict verdict = xl.createDryRun(question.input());

        assertThat(verdict.exit()).as(verdict.stderr()).isEqualTo(question.exit());
        if (question.complaint() == null) {
            assertThat(verdict.complaints()).isEmpty();
        } else {
            assertThat(verdict.complaints()).isNotEmpty().first().asString().contains(question.complaint());
        }
    }

    @Test
    void dropsOctalEscapesInSilence() {
        assertThat(xl.createDryRun(config("extra = \"a\\101b\""))
                        .json()
                        .at("/b_info/cmdline")
                        .asText())
                .isEqualTo("ab");
    }

    @Test
    void passesBytesThatAreNoUtf8() {
        byte[] latin1 = config("extra = \"\u00e4\"").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(xl.createDryRun(latin1).json().at("/b_info/cmdline").asText())
                .isEqualTo("\ufffd");
    }

    @Test
    void readsDiskSpecsByThemselves() {
        XlVerdict good = xl.blockAttach("format=qcow2,vdev=xvdb,access=ro,target=/a=b,c");
        assertThat(good.accepted()).isTrue();
        assertThat(good.json().path("pdev_path").asText()).isEqualTo("/a=b,c");

        assertThat(xl.blockAttach("/a,xvda,w").complaints()).first().asString().contains("unknown value for format");
    }

    @Test
    void readsNetworkSpecsByThemselves() {
        XlVerdict good = xl.networkAttach("mac=00:16:3e:00:00:01, bridge=br0,rate=10Mb/s");
        assertThat(good.accepted()).isTrue();
        assertThat(good.json().path("bridge").asText()).isEqualTo("br0");
        assertThat(good.json().path("rate_bytes_per_interval").asInt()).isEqualTo(62_500);

        assertThat(xl.networkAttach("mac=zz").exit()).isEqualTo(1);
    }

    @Test
    void readsCpuLists() {
        assertThat(xl.vcpuPin("0-3,^2").stdout()).contains("cpumap: 0-1,3");
        assertThat(xl.vcpuPin("^all").exit()).isEqualTo(1);
        assertThat(xl.vcpuPin("3-1").accepted()).isFalse();
    }
}
