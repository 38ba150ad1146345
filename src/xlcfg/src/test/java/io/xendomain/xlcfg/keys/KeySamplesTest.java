package io.xendomain.xlcfg.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.model.ValueType;
import io.xendomain.xlcfg.read.CfgReader;
import io.xendomain.xlcfg.read.CfgReading;
import io.xendomain.xlcfg.render.Renderer;
import io.xendomain.xlcfg.render.Rendering;
import io.xendomain.xlcfg.validate.HostFacts;
import io.xendomain.xlcfg.validate.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key in a config as users write it, without the real xl; KeyRenderIT asks that. */
class KeySamplesTest {
    private static final List<XenVersion> RELEASES = IntStream.rangeClosed(4, 22)
            .mapToObj(minor -> new XenVersion(4, minor))
            .toList();

    static List<Sample> samples() {
        return Sample.all();
    }

    @Test
    void everyKeyHasASample() {
        Set<Key<?>> sampled =
                samples().stream().flatMap(sample -> sample.keys().stream()).collect(Collectors.toSet());

        assertThat(Keys.all()).allMatch(sampled::contains);
    }

    @Test
    void everyParameterHasASample() {
        List<String> without = new ArrayList<>();
        for (Key<?> key : Keys.all()) {
            List<Object> values = samples().stream()
                    .map(sample -> sample.config().get(key.field()))
                    .filter(Objects::nonNull)
                    .toList();
            collect(key.field(), key.type(), values, without);
        }
        assertThat(without).isEmpty();
    }

    /** Collects the parameters that none of these values has. */
    private static void collect(String path, ValueType<?> type, List<Object> values, List<String> without) {
        switch (type) {
            case ListType<?> list ->
                collect(
                        path,
                        list.item(),
                        values.stream()
                                .flatMap(value -> ((List<?>) value).stream())
                                .<Object>map(item -> item)
                                .toList(),
                        without);
            case StructType struct ->
                struct.fields().keys().forEach(key -> {
                    List<Object> inner = values.stream()
                            .<Object>map(value -> ((Map<?, ?>) value).get(key.field()))
                            .filter(Objects::nonNull)
                            .toList();
                    if (inner.isEmpty()) {
                        without.add(path + "." + key.field());
                    }
                    collect(path + "." + key.field(), key.type(), inner, without);
                });
            default -> {}
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadable(Sample sample) {
        assertThat(sample.guests()).isNotEmpty().allSatisfy(guest -> {
            DomainConfig config = sample.on(guest);
            assertThat(config.unreadable()).isEmpty();
            assertThat(DomainConfig.fromJson(config.toJson())).isEqualTo(config);
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void hasNoErrorWhereXenKnowsIt(Sample sample) {
        assertThat(known(sample))
                .isNotEmpty()
                .filteredOn(place -> place.runs(sample))
                .allSatisfy(place -> assertThat(
                                Validator.validate(sample.on(place.guest()), HostFacts.any(place.release())))
                        .filteredOn(Finding::isError)
                        .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isRenderedWhereXenKnowsIt(Sample sample) {
        assertThat(known(sample))
                .allSatisfy(place -> assertThat(render(sample, place)).isInstanceOf(Rendering.Rendered.class));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isRefusedWhereXenWouldIgnoreItInSilence(Sample sample) {
        assertThat(places(sample).filter(place -> !place.knows(sample))).allSatisfy(place -> {
            assertThat(render(sample, place)).isInstanceOf(Rendering.Refused.class);
            assertThat(((Rendering.Refused) render(sample, place)).findings())
                    .isNotEmpty()
                    .allMatch(finding -> finding.code() == Code.NeedsNewerXen || finding.code() == Code.RemovedInXen);
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readingWhatWasRenderedGivesTheSameConfig(Sample sample) {
        assertThat(known(sample)).allSatisfy(place -> {
            String text = ((Rendering.Rendered) render(sample, place)).text();
            CfgReading reading = CfgReader.read(text);
            assertThat(reading.findings()).isEmpty();
            assertThat(reading.config())
                    .isEqualTo(sample.resolvedOn(place.guest()).forXen(place.release()));
            assertThat(Renderer.render(reading.config(), place.release(), List.of()))
                    .isEqualTo(new Rendering.Rendered(text));
        });
    }

    /** A type of guest on a release. */
    private record Place(GuestType guest, XenVersion release) {
        boolean knows(Sample sample) {
            return sample.isKnownTo(release, guest);
        }

        /** The xl of 4.4 knows kernel, and does nothing with it for an HVM guest. */
        boolean runs(Sample sample) {
            return guest != GuestType.HVM
                    || !release.equals(XenVersion.OLDEST)
                    || !sample.keys().contains(BootKeys.KERNEL);
        }
    }

    private static Stream<Place> places(Sample sample) {
        return sample.guests().stream().flatMap(guest -> RELEASES.stream().map(release -> new Place(guest, release)));
    }

    private static List<Place> known(Sample sample) {
        return places(sample).filter(place -> place.knows(sample)).toList();
    }

    private static Rendering render(Sample sample, Place place) {
        return Renderer.render(sample.resolvedOn(place.guest()), place.release(), List.of());
    }
}
