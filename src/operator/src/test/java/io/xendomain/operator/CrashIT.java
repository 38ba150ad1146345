package io.xendomain.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import io.xendomain.testkit.Ports;
import io.xendomain.testkit.Toolchain;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The packaged program, killed at the worst moment. */
@ExtendWith(ControlPlaneExtension.class)
class CrashIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void killedBetweenPushAndStatusWriteItsSuccessorFinishesTheJob(ControlPlane cluster) throws Exception {
        try (Fleet fleet = new Fleet(cluster, "crash")) {
            FakeAgent agent = fleet.hostWithAgent("crash-a");
            CountDownLatch killed = new CountDownLatch(1);
            try (ChildProcess first = start(fleet, "first")) {
                agent.onPush(push -> {
                    if (killed.getCount() > 0) {
                        first.kill();
                        killed.countDown();
                    }
                });
                fleet.create(fleet.domain("crash-1", "crash-a"));
                killed.await();
                assertThat(fleet.get("crash-1").getStatus().observedGeneration())
                        .isEqualTo(-1);
            }
            // the same Pod's next container: it holds the Lease already
            try (ChildProcess second = start(fleet, "first")) {
                fleet.awaitReady("crash-1");
                // the agent said in its snapshot that it has exactly this: it is not pushed again
                assertThat(agent.pushes()).hasSize(1);
                assertThat(second.isAlive()).isTrue();
            }
        }
    }

    @Test
    void itSaysOverHttpThatItIsReadyAndWhatItMeasures(ControlPlane cluster) throws Exception {
        try (Fleet fleet = new Fleet(cluster, "probes")) {
            int port = Ports.free();
            try (ChildProcess operator = start(fleet, "probes", port);
                    HttpClient http = HttpClient.newHttpClient()) {
                operator.await("be ready", LIMIT, () -> get(http, port, "/q/health/ready")
                        .contains("\"UP\""));
                assertThat(get(http, port, "/q/health/live")).contains("\"UP\"");
                assertThat(get(http, port, "/q/health/started")).contains("\"UP\"");
                assertThat(get(http, port, "/metrics")).contains("xendomain_leader 1");
                operator.stop();
                assertThat(operator.output()).doesNotContain("ERROR");
            }
        }
    }

    private static ChildProcess start(Fleet fleet, String identity) {
        return start(fleet, identity, Ports.free());
    }

    private static ChildProcess start(Fleet fleet, String identity, int port) {
        Path target = Toolchain.projectRoot().resolve("src/operator/target");
        return Command.of(
                        Path.of(System.getProperty("java.home"), "bin/java"),
                        "-jar",
                        target.resolve("quarkus-app/quarkus-run.jar").toString())
                .with("KUBECONFIG", fleet.kubeconfig().toString())
                .with("XENDOMAIN_NAMESPACE", Fleet.SYSTEM)
                .with("XENDOMAIN_WATCH_NAMESPACES", fleet.namespace)
                .with("XENDOMAIN_IDENTITY", identity)
                .with("QUARKUS_HTTP_HOST", "127.0.0.1")
                .with("QUARKUS_HTTP_PORT", Integer.toString(port))
                .start(target.resolve("operator-" + identity + ".log"));
    }

    private static String get(HttpClient http, int port, String path) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
