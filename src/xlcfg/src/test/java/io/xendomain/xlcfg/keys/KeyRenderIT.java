package io.xendomain.xlcfg.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xendomain.testkit.XlOracle;
import io.xendomain.testkit.XlVerdict;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.read.CfgReader;
import io.xendomain.xlcfg.read.CfgReading;
import io.xendomain.xlcfg.render.Renderer;
import io.xendomain.xlcfg.render.Rendering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real xl takes what we render for every key, without a complaint, and understands what the user wrote. */
@ParameterizedClass(name = "xl {0}")
@ValueSource(strings = {"4.17", "4.20"})
class KeyRenderIT {
    /** Keys of 4.4 that both releases have lost. */
    private static final List<String> GONE = List.of("slice", "latency", "pvh", "vncviewer", "altp2mhvm", "rdm");

    private final XlOracle xl;
    private final XenVersion version;

    KeyRenderIT(String version) {
        this.xl = XlOracle.of(version);
        this.version = XenVersion.of(version);
    }

    static List<Sample> samples() {
        return Sample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void xlUnderstandsWhatTheUserWrote(Sample sample) {
        assertThat(sample.guests())
                .filteredOn(guest -> sample.isKnownTo(version, guest))
                .allSatisfy(guest -> {
                    String text = render(sample.resolvedOn(guest));
                    XlVerdict verdict = xl.createDryRun(text);

                    assertThat(verdict.complaints()).as(text).isEmpty();
                    assertThat(verdict.exit()).as(text).isZero();
                    assertThat(sample.xl().isMissingNode())
                            .as("the sample says nothing of xl's answer %s", verdict.stdout())
                            .isFalse();
                    assertThat(JsonPart.missing(sample.xl(), verdict.json()))
                            .as(text)
                            .isEmpty();
                });
    }

    /** What a text says beside what was meant would show as a field that differs from that of the smallest config. */
    @ParameterizedTest
    @MethodSource("samples")
    void xlUnderstandsNothingElse(Sample sample) {
        assertThat(sample.guests())
                .filteredOn(guest -> sample.isKnownTo(version, guest))
                .allSatisfy(guest -> {
                    String text = render(sample.resolvedOn(guest));
                    JsonNode smallest = understood(render(Sample.smallest(guest)));

                    Map<String, String> unexplained = JsonPart.unexplained(sample.xl(), smallest, understood(text));
                    unexplained.keySet().removeAll(sample.also());
                    assertThat(unexplained).as(text).isEmpty();
                });
    }

    /** No sample is passed over but for keys that the lists of keys say this xl does not know. */
    @Test
    void onlyKeysThatXlDoesNotKnowAreLeftOut() {
        Stream<String> leftOut = Keys.all().stream()
                .filter(key -> samples().stream()
                        .filter(sample ->
                                sample.since() == null && sample.keys().contains(key))
                        .noneMatch(
                                sample -> sample.guests().stream().anyMatch(guest -> sample.isKnownTo(version, guest))))
                .map(Key::name);
        Stream<String> unknown = TableRow.later().stream()
                .filter(row -> row.cell("in_" + version).equals("no"))
                .map(TableRow::key)
                .filter(name -> !name.contains(" ")); // a parameter: "disk key grant_usage"

        assertThat(leftOut)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(unknown, GONE.stream()).toList());
    }

    static List<WrittenValue> values() {
        return WrittenValue.all();
    }

    /** What the table of written values says of xl is so. */
    @ParameterizedTest
    @MethodSource("values")
    void xlTakesOrRefusesWhatWeThinkItDoes(WrittenValue value) {
        XlVerdict verdict = xl.createDryRun(value.whole());

        assertThat(verdict.accepted()).as(verdict.stderr()).isEqualTo(value.xlTakesIt());
    }

    @Test
    void xlUnderstandsItsOwnExamplesAsBefore() {
        assertThat(xl.examples()).hasSize(3).allSatisfy(example -> {
            CfgReading reading = CfgReader.read(Files.readAllBytes(example));
            assertThat(reading.findings()).filteredOn(Finding::isError).isEmpty();
            DomainConfig throughJson = DomainConfig.fromJson(reading.config().toJson());

            assertThat(understood(render(throughJson))).isEqualTo(understood(example));
        });
    }

    private String render(DomainConfig config) {
        Rendering rendering = Renderer.render(config, version, List.of());
        assertThat(rendering).isInstanceOf(Rendering.Rendered.class);
        return ((Rendering.Rendered) rendering).text();
    }

    private JsonNode understood(Path original) throws IOException {
        return understood(Files.readString(original));
    }

    /** What xl prints, without what it makes up anew each time. */
    private JsonNode understood(String text) {
        XlVerdict verdict = xl.createDryRun(text);
        assertThat(verdict.accepted()).as(verdict.stderr()).isTrue();
        JsonNode json = verdict.json();
        ((ObjectNode) json.path("c_info")).remove("uuid");
        return json;
    }
}
