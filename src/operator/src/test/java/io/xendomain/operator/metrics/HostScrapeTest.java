package io.xendomain.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.protocol.metrics.AgentMetrics;
import io.xendomain.protocol.metrics.Exposition;
import io.xendomain.protocol.metrics.Sample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class HostScrapeTest {

    /** Two hosts: one that answers, and says something of a domain that is not on it; and one that does not. */
    private static final class Two implements HostScrape.Hosts {
        final Map<String, Integer> asked = new ConcurrentHashMap<>();

        @Override
        public Map<String, Integer> domains() {
            return Map.of("dom0-a", 2, "dom0-b", 50);
        }

        @Override
        public Set<String> domainsOn(String host) {
            return host.equals("dom0-a") ? Set.of("prod/web-1") : Set.of("prod/db");
        }

        @Override
        public Optional<String> figures(String host, int domains) {
            asked.put(host, domains);
            return host.equals("dom0-a")
                    ? Optional.of(Exposition.text(List.of(
                            Sample.of(AgentMetrics.HOST_CPUS, 8),
                            Sample.of(AgentMetrics.DOMAIN_VCPUS, 1, "prod", "web-1"),
                            Sample.of(AgentMetrics.DOMAIN_VCPUS, 2, "prod", "db"))))
                    : Optional.empty();
        }
    }

    @Test
    void aHostThatDoesNotAnswerCostsItsOwnFiguresOnly() throws InterruptedException {
        assertThat(Exposition.text(new HostScrape(new Two(), 1000).samples())
                        .lines()
                        .filter(line -> !line.startsWith("#")))
                .containsExactlyInAnyOrder(
                        "xendomain_host_cpus{host=\"dom0-a\"} 8",
                        "xendomain_domain_vcpus{host=\"dom0-a\",namespace=\"prod\",name=\"web-1\"} 1",
                        "xendomain_host_metrics_read{host=\"dom0-a\"} 1",
                        "xendomain_host_metrics_read{host=\"dom0-b\"} 0");
    }

    @Test
    void noMoreDomainsAreAskedForThanAreAllowed() throws InterruptedException {
        Two hosts = new Two();
        new HostScrape(hosts, 10).samples();
        assertThat(hosts.asked).isEqualTo(Map.of("dom0-a", 2, "dom0-b", 8));
        new HostScrape(hosts, 0).samples();
        assertThat(hosts.asked).isEqualTo(Map.of("dom0-a", 0, "dom0-b", 0));
    }
}
