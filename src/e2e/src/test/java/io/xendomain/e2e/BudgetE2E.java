package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.AuditLog;
import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    @BeforeAll
    static void raiseTheCurtain(ControlPlane shared, @TempDir Path folder) {
        cluster = shared;
        kubectl = new Kubectl(cluster.kubeconfig());
        stage = new Stage(folder, kubectl, Command::start);
        stage.deploy();
        operator = stage.startOperator();
        stage.addHost("budget-host");
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
    void anOperatorThatIsKilledAndComesBackWritesNothingToAFleetThatIsAsItShouldBe() {
        kubectl.apply(IntStream.range(0, FLEET)
                        .mapToObj(i -> manifest("fleet-" + i))
                        .collect(Collectors.joining("---\n")))
                .orThrow();
        kubectl.run("wait", "xd", "-l", "fleet=budget", "--for=condition=Ready", "--timeout=90s")
                .orThrow();
        int before = fleetWrites().size();

        operator.kill();
        operator = stage.startOperator();
        // made last, so looked at last
        kubectl.apply(manifest("after-all")).orThrow();
        kubectl.waitFor("xd/after-all", "Ready", PATIENCE).orThrow();
        assertThat(fleetWrites()).hasSize(before);
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
