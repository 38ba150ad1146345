package io.xendomain.xlcfg.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.keys.GeneralKeys;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.render.Renderer;
import io.xendomain.xlcfg.render.Rendering;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Text to config, as xl understands it. */
class CfgReaderTest {

    @Test
    void readsWhatItCanCarryOver() {
        CfgReading reading = CfgReader.read("name = \"web\"; memory = 512\nonline = 1\nvcpus = 2\n");

        assertThat(reading.config().toJson()).isEqualTo(Map.of("name", "web", "memory", 512L, "vcpus", 2L));
        assertThat(codes(reading)).containsExactly("UnknownKey online 2:1");
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2",
        "010, 8",
        "0x1f, 31",
        "'\"2\"', 2",
        "'\"0xFF\"', 255",
        "'\" 2\"', 2",
        "'\"+2\"', 2",
        "'\"\\t2\"', 2",
    })
    void numbersAreReadAsStrtolDoes(String digits, long value) {
        CfgReading reading = CfgReader.read("vcpus = " + digits + "\n");

        assertThat(reading.findings()).isEmpty();
        assertThat(reading.config().get(GeneralKeys.VCPUS)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"2 \"', WrongType",
        "'\"512M\"', WrongType",
        "1e3, WrongType",
        "08, WrongType",
        "0x, WrongType",
        "'\"\"', WrongType",
        "'[2]', WrongType",
        "'\"-5\"', OutOfRange",
        "0, OutOfRange",
        "4294967298, OutOfRange",
        "18446744073709551616, WrongType",
    })
    void whatXlWouldTakeForAbsentOrWrapIsAFinding(String value, String code) {
        assertThat(codes(CfgReader.read("vcpus = " + value + "\n"))).containsExactly(code + " vcpus 1:1");
    }

    @Test
    void stringsAndNumbersAreInterchangeable() {
        assertThat(CfgReader.read("extra = 123\nmemory = \"512\"\n").config().toJson())
                .isEqualTo(Map.of("extra", "123", "memory", 512L));
    }

    @Test
    void theLastValueWinsEvenWithAnotherType() {
        CfgReading reading = CfgReader.read("extra = [1]\nextra = \"quiet\"\n");

        assertThat(reading.config().toJson()).isEqualTo(Map.of("extra", "quiet"));
        assertThat(codes(reading)).containsExactly("DuplicateKey extra 2:1");
    }

    @Test
    void sumsOfStringsAndListsAreCarriedOver() {
        CfgReading reading =
                CfgReader.read("extra = \"quiet\"\nextra += \" ro\"\nserial = [\"pty\"]\nserial += [\"null\"]\n");

        assertThat(reading.findings()).isEmpty();
        assertThat(reading.config().toJson()).isEqualTo(Map.of("extra", "quiet ro", "serial", List.of("pty", "null")));
    }

    @Test
    void aNumberIsNotSetByPlusEquals() {
        CfgReading reading = CfgReader.read("vcpus = 2\nvcpus += 1\npae += 1\n");

        assertThat(codes(reading)).containsExactly("CannotAppend vcpus 2:1", "CannotAppend pae 3:1");
        assertThat(reading.config().toJson()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "memroy, did you mean \"memory\"?",
        "maxcpus, did you mean \"maxvcpus\"?",
        "frobnicate, remove it",
    })
    void anUnknownKeyIsAFindingWithTheNearestKnownOne(String key, String remedy) {
        CfgReading reading = CfgReader.read(key + " = 1\n");

        assertThat(codes(reading)).containsExactly("UnknownKey " + key + " 1:1");
        assertThat(reading.findings().getFirst().message()).endsWith(remedy);
    }

    @ParameterizedTest
    @CsvSource({"vif2, use vif", "device_model, use device_model_override"})
    void keysThatXlKnowsAndIgnoresAreWarnings(String key, String remedy) {
        CfgReading reading = CfgReader.read(key + " = [ 'x' ]\n");

        assertThat(codes(reading)).containsExactly("Ignored " + key + " 1:1");
        assertThat(reading.findings().getFirst().message()).endsWith(remedy);
        assertThat(reading.config()).isEqualTo(DomainConfig.fromJson(Map.of()));
    }

    @Test
    void theValueChoosesBetweenTheTwoFieldsOfAKey() {
        assertThat(CfgReader.read("gfx_passthru = 1\n").config().toJson()).isEqualTo(Map.of("gfxPassthru", true));
        assertThat(CfgReader.read("gfx_passthru = \"igd\"\n").config().toJson())
                .isEqualTo(Map.of("gfxPassthruKind", "igd"));
        assertThat(CfgReader.read("vncpasswd = \"igd\"\n").config().toJson()).isEqualTo(Map.of("vncpasswd", "igd"));
    }

    @Test
    void aFindingInsideAListIsWhereTheItemIs() {
        assertThat(codes(CfgReader.read("serial = [\n  \"pty\",\n  \"nowhere\",\n]\nserial += [ \"no\" ]\n")))
                .containsExactly("InvalidFormat serial[1] 3:3", "InvalidFormat serial[2] 5:13");
    }

    @Test
    void aFindingOfTheSyntaxBelongsToTheFieldOfItsKey() {
        CfgReading reading = CfgReader.read("on_crash = destroy\nmax_event_channels = [1]\nmax_event_channels += 2\n");

        assertThat(codes(reading))
                .containsExactly(
                        "SyntaxError onCrash 1:12",
                        "WrongType maxEventChannels 2:1",
                        "CannotAppend maxEventChannels 3:1");
        assertThat(reading.config().isUnreadable(Keys.named("on_crash").getFirst()))
                .isTrue();
    }

    @Test
    void findingsComeInTheOrderOfTheText() {
        assertThat(codes(CfgReader.read("vcpus = 0\nfoo = 1\nmemory = -1\nname = \"\"\n")))
                .containsExactly(
                        "OutOfRange vcpus 1:1", "UnknownKey foo 2:1", "LexicalError  3:10", "InvalidFormat name 4:1");
    }

    @Test
    void whatIsBrokenIsNeverRendered() {
        DomainConfig config = CfgReader.read("name = \"web\"\nmemory = 512M\n").config();

        assertThat(config.has(GeneralKeys.NAME)).isTrue();
        assertThat(Renderer.render(config, XenVersion.NEWEST, List.of())).isInstanceOf(Rendering.Refused.class);
    }

    @Test
    void bytesThatAreNotUtf8AreAFindingOfTheConfig() {
        byte[] latin1 = "name = \"web\"\nextra = \"\u00e4\"\n".getBytes(StandardCharsets.ISO_8859_1);

        CfgReading reading = CfgReader.read(latin1);

        assertThat(codes(reading)).containsExactly("InvalidFormat  2:10");
        assertThat(reading.config().unreadable()).isEqualTo(reading.findings());
    }

    @Test
    void aPasswordIsNotShown() {
        assertThat(CfgReader.read("vncpasswd = [\"hunter2\"]\nspicepasswd = \"hunter2\\n\"\n")
                        .findings())
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.message()).doesNotContain("hunter2"));
    }

    static List<String> megabytes() {
        return List.of(
                "memory = " + "1".repeat(1 << 20),
                "extra = \"\"\n" + "extra += \"x\"\n".repeat(80_000),
                "serial = [" + "\"pty\",".repeat(150_000) + "]",
                "a=1;".repeat(1 << 18),
                IntStream.range(0, 100_000).mapToObj(i -> "k" + i + "=1\n").collect(Collectors.joining()),
                "%\n".repeat(1 << 19),
                "[".repeat(1 << 20),
                "a=[\n".repeat(1 << 18),
                "\"' ".repeat(350_000),
                "a=\"" + "\\q".repeat(1 << 19) + "\"",
                "k".repeat(1 << 20) + "=1");
    }

    /** Whatever takes more than linear time here takes minutes. */
    @ParameterizedTest
    @MethodSource("megabytes")
    void aMegabyteOfRubbishIsReadAndItsFindingsAreFew(String text) {
        CfgReading reading = CfgReader.read(text);

        assertThat(reading.findings()).hasSizeBetween(1, 500).allSatisfy(finding -> assertThat(finding.message())
                .hasSizeLessThan(500));
    }

    private static List<String> codes(CfgReading reading) {
        return reading.findings().stream().map(CfgReaderTest::code).toList();
    }

    private static String code(Finding finding) {
        Code code = finding.code();
        return code + " " + finding.field() + " " + finding.at();
    }
}
