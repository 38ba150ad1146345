package io.xendomain.xlcfg.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.keys.Sample;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.read.CfgReader;
import io.xendomain.xlcfg.read.CfgReading;
import io.xendomain.xlcfg.syntax.Assignment;
import io.xendomain.xlcfg.syntax.CfgFile;
import io.xendomain.xlcfg.syntax.CfgParser;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;

/** Whatever stands in a string of a spec: it is refused, or it is in dom0 what it is in the spec and nothing else. */
class InjectionPropertiesTest {
    private static final int TRIES = 10_000;
    private static final List<Target> TARGETS = Sample.all().stream()
            .flatMap(sample ->
                    IntStream.range(0, Spoiler.strings(sample.config())).mapToObj(string -> new Target(sample, string)))
            .toList();
    private static final Set<Target> HIT = new HashSet<>();

    /** One string of a sample. */
    private record Target(Sample sample, int string) {}

    @Property(tries = TRIES)
    void noStringSaysMoreThanItself(
            @ForAll("targets") Target target,
            @ForAll Random random,
            @ForAll("hostile") String hostile,
            @ForAll("versions") XenVersion version) {
        HIT.add(target);
        Sample sample = target.sample();
        GuestType guest =
                List.copyOf(sample.guests()).get(random.nextInt(sample.guests().size()));
        Map<String, Object> json = sample.json(guest);
        json.putAll(new Spoiler(random, hostile).spoil(sample.config(), target.string()));
        DomainConfig config = DomainConfig.fromJson(json);
        Rendering rendering = Renderer.render(config, version, List.of());

        Statistics.label("outcome")
                .collect(rendering.getClass().getSimpleName())
                .coverage(outcomes -> outcomes.check("Rendered").percentage(share -> share > 5));
        if (rendering instanceof Rendering.Rendered(String text)) {
            DomainConfig meant = config.forXen(version);
            CfgFile file = CfgParser.parse(text);
            CfgReading reading = CfgReader.read(text);

            assertThat(file.findings()).as(text).isEmpty();
            assertThat(file.assignments()).as(text).extracting(Assignment::key).containsExactlyElementsOf(names(meant));
            assertThat(reading.findings()).as(text).isEmpty();
            assertThat(reading.config()).as(text).isEqualTo(meant);
        }
    }

    /** Ten thousand tries come by each of a few hundred strings. */
    @AfterContainer
    static void everyStringWasAttacked() {
        assertThat(TARGETS).hasSizeGreaterThan(150).allMatch(HIT::contains);
    }

    @Provide
    Arbitrary<Target> targets() {
        return Arbitraries.of(TARGETS);
    }

    @Property(tries = TRIES)
    void anyJsonIsReadOrReported(@ForAll("json") Map<String, Object> json) {
        DomainConfig config = DomainConfig.fromJson(json);

        assertThat(DomainConfig.fromJson(config.toJson()).values()).isEqualTo(config.values());
        if (config.unreadable().isEmpty()) {
            assertThat(config.toJson()).hasSameSizeAs(json);
        }
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> fragments = Arbitraries.of(
                        "\"",
                        "'",
                        "\\",
                        "\\\"",
                        "\n",
                        "\r",
                        "\t",
                        "\u0000",
                        "\u0085",
                        "\u2028",
                        "\ud800",
                        ",",
                        ", ",
                        ";",
                        "#",
                        "=",
                        "]",
                        "[",
                        " ",
                        "\nkernel = \"/evil\"\n",
                        "\"; kernel = \"/evil\"; a = \"",
                        "\"]\n",
                        ",script=/evil",
                        ",backend=dom0",
                        ",target=/etc/shadow",
                        "target=/a",
                        "phy:",
                        "qcow2:/x",
                        "/x",
                        "\\n",
                        "\\x41",
                        "\\101",
                        "../..",
                        "$(reboot)",
                        "`reboot`",
                        "%s",
                        "é",
                        "😀",
                        "0",
                        "-1",
                        "x",
                        "!")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
        return Arbitraries.frequencyOf(
                Tuple.of(4, fragments), Tuple.of(1, Arbitraries.strings().all().ofMaxLength(20)));
    }

    @Provide
    Arbitrary<XenVersion> versions() {
        return Arbitraries.of("4.4", "4.10", "4.17", "4.20", "4.21", "4.22").map(XenVersion::of);
    }

    @Provide
    Arbitrary<Map<String, Object>> json() {
        Arbitrary<String> field = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.of(Keys.all()).map(Key::field)), Tuple.of(1, Arbitraries.strings()));
        return Arbitraries.maps(field, anyValue(2)).ofMaxSize(6);
    }

    private static Arbitrary<Object> anyValue(int depth) {
        Arbitrary<Object> scalar = Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(12).asGeneric(),
                Arbitraries.of("hvm", "pv", "/a", "1", "destroy", "0-3", "xvda", "")
                        .asGeneric(),
                Arbitraries.integers().asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.bigIntegers().asGeneric(),
                Arbitraries.doubles().asGeneric(),
                Arbitraries.of(true, false).asGeneric());
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<String> field = Arbitraries.of("vdev", "target", "format", "bridge", "mac", "name", "key", "x", "");
        return Arbitraries.frequencyOf(
                Tuple.of(4, scalar),
                Tuple.of(1, anyValue(depth - 1).list().ofMaxSize(3).asGeneric()),
                Tuple.of(
                        1,
                        Arbitraries.maps(field, anyValue(depth - 1))
                                .ofMaxSize(3)
                                .asGeneric()));
    }

    private static List<String> names(DomainConfig config) {
        return Keys.all().stream().filter(config::has).map(Key::name).toList();
    }
}
