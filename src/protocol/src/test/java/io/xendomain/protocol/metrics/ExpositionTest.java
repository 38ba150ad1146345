package io.xendomain.protocol.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTest {
    private static final Metric GAUGE =
            Metric.gauge("xendomain_test_bytes", "Help \\ with\na line", "namespace", "name");
    private static final Metric TIMES =
            Metric.histogram("xendomain_test_duration_seconds", "Times", List.of(0.1, 1.0), "command");
    private static final Map<String, Metric> DECLARED = Map.of(GAUGE.name(), GAUGE, TIMES.name(), TIMES);

    @Test
    void writesWhatPrometheusReads() {
        Meters meters = new Meters();
        meters.observe(TIMES, 0.05, "list");
        meters.observe(TIMES, 0.5, "list");
        meters.observe(TIMES, 5, "list");
        assertThat(Exposition.text(meters.samples())).isEqualTo("""
                # HELP xendomain_test_duration_seconds Times
                # TYPE xendomain_test_duration_seconds histogram
                xendomain_test_duration_seconds_bucket{command="list",le="0.1"} 1
                xendomain_test_duration_seconds_bucket{command="list",le="1"} 2
                xendomain_test_duration_seconds_bucket{command="list",le="+Inf"} 3
                xendomain_test_duration_seconds_sum{command="list"} 5.55
                xendomain_test_duration_seconds_count{command="list"} 3
                """);
    }

    @Property
    void readsBackWhatItWrote(@ForAll String namespace, @ForAll String name, @ForAll double value) {
        Sample sample = Sample.of(GAUGE, Double.isFinite(value) ? value : 1, namespace, name);

        assertThat(readable(List.of(sample))).containsExactly(sample);
    }

    @Property
    void readsBackHistograms(@ForAll List<Double> values, @ForAll String command) {
        Meters meters = new Meters();
        values.stream()
                .filter(value -> Math.abs(value) < 1e100)
                .forEach(value -> meters.observe(TIMES, value, command));

        assertThat(readable(meters.samples())).isEqualTo(meters.samples());
    }

    @Property
    void readsNothingOutOfNoise(@ForAll String noise) {
        assertThat(Exposition.read(noise, DECLARED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xendomain_other 1",
                "xendomain_test_bytes 1",
                "xendomain_test_bytes{name=\"a\",namespace=\"b\"} 1",
                "xendomain_test_bytes{namespace=\"b\",name=\"a\",host=\"c\"} 1",
                "xendomain_test_bytes{namespace=\"b\",name=\"a\"} NaN",
                "xendomain_test_bytes{namespace=\"b\",name=\"a\"} 1 1700000000",
                "xendomain_test_bytes{namespace=\"b\",name=\"a\"} 1.2.3",
                "xendomain_test_bytes{namespace=\"b\",name=\"a} 1",
                "xendomain_test_bytes_sum{namespace=\"b\",name=\"a\"} 1",
                "xendomain_test_duration_seconds{command=\"list\"} 1",
                "xendomain_test_duration_seconds_bucket{command=\"list\",le=\"2\"} 1",
                "xendomain_test_duration_seconds_bucket{command=\"list\"} 1",
            })
    void takesNothingThatIsNotDeclared(String line) {
        assertThat(Exposition.read(line, DECLARED)).isEmpty();
    }

    private static List<Sample> readable(List<Sample> samples) {
        // a value of a label may hold any line end but the one that ends a line
        return Stream.of(Exposition.text(samples).split("\n"))
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> Exposition.read(line, DECLARED).orElseThrow(() -> new AssertionError(line)))
                .toList();
    }
}
