package io.xendomain.agent.metrics;

import io.xendomain.agent.toolstack.Usage;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.metrics.AgentMetrics;
import io.xendomain.protocol.metrics.Metric;
import io.xendomain.protocol.metrics.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is told of domains: of all how many are in which state, of a bounded number how much they use. */
final class DomainFigures {
    private static final long MIB = 1L << 20;

    private DomainFigures() {}

    /** A domain of ours that is there, and what it has used. */
    private record Measured(DomainReport report, Usage usage) {}

    /** @param most domains to tell about one by one: those that were started first */
    static Stream<Sample> of(List<DomainReport> reports, List<Usage> usage, int most) {
        Map<Integer, Usage> byDomid =
                usage.stream().collect(Collectors.toMap(Usage::domid, Function.identity(), (first, second) -> first));
        List<Measured> there = reports.stream()
                .filter(report -> report.domid() != null && byDomid.containsKey(report.domid()))
                .map(report -> new Measured(report, byDomid.get(report.domid())))
                .filter(domain -> domain.usage().uuid().equals(domain.report().uuid()))
                .sorted(Comparator.comparing(domain -> domain.usage().domid()))
                .toList();
        List<Measured> told = there.subList(0, Math.min(there.size(), Math.max(0, most)));
        List<Sample> samples = new ArrayList<>();
        states(reports).forEach((state, count) -> samples.add(Sample.of(AgentMetrics.DOMAINS, count, state.name())));
        samples.add(Sample.of(AgentMetrics.UNMEASURED, there.size() - told.size()));
        told.forEach(domain -> add(samples, domain));
        return samples.stream();
    }

    /** Each state, also those that no domain is in: what is not there cannot be told from what is not known. */
    private static Map<DomainState, Integer> states(List<DomainReport> reports) {
        Map<DomainState, Integer> states = new EnumMap<>(DomainState.class);
        Stream.of(DomainState.values())
                .filter(state -> state != DomainState.Unknown)
                .forEach(state -> states.put(state, 0));
        reports.forEach(report -> states.merge(report.state(), 1, Integer::sum));
        return states;
    }

    private static void add(List<Sample> samples, Measured domain) {
        Usage usage = domain.usage();
        DomainReport report = domain.report();
        add(samples, AgentMetrics.DOMAIN_CPU, usage.cpuSeconds(), report);
        if (report.vcpus() != null) {
            add(samples, AgentMetrics.DOMAIN_VCPUS, report.vcpus(), report);
        }
        if (report.memoryMiB() != null) {
            add(samples, AgentMetrics.DOMAIN_MEMORY, report.memoryMiB() * MIB, report);
        }
        add(samples, AgentMetrics.DOMAIN_RECEIVED, usage.received(), report);
        add(samples, AgentMetrics.DOMAIN_SENT, usage.sent(), report);
        add(samples, AgentMetrics.DOMAIN_READ, usage.read(), report);
        add(samples, AgentMetrics.DOMAIN_WRITTEN, usage.written(), report);
    }

    private static void add(List<Sample> samples, Metric metric, double value, DomainReport of) {
        samples.add(Sample.of(metric, value, of.owner().namespace(), of.owner().name()));
    }
}
