package io.xendomain.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.protocol.metrics.AgentMetrics;
import io.xendomain.protocol.metrics.Exposition;
import io.xendomain.protocol.metrics.Sample;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HostFiguresTest {

    private static List<Sample> read(String text) {
        return HostFigures.read("dom0-a", text, (namespace, name) -> namespace.equals("prod") && name.equals("web-1"));
    }

    @Test
    void whatAHostSaysCarriesItsName() {
        Sample free = Sample.of(AgentMetrics.HOST_FREE, 42);
        Sample web = Sample.of(AgentMetrics.DOMAIN_CPU, 1.5, "prod", "web-1");

        assertThat(Exposition.text(read(Exposition.text(List.of(free, web)))))
                .contains(
                        "xendomain_host_memory_free_bytes{host=\"dom0-a\"} 42\n",
                        "xendomain_domain_cpu_seconds_total{host=\"dom0-a\",namespace=\"prod\",name=\"web-1\"} 1.5\n");
    }

    @Test
    void itTellsNothingOfOtherHostsDomainsNorWhatIsNotDeclared() {
        assertThat(read("""
                xendomain_domain_cpu_seconds_total{namespace="prod",name="db"} 1
                xendomain_domain_cpu_seconds_total{host="dom0-b",namespace="prod",name="web-1"} 1
                xendomain_leader 1
                up 0
                """)).isEmpty();
    }

    /** Prometheus would take nothing at all. */
    @Test
    void theSameSeriesTwiceCountsOnce() {
        assertThat(read("xendomain_host_cpus 4\nxendomain_host_cpus 8\n"))
                .extracting(Sample::value)
                .containsExactly(4.0);
    }

    @Test
    void aHostThatMakesUpSeriesIsBounded() {
        String flood = IntStream.range(0, 5000)
                .mapToObj(i -> "xendomain_agent_domains{state=\"S" + i + "\"} 1")
                .collect(Collectors.joining("\n"));
        assertThat(read(flood)).hasSize(600);
        assertThat(read("xendomain_agent_domains{state=\"" + "S".repeat(254) + "\"} 1"))
                .isEmpty();
    }
}
