package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.Finished;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases of domains while the packaged operator works: what helm makes of our conditions, by kstatus. */
class DomainsChartE2E {
    private static final String NAMESPACE = "shop";
    private static final String DOMAINS = """
            defaults: {host: chart-host, config: {type: pvh, kernel: /boot/vmlinuz, memory: 128}}
            domains:
              web-1: {}
              web-2: {powerState: Paused}
              web-3: {powerState: Halted}
            """;

    private static ControlPlane cluster;
    private static Stage stage;
    private static Kubectl kubectl;
    private static Helm helm;

    @BeforeAll
    static void raiseTheCurtain(@TempDir Path folder) {
        cluster = ControlPlane.start();
        kubectl = new Kubectl(cluster.kubeconfig());
        helm = Helm.on(cluster);
        stage = new Stage(folder, kubectl, Command::start);
        stage.deploy();
        stage.startOperator();
        stage.addHost("chart-host");
        kubectl.run("wait", "xenhost/chart-host", "--for=condition=Ready", "--timeout=60s")
                .orThrow();
        kubectl.run("create", "namespace", NAMESPACE).orThrow();
    }

    @AfterAll
    static void endAll() {
        stage.started().reversed().forEach(ChildProcess::close);
        cluster.close();
    }

    /** Also what a failed release has left. */
    @AfterEach
    void empty() {
        kubectl.run("delete", "xd", "--all", "-n", NAMESPACE, "--timeout=60s").orThrow();
        kubectl.run("delete", "secrets", "-l", "owner=helm", "-n", NAMESPACE).orThrow();
    }

    @Test
    void aReleaseIsDoneWhenAllAreReadyAndGoesForwardBackAndAway() {
        release("install", "shop", DOMAINS, "--timeout=60s").orThrow();
        assertThat(states()).containsExactlyInAnyOrder("web-1 True Running", "web-2 True Paused", "web-3 True Halted");

        release("upgrade", "shop", DOMAINS.replace("web-3: {powerState: Halted}", "web-4: {}"), "--timeout=60s")
                .orThrow();
        // helm does not wait for what it has taken away
        awaitStates("web-1 True Running", "web-2 True Paused", "web-4 True Running");

        helm.run("rollback", "shop", "1", "--namespace", NAMESPACE, "--wait", "--timeout=60s")
                .orThrow();
        awaitStates("web-1 True Running", "web-2 True Paused", "web-3 True Halted");

        helm.run("uninstall", "shop", "--namespace", NAMESPACE, "--wait", "--timeout=60s")
                .orThrow();
        assertThat(states()).isEmpty();
    }

    @Test
    void aReleaseWithAStalledDomainFailsAndNamesIt() {
        String values = DOMAINS.replace("web-2: {powerState: Paused}", "lost: {host: no-such-host}");

        Finished failed = release("install", "stalled", values, "--timeout=20s");

        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.stderr()).contains("XenDomain/shop/lost", "Failed").doesNotContain("shop/web-1");
    }

    @Test
    void whatIsToBeKeptOutlivesItsRelease() {
        String kept = "keep: true\n" + DOMAINS.replace("web-", "kept-");
        release("install", "kept", kept, "--timeout=60s").orThrow();
        List<String> before = states();

        helm.run("uninstall", "kept", "--namespace", NAMESPACE).orThrow();

        assertThat(states()).isEqualTo(before).hasSize(3);
    }

    private static Finished release(String command, String name, String values, String... arguments) {
        List<String> words =
                new ArrayList<>(List.of(command, name, Helm.DOMAINS.toString(), "--namespace", NAMESPACE, "--wait"));
        words.addAll(List.of(arguments));
        return helm.with(values, words.toArray(String[]::new));
    }

    private static void awaitStates(String... states) {
        Awaitility.await(String.join(", ", states))
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(states()).containsExactlyInAnyOrder(states));
    }

    /** Name, Ready and state of each domain. */
    private static List<String> states() {
        String columns = "jsonpath={range .items[*]}{.metadata.name} {.status.conditions[?(@.type==\"Ready\")].status}"
                + " {.status.domain.state}{\"\\n\"}{end}";
        return kubectl.run("get", "xd", "-n", NAMESPACE, "-o", columns)
                .orThrow()
                .stdout()
                .lines()
                .toList();
    }
}
