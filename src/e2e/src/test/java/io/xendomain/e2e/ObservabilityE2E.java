package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Ports;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A small live fleet, and a real Prometheus that scrapes it: what is served is what is promised, and answers every question. */
@ExtendWith(ControlPlaneExtension.class)
class ObservabilityE2E {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern METRIC = Pattern.compile("\\b(?:xendomain|jvm|process)_\\w+|\\bup\\b");
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\w+) (\\w+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");
    private static final List<String> OF_THE_JVM = List.of("jvm_", "process_", "system_");

    private static final Map<String, String> JSON_LOG = Map.of("XENDOMAIN_LOG_JSON", "true");

    private static Stage stage;
    private static Prometheus prometheus;

    @BeforeAll
    static void aFleet(ControlPlane cluster, @TempDir Path folder) throws IOException {
        Kubectl kubectl = new Kubectl(cluster.kubeconfig());
        stage = new Stage(folder, kubectl, Command::start);
        stage.deploy();
        stage.startOperator(JSON_LOG);
        for (String host : List.of("seen-a", "seen-b")) {
            agent(folder, host);
            kubectl.waitFor("xenhost/" + host, "Ready", PATIENCE).orThrow();
        }
        kubectl.apply(domain("seen-1", "seen-a", "")
                        + domain("seen-2", "seen-b", "")
                        + domain("seen-bad", "seen-b", "cpus: nonsense"))
                .orThrow();
        kubectl.waitFor("xd/seen-1", "Ready", PATIENCE).orThrow();
        kubectl.waitFor("xd/seen-2", "Ready", PATIENCE).orThrow();
        kubectl.waitFor("xd/seen-bad", "Stalled", PATIENCE).orThrow();
        prometheus = new Prometheus(folder.resolve("prometheus"), stage.operator());
        // two scrapes, for rates
        Awaitility.await("domains are measured")
                .atMost(PATIENCE)
                .until(() -> prometheus
                                .query("count_over_time(xendomain_domain_vcpus{name=~\"seen-.*\"}[1m]) > 3")
                                .size()
                        == 2);
    }

    private static void agent(Path folder, String name) {
        SimulatedHost host = SimulatedHost.in(folder.resolve(name), name, Ports.free());
        host.enroll(stage.admin());
        Command agent = host.agent();
        for (var setting : JSON_LOG.entrySet()) {
            agent = agent.with(setting.getKey(), setting.getValue());
        }
        stage.start(agent, name);
    }

    @AfterAll
    static void end() {
        if (prometheus != null) {
            prometheus.close();
        }
        stage.admin().run("delete", "xd", "seen-1", "seen-2", "seen-bad", "--timeout=60s");
        stage.admin().run("delete", "xenhost", "seen-a", "seen-b", "--timeout=60s");
        stage.started().reversed().forEach(ChildProcess::close);
    }

    private static String domain(String name, String host, String more) {
        return """
                ---
                apiVersion: xendomain.io/v1alpha1
                kind: XenDomain
                metadata: {name: %s, namespace: default}
                spec:
                  host: %s
                  config:
                    type: pvh
                    kernel: /boot/vmlinux
                    memory: 128
                    vcpus: 1
                    %s
                """.formatted(name, host, more);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/hosts/metrics"})
    void everythingThatIsServedIsInTheReferenceAndTheOtherWayRound(String path) {
        Map<String, MetricsPage.Promise> served = new TreeMap<>();
        String text = get(path);
        TYPE.matcher(text)
                .results()
                .filter(type -> OF_THE_JVM.stream().noneMatch(type.group(1)::startsWith))
                .forEach(type ->
                        served.put(type.group(1), new MetricsPage.Promise(type.group(2), labels(text, type.group(1)))));

        assertThat(served).isEqualTo(MetricsPage.servedAt(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/hosts/metrics"})
    void promtoolFindsNothingToSayAboutOurNames(String path) {
        String ours = get(path)
                .lines()
                .filter(line -> line.contains("xendomain_"))
                .collect(Collectors.joining("\n", "", "\n"));

        Finished lint = Prometheus.promtool(ours, "check", "metrics");
        assertThat(lint.exit()).as(lint.stdout() + lint.stderr()).isZero();
        assertThat(lint.stderr()).isEmpty();
    }

    @Test
    void prometheusTakesAllOfIt() {
        assertThat(prometheus.targets()).hasSize(2).allSatisfy(target -> {
            assertThat(target.path("health").asText()).as(target.toString()).isEqualTo("up");
            assertThat(target.path("lastError").asText()).isEmpty();
        });
    }

    static Stream<Dashboards.Query> queries() {
        return Dashboards.queries();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void everyQueryOfTheDashboardsIsAnswered(Dashboards.Query query) {
        JsonNode answer = prometheus.query(query.asked());

        assertThat(query.mayBeEmpty() || !answer.isEmpty())
                .as(query + " gives " + answer)
                .isTrue();
    }

    static Stream<Alerts.Alert> alerts() {
        return Alerts.all().stream();
    }

    /** It may well give nothing, but not for want of what it asks for. */
    @ParameterizedTest
    @MethodSource("alerts")
    void everyAlertAsksForWhatThereIs(Alerts.Alert alert) {
        assertThat(StreamSupport.stream(prometheus.query(alert.expression()).spliterator(), false))
                .as(alert.name() + " while all is well, but for one object")
                .hasSize(alert.name().equals("XenDomainsStalled") ? 1 : 0);
        assertThat(METRIC.matcher(alert.expression()).results()).isNotEmpty().allSatisfy(metric -> assertThat(
                        prometheus.query("count(" + metric.group() + ")"))
                .as(metric.group())
                .isNotEmpty());
    }

    @Test
    void oneTraceLeadsFromAnEditToTheXlThatCarriesItOut() {
        LogLines operator = LogLines.of(stage.folder().resolve("operator.log"));
        LogLines agent = LogLines.of(stage.folder().resolve("seen-a.log"));
        String created = operator.about("seen-1", "Generation 1 of seen-1 goes to host seen-a")
                .trace();

        assertThat(operator.ofTrace(created)).extracting(LogLines.Line::host).containsOnly("seen-a");
        assertThat(operator.ofTrace(created))
                .extracting(LogLines.Line::message)
                .contains("Host seen-a was asked to keep seen-1: Taken");
        assertThat(agent.ofTrace(created))
                .allSatisfy(line -> assertThat(line.object()).isEqualTo("default/seen-1"))
                .extracting(LogLines.Line::message)
                .anyMatch(message -> message.startsWith("xl create -n "))
                .anyMatch(message -> message.startsWith("starting seen-1 "));

        stage.admin()
                .run("patch", "xd", "seen-1", "--type=merge", "-p", "{\"spec\":{\"config\":{\"memory\":256}}}")
                .orThrow();
        Awaitility.await("the edit is carried out").atMost(PATIENCE).until(() -> agent.read().stream()
                .anyMatch(line -> line.message().endsWith("memory 128 -> 256")));
        String edited = operator.about("seen-1", "Generation 2 of seen-1 goes to host seen-a")
                .trace();
        assertThat(edited).isNotEqualTo(created);
        assertThat(agent.about("seen-1", "memory 128 -> 256").trace()).isEqualTo(edited);
    }

    /** As a collector reads them: one object in each line, without exception. */
    @Test
    void everyLineOfTheLogsIsJson() {
        for (String program : List.of("operator", "seen-a", "seen-b")) {
            assertThat(LogLines.of(stage.folder().resolve(program + ".log")).read())
                    .as(program)
                    .hasSizeGreaterThan(2);
        }
    }

    private static List<String> labels(String text, String metric) {
        TreeSet<String> labels = text.lines()
                .filter(line -> line.matches(metric + "(_bucket|_sum|_count)?[{ ].*"))
                .flatMap(line -> LABEL.matcher(line).results().map(label -> label.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        labels.remove("le");
        return List.copyOf(labels);
    }

    private static String get(String path) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(stage.operator().resolve(path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new AssertionError(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
