package io.xendomain.operator.metrics;

import io.xendomain.api.Condition;
import io.xendomain.api.DomainState;
import io.xendomain.api.StatusFinding;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.protocol.metrics.Metric;
import io.xendomain.protocol.metrics.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fleet as the objects have it, counted. What is counted by has few values, however many domains there are. */
public final class FleetGauges {

    private FleetGauges() {}

    /**
     * One walk over all domains.
     *
     * @param hosts the XenHosts there are: nobody can make a new series by a domain with a made-up host
     */
    public static Stream<Sample> of(List<XenDomain> domains, Set<String> hosts) {
        return Stream.of(
                        count(
                                OperatorMetrics.DOMAINS,
                                domains,
                                domain -> Stream.of(List.of(
                                        hosts.contains(domain.getSpec().host())
                                                ? domain.getSpec().host()
                                                : "",
                                        state(domain).name()))),
                        count(OperatorMetrics.CONDITIONS, domains, domain -> status(domain).stream()
                                .flatMap(status -> status.conditions().stream())
                                .map(FleetGauges::words)),
                        count(OperatorMetrics.FINDINGS, domains, domain -> status(domain).stream()
                                .flatMap(status -> status.findings().stream())
                                .map(FleetGauges::words)
                                .distinct()))
                .flatMap(samples -> samples);
    }

    private static Stream<Sample> count(
            Metric metric, List<XenDomain> domains, Function<XenDomain, Stream<List<String>>> labels) {
        Map<List<String>, Long> counts = domains.stream()
                .flatMap(labels)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .map(count -> Sample.of(metric, count.getValue(), count.getKey().toArray(String[]::new)));
    }

    private static DomainState state(XenDomain domain) {
        return status(domain)
                .map(XenDomainStatus::domain)
                .map(found -> found.state())
                .orElse(DomainState.Unknown);
    }

    private static Optional<XenDomainStatus> status(XenDomain domain) {
        return Optional.ofNullable(domain.getStatus());
    }

    private static List<String> words(Condition condition) {
        return Arrays.asList(condition.type().name(), condition.status().name());
    }

    private static List<String> words(StatusFinding finding) {
        return List.of(finding.code(), finding.severity().name());
    }
}
