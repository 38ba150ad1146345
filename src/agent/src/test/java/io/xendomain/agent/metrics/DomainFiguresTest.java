package io.xendomain.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.agent.toolstack.Usage;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.Owner;
import io.xendomain.protocol.metrics.AgentMetrics;
import io.xendomain.protocol.metrics.Metric;
import io.xendomain.protocol.metrics.Sample;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DomainFiguresTest {

    @Test
    void tellsOfDomainsThatAreThere() {
        List<DomainReport> reports = List.of(report(1, DomainState.Running), report(null, DomainState.Halted));
        List<Usage> usage = List.of(usage(1), usage(99));

        List<Sample> samples = DomainFigures.of(reports, usage, 10).toList();

        assertThat(samples)
                .contains(
                        Sample.of(AgentMetrics.DOMAIN_CPU, 1.5, "prod", "web-1"),
                        Sample.of(AgentMetrics.DOMAIN_MEMORY, 128L << 20, "prod", "web-1"),
                        Sample.of(AgentMetrics.DOMAIN_SENT, 20, "prod", "web-1"),
                        Sample.of(AgentMetrics.DOMAINS, 1, "Halted"),
                        Sample.of(AgentMetrics.DOMAINS, 0, "Crashed"),
                        Sample.of(AgentMetrics.UNMEASURED, 0));
        assertThat(of(samples, AgentMetrics.DOMAIN_CPU)).isOne();
    }

    @Test
    void aDomidThatAnotherDomainHasByNowTellsNothing() {
        Usage other = new Usage("other", 1, 1, 1, 1, 1, 1);

        assertThat(DomainFigures.of(List.of(report(1, DomainState.Running)), List.of(other), 10))
                .noneMatch(sample -> AgentMetrics.isOfDomain(sample.metric()));
    }

    @Property
    void thereAreNeverMoreSeriesThanWereAskedFor(
            @ForAll @IntRange(max = 60) int there, @ForAll @IntRange(max = 60) int most) {
        List<DomainReport> reports = IntStream.range(0, there)
                .mapToObj(domid -> report(domid, DomainState.Running))
                .toList();
        List<Usage> usage =
                IntStream.range(0, there).mapToObj(DomainFiguresTest::usage).toList();

        List<Sample> samples = DomainFigures.of(reports, usage, most).toList();

        assertThat(of(samples, AgentMetrics.DOMAIN_CPU)).isEqualTo(Math.min(there, most));
        assertThat(samples).contains(Sample.of(AgentMetrics.UNMEASURED, Math.max(0, there - most)));
    }

    private static long of(List<Sample> samples, Metric metric) {
        return samples.stream().filter(sample -> sample.metric().equals(metric)).count();
    }

    private static Usage usage(int domid) {
        return new Usage("uuid-" + domid, domid, 1.5, 10, 20, 30, 40);
    }

    private static DomainReport report(Integer domid, DomainState state) {
        return new DomainReport(
                new Owner("prod", domid == null ? "db" : "web-" + domid, "uid"),
                1,
                "uuid-" + domid,
                "web",
                "/etc/xen/web.cfg",
                "",
                state,
                domid,
                domid == null ? null : 128L,
                domid == null ? null : 1,
                Instant.EPOCH,
                false,
                null,
                null,
                null,
                false,
                null);
    }
}
