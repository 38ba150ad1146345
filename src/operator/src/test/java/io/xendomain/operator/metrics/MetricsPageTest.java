package io.xendomain.operator.metrics;

import io.xendomain.protocol.metrics.AgentMetrics;
import io.xendomain.protocol.metrics.Metric;
import io.xendomain.xlcfg.docs.GeneratedPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/metrics.md}: every metric that operator and agents serve. */
class MetricsPageTest {

    @Test
    void the_metrics_reference_says_what_is_declared() {
        GeneratedPage.isUpToDate("metrics.md", page());
    }

    private static String page() {
        List<Metric> agents = new ArrayList<>(List.of(OperatorMetrics.HOST_READ));
        agents.addAll(AgentMetrics.all());
        return """
                # Metrics

                <!-- Made from OperatorMetrics.java and AgentMetrics.java; after a change there: mvn -pl src/operator -am test -Dupdate.generated=true -->

                How to have them scraped, and what to look at: [Observability](../observability.md). Tests compare this page with
                what running programs serve, and have promtool read it.

                ## The operator: `/metrics`

                Only the replica that leads has all of them; each has those that its process counted. No label has more values than
                there are hosts, or words in the operator's own code. The JVM's metrics (`jvm_`, `process_`, `system_`) are served
                beside them.

                %s

                ## The hosts: `/hosts/metrics` of the operator

                Asked from the agents when the operator is asked, and the same without the label `host` in each dom0:
                `curl 127.0.0.1:9443/metrics`. Metrics with the labels `namespace` and `name` have one series for a domain, for a
                [bounded number of domains](../adr/0011-agents-are-measured-through-the-operator.md).

                %s
                """.formatted(table(OperatorMetrics.all(), false), table(agents, true))
                        .stripTrailing()
                + "\n";
    }

    private static String table(List<Metric> metrics, boolean ofHost) {
        return metrics.stream()
                .map(metric -> "| `%s` | %s | %s | %s | %s |"
                        .formatted(
                                metric.name(),
                                metric.kind().name().toLowerCase(Locale.ROOT),
                                metric.unit(),
                                labels(metric, ofHost),
                                metric.help()))
                .collect(Collectors.joining("\n", "| metric | type | unit | labels | |\n|---|---|---|---|---|\n", ""));
    }

    private static String labels(Metric metric, boolean ofHost) {
        List<String> labels = new ArrayList<>();
        if (ofHost && !metric.labels().contains(Metric.HOST)) {
            labels.add(Metric.HOST);
        }
        labels.addAll(metric.labels());
        return labels.stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
    }
}
