package io.xendomain.operator.metrics;

import io.xendomain.protocol.metrics.AgentMetrics;
import io.xendomain.protocol.metrics.Exposition;
import io.xendomain.protocol.metrics.Metric;
import io.xendomain.protocol.metrics.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads what one agent measures. It is believed as far as it speaks of its own host: only metrics that are declared, only
 * domains whose objects name that host, each series once, and no more of them than a host can have.
 */
final class HostFigures {
    /** Commands of xl times outcomes, states, and what there is once; for a histogram each bucket. */
    private static final int SERIES_OF_A_METRIC = 600;

    private static final Map<String, Metric> DECLARED =
            AgentMetrics.all().stream().collect(Collectors.toMap(Metric::name, Function.identity()));

    /** A label of an agent's own, longer than any of these is. */
    private static final int LONGEST_LABEL = 253;

    private HostFigures() {}

    /** @param isHere whether the domain of an object, by namespace and name, belongs on that host */
    static List<Sample> read(String host, String text, BiPredicate<String, String> isHere) {
        Set<List<Object>> series = new HashSet<>();
        Map<Metric, Integer> counts = new HashMap<>();
        List<Sample> samples = new ArrayList<>();
        text.lines()
                .flatMap(line -> Exposition.read(line, DECLARED).stream())
                .filter(sample ->
                        sample.labels().stream().allMatch(label -> label.value().length() <= LONGEST_LABEL))
                .filter(sample -> AgentMetrics.isOfDomain(sample.metric())
                        ? isHere.test(
                                sample.labels().get(0).value(),
                                sample.labels().get(1).value())
                        : counts.merge(sample.metric(), 1, Integer::sum) <= SERIES_OF_A_METRIC)
                .filter(sample -> series.add(List.of(sample.metric().name(), sample.suffix(), sample.labels())))
                .forEach(sample -> samples.add(sample.under(new Sample.Label(Metric.HOST, host))));
        return samples;
    }
}
