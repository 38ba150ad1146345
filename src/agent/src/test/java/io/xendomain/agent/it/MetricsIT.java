package io.xendomain.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xendomain.agent.Pushes;
import io.xendomain.protocol.Api;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.metrics.AgentMetrics;
import io.xendomain.protocol.metrics.Exposition;
import io.xendomain.protocol.metrics.Metric;
import io.xendomain.protocol.metrics.Sample;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a packaged agent with two domains says to those who measure it. */
class MetricsIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static AgentProcess agent;
    private static AgentClient operator;

    @BeforeAll
    static void twoDomains(@TempDir Path folder) {
        agent = new AgentProcess(folder).enrolled().withXl("4.17").start();
        operator = agent.operator();
        for (String name : List.of("one", "two")) {
            Pushes domain = Pushes.of(name);
            operator.push(domain.desired());
            await().until(() -> operator.domain(domain.uuid()).state() == DomainState.Running);
        }
    }

    @AfterAll
    static void end() {
        operator.close();
        agent.close();
    }

    @Test
    void theOperatorReadsEveryMetricThatIsDeclaredAndNoOther() throws IOException {
        HttpResponse<String> answer = operator.send("GET", Api.METRICS + "?" + Api.DOMAINS_WANTED + "=10", null);

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        List<Sample> samples = samples(answer.body());
        assertThat(samples.stream().map(Sample::metric).distinct())
                .containsExactlyInAnyOrderElementsOf(AgentMetrics.all());
        assertThat(samples)
                .contains(
                        Sample.of(AgentMetrics.TOOLSTACK_UP, 1),
                        Sample.of(AgentMetrics.DOMAINS, 2, "Running"),
                        Sample.of(AgentMetrics.UNMEASURED, 0));
        assertThat(of(samples, AgentMetrics.DOMAIN_CPU)).hasSize(2);
        assertThat(of(samples, AgentMetrics.XL))
                .anyMatch(sample -> sample.label("command").equals("dry-run")
                        && sample.label("outcome").equals("ok"));
    }

    @Test
    void ofSoManyDomainsAsAreAskedForAndTellsHowManyAreLeftOut() throws IOException {
        List<Sample> one = samples(operator.send("GET", Api.METRICS + "?" + Api.DOMAINS_WANTED + "=1", null)
                .body());
        assertThat(of(one, AgentMetrics.DOMAIN_CPU)).hasSize(1);
        assertThat(one).contains(Sample.of(AgentMetrics.UNMEASURED, 1));

        List<Sample> none = samples(operator.send("GET", Api.METRICS, null).body());
        assertThat(of(none, AgentMetrics.DOMAIN_CPU)).isEmpty();
        assertThat(none).contains(Sample.of(AgentMetrics.UNMEASURED, 2));
    }

    @Test
    void whoeverIsInDom0ReadsTheSameAndPromtoolFindsNothingToSayAboutIt() throws IOException, InterruptedException {
        String text = agent.inDom0("/metrics").body();
        assertThat(of(samples(text), AgentMetrics.DOMAIN_CPU)).hasSize(2);

        Finished lint = Command.of(Toolchain.prometheus().resolve("promtool"), "check", "metrics")
                .reading(text)
                .run(LIMIT);
        assertThat(lint.exit()).as(lint.stdout() + lint.stderr()).isZero();
        assertThat(lint.stderr()).isEmpty();
    }

    private static List<Sample> of(List<Sample> samples, Metric metric) {
        return samples.stream().filter(sample -> sample.metric().equals(metric)).toList();
    }

    private static List<Sample> samples(String text) {
        Map<String, Metric> declared =
                AgentMetrics.all().stream().collect(Collectors.toMap(Metric::name, Function.identity()));
        return text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line ->
                        Exposition.read(line, declared).or(() -> unknown(line)).orElseThrow())
                .toList();
    }

    private static Optional<Sample> unknown(String line) {
        throw new AssertionError("not declared: " + line);
    }
}
