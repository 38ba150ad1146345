package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * docs/tutorial.md, typed line by line, and after it the page of the chart of domains on the same host. dom0-a is a simulated host
 * on this machine, and this test does what a kubelet would.
 */
class FirstDomainE2E {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ADDRESS = "10.0.0.5:8443";
    private static final String READY = """
            {"status": {"observedGeneration": 1, "replicas": 2, "updatedReplicas": 2, "readyReplicas": 2, "availableReplicas": 2}}
            """;

    @Test
    void eachCommandWorksAsWritten(@TempDir Path folder) throws IOException {
        int port = Ports.free();
        Map<String, String> host = simulated(folder.resolve("dom0-a"), port);
        try (ControlPlane kubernetes = ControlPlane.start()) {
            Kubectl kubectl = new Kubectl(kubernetes.kubeconfig());
            Stage stage = new Stage(folder, kubectl, Command::start);
            Typist typist = Typist.in(folder, kubernetes.kubeconfig(), host);
            try {
                List<String> blocks = TypedPage.FIRST_DOMAIN.blocks().stream()
                        .map(block -> block.replace(ADDRESS, "127.0.0.1:" + port))
                        .toList();
                CompletableFuture<Void> kubelet = CompletableFuture.runAsync(() -> runPods(stage));
                assertThat(typist.types(blocks.getFirst()).stdout()).contains("successfully rolled out");
                kubelet.join();
                stage.start(agent(host), "dom0-a");

                String shown = typist.types(String.join("", blocks.subList(1, blocks.size())))
                        .stdout();

                assertThat(shown)
                        .contains(
                                "xenhost.xendomain.io/dom0-a condition met",
                                "xendomain.xendomain.io/first condition met",
                                "FIELD: memory",
                                "refused, as it should be",
                                "xendomain.xendomain.io \"first\" deleted");

                kubectl.run("create", "namespace", "prod").orThrow();
                PageBlock values = PageBlock.of(TypedPage.DOMAINS_CHART.path()).getFirst();
                assertThat(values.text()).startsWith("# shop.yaml\n");
                Files.writeString(folder.resolve("shop.yaml"), values.text());
                assertThat(typist.types(TypedPage.DOMAINS_CHART.commands()).stdout())
                        .contains("STATUS: deployed");
                kubectl.run("delete", "xd", "--all", "-n", "prod", "--timeout=60s")
                        .orThrow();
            } finally {
                stage.started().reversed().forEach(ChildProcess::close);
            }
        }
    }

    private static void runPods(Stage stage) {
        String[] operator = {"deployment", "xendomain-operator", "-n", Helm.NAMESPACE};
        Awaitility.await("the chart has made the Deployment")
                .atMost(PATIENCE)
                .until(() -> kubectl(stage, "get", operator).exit() == 0);
        stage.startOperator();
        assertThat(kubectl(stage, "patch", operator, "--subresource=status", "--type=merge", "-p", READY)
                        .exit())
                .isZero();
    }

    private static Finished kubectl(Stage stage, String verb, String[] object, String... more) {
        String[] words = Stream.of(new String[] {verb}, object, more)
                .flatMap(Arrays::stream)
                .toArray(String[]::new);
        return stage.admin().run(words);
    }

    private static Command agent(Map<String, String> host) {
        Command agent = Command.of(Programs.agent());
        for (var setting : host.entrySet()) {
            agent = agent.with(setting.getKey(), setting.getValue());
        }
        return agent;
    }

    private static Map<String, String> simulated(Path folder, int port) throws IOException {
        Path configs = Files.createDirectories(folder.resolve("etc-xen"));
        return Map.of(
                "XENDOMAIN_TOOLSTACK", "simulated",
                "XENDOMAIN_CONFIG_DIRECTORY", configs.toString(),
                "XENDOMAIN_STATE_DIRECTORY", folder.resolve("state").toString(),
                "XENDOMAIN_POLICY_FILE", folder.resolve("policy.yaml").toString(),
                "XENDOMAIN_XL", SimulatedHost.xl().toString(),
                "XENDOMAIN_LISTEN_ADDRESS", "127.0.0.1",
                "XENDOMAIN_LISTEN_PORT", Integer.toString(port),
                "XENDOMAIN_HEALTH_PORT", Integer.toString(Ports.free()));
    }
}
