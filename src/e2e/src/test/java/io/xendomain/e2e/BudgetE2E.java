package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.AuditLog;
import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged operator and agent cost the API server, counted from its audit log. */
@ExtendWith(ControlPlaneExtension.class)
class BudgetE2E {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int FLEET = 100;

    private static ControlPlane cluster;
    private static Stage stage;
    private static Kubectl kubectl;
    private static ChildProcess operator;
    private static SimulatedHost host;

    @BeforeAll
    static void raiseTheCurtain(ControlPlane shared, @TempDir Path folder) {
        cluster = shared;
        kubectl = new Kubectl(cluster.kubeconfig());
        stage = new Stage(folder, kubectl, Command::start);
        stage.deploy();
        operator = stage.startOperator();
        host = stage.addHost("budget-host");
        kubectl.waitFor("xenhost/budget-host", "Ready", PATIENCE).orThrow();
    }

    @AfterAll
    static void endAll() {
        stage.started().reversed().forEach(ChildProcess::close);
    }

    @Test
    void threeWritesToReadyAndFiveForAWholeLife() {
        kubectl.apply(manifest("frugal")).orThrow();
        kubectl.waitFor("xd/frugal", "Ready", PATIENCE).orThrow();
        assertThat(cluster.auditLog().writes("xendomains", "frugal")).hasSizeLessThanOrEqualTo(3);
        kubectl.run("delete", "xd", "frugal", "--timeout=60s").orThrow();
        assertThat(cluster.auditLog().writes("xendomains", "frugal")).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void anOperatorThatIsKilledAndComesBackWritesAndPushesNothingToAFleetThatIsAsItShouldBe() throws IOException {
        kubectl.apply(IntStream.range(0, FLEET)
                        .mapToObj(i -> manifest("fleet-" + i))
                        .collect(Collectors.joining("---\n")))
                .orThrow();
        kubectl.run("wait", "xd", "-l", "fleet=budget", "--for=condition=Ready", "--timeout=90s")
                .orThrow();
        int writes = fleetWrites().size();
        Map<Path, String> files = agentsFiles();

        operator.kill();
        operator = stage.startOperator();
        Metric reconciled = new Metric(
                stage.operator(), "xendomain_reconcile_duration_seconds_count", "kind=\"XenDomain\",outcome=\"ok\"");
        Awaitility.await("all of the fleet is looked at")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> reconciled.value() >= FLEET);
        // a new leader's first push would show in the agent's fences, whatever it asks for
        assertThat(agentsFiles()).isEqualTo(files);
        assertThat(fleetWrites()).hasSize(writes);
    }

    /** Each file that the agent writes when it is told something, with its time and its text. */
    private static Map<Path, String> agentsFiles() throws IOException {
        Map<Path, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(host.state())) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .filter(path -> !path.toString().contains("simulator"))
                    .toList()) {
                found.put(file, Files.getLastModifiedTime(file) + " " + Files.readString(file));
            }
        }
        assertThat(found).hasSizeGreaterThan(FLEET);
        return found;
    }

    private static List<AuditLog.Write> fleetWrites() {
        return cluster.auditLog().writes().stream()
                .filter(write ->
                        write.resource().equals("xendomains") && write.name().startsWith("fleet-"))
                .toList();
    }

    private static String manifest(String name) {
        return """
                apiVersion: xendomain.io/v1alpha1
                kind: XenDomain
                metadata: {name: %s, namespace: default, labels: {fleet: budget}}
                spec:
                  host: budget-host
                  config: {type: pvh, kernel: /boot/vmlinuz, memory: 128}
                """.formatted(name);
    }
}
