package io.xendomain.xlcfg.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xendomain.testkit.XlOracle;
import io.xendomain.testkit.XlVerdict;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.render.Renderer;
import io.xendomain.xlcfg.render.Rendering;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each key, each parameter of a spec string and each word of an enumeration is known to the real xl of the releases that
 * its declaration says, and to no other: that one refuses it, mutters about it, or goes on as if it were not there.
 */
@ParameterizedClass(name = "xl {0}")
@ValueSource(strings = {"4.17", "4.20"})
class ReleasesIT {
    /**
     * xl's parser still takes these, and they come to nothing: a backend that is refused when the domain is created,
     * parameters of a scheduler that is gone, an option that xl loses after it has read it.
     */
    private static final Set<String> TAKEN_FOR_NOTHING =
            Set.of("disk.backendtype=tap", "slice", "latency", "rdm.policy", "rdm.policy=strict", "rdm.policy=relaxed");

    private final XlOracle xl;
    private final XenVersion version;

    ReleasesIT(String version) {
        this.xl = XlOracle.of(version);
        this.version = XenVersion.of(version);
    }

    static List<Told> told() {
        return Told.all();
    }

    @ParameterizedTest
    @MethodSource("told")
    void xlKnowsWhatIsDeclaredForItAndNothingElse(Told told) {
        Optional<String> forThisXl = render(told.config(), version);
        if (forThisXl.isPresent()) {
            assertThat(isTaken(forThisXl.get())).as(forThisXl.get()).isTrue();
        } else if (!TAKEN_FOR_NOTHING.contains(told.name())) {
            String forAnother = forSomeRelease(told.config());
            XlVerdict verdict = xl.createDryRun(forAnother);
            assertThat(!isTaken(forAnother) || understood(verdict).equals(without(told)))
                    .as("%s is read by xl %s: %s", told, version, forAnother)
                    .isTrue();
        }
    }

    @Test
    void someOfThemAreNewerThanEachXl() {
        assertThat(told())
                .hasSizeGreaterThan(500)
                .filteredOn(told -> render(told.config(), version).isEmpty())
                .hasSizeGreaterThan(10);
    }

    private boolean isTaken(String text) {
        XlVerdict verdict = xl.createDryRun(text);
        return verdict.accepted() && verdict.complaints().isEmpty();
    }

    private JsonNode without(Told told) {
        return understood(xl.createDryRun(forSomeRelease(told.without())));
    }

    /** What xl prints, without what it makes up anew each time. */
    private static JsonNode understood(XlVerdict verdict) {
        JsonNode json = verdict.json();
        ((ObjectNode) json.path("c_info")).remove("uuid");
        return json;
    }

    /** As the newest Xen takes it that knows all of it. */
    private static String forSomeRelease(DomainConfig config) {
        return IntStream.rangeClosed(0, XenVersion.NEWEST.minor() - XenVersion.OLDEST.minor())
                .mapToObj(back -> new XenVersion(4, XenVersion.NEWEST.minor() - back))
                .flatMap(release -> render(config, release).stream())
                .findFirst()
                .orElseThrow();
    }

    private static Optional<String> render(DomainConfig config, XenVersion release) {
        return switch (Renderer.render(config, release, List.of())) {
            case Rendering.Rendered(String text) -> Optional.of(text);
            case Rendering.Refused refused -> Optional.empty();
        };
    }
}
