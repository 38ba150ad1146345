package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import io.xendomain.testkit.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A dom0 whose file system takes no more, as the user sees it. The folder of the configs is a small one in a mount and
 * user namespace of the agent's own, which needs no root.
 */
@ExtendWith(ControlPlaneExtension.class)
class StorageE2E {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String FULL_FOLDER =
            "mount -t tmpfs -o size=64k tmpfs \"$0\" && { head -c 1M /dev/zero > \"$0/filler\" || true; } 2>/dev/null"
                    + " && exec \"$@\"";

    private static Stage stage;
    private static Kubectl kubectl;
    private static SimulatedHost host;
    private static ChildProcess agent;

    @BeforeAll
    static void raiseTheCurtain(ControlPlane cluster, @TempDir Path folder) {
        kubectl = new Kubectl(cluster.kubeconfig());
        stage = new Stage(folder, kubectl, Command::start);
        stage.deploy();
        stage.startOperator();
        host = SimulatedHost.in(folder.resolve("storage"), "storage", Ports.free());
        host.enroll(kubectl);
        agent = stage.start(
                host.agent("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", FULL_FOLDER, configs()),
                "storage");
        kubectl.waitFor("xenhost/storage", "Ready", PATIENCE).orThrow();
    }

    @AfterAll
    static void endAll() {
        stage.started().reversed().forEach(ChildProcess::close);
    }

    @Test
    void aFullDiskAndAReadOnlyOneShowAndHeal() throws IOException {
        kubectl.apply("""
                        apiVersion: xendomain.io/v1alpha1
                        kind: XenDomain
                        metadata: {name: squeezed, namespace: default}
                        spec:
                          host: storage
                          deletionPolicy: Destroy
                          config: {type: pvh, kernel: /boot/vmlinuz, memory: 128}
                        """).orThrow();
        awaitReason("DiskFull");
        assertThat(message()).contains("no room left in " + configs());
        assertThat(condition("Stalled")).isEqualTo("False");

        // as whoever is in dom0 would
        Files.delete(Path.of("/proc/" + agent.pid() + "/root" + configs() + "/filler"));
        kubectl.waitFor("xd/squeezed", "Ready", PATIENCE).orThrow();

        remount("ro");
        kubectl.run("delete", "xd", "squeezed", "--wait=false").orThrow();
        awaitReason("NotWritable");
        assertThat(message()).contains(configs() + " of dom0 cannot be written to", "xendomain.io/forget");

        remount("rw");
        kubectl.run("wait", "xd/squeezed", "--for=delete", "--timeout=" + PATIENCE.toSeconds() + "s")
                .orThrow();
    }

    private static String configs() {
        return host.configs().toString();
    }

    private static void remount(String how) {
        Command.of(
                        Path.of("nsenter"),
                        "--target",
                        Long.toString(agent.pid()),
                        "--user",
                        "--mount",
                        "--preserve-credentials",
                        "mount",
                        "-o",
                        "remount," + how,
                        configs())
                .run(Duration.ofSeconds(10))
                .orThrow();
    }

    private static void awaitReason(String reason) {
        kubectl.run(
                        "wait",
                        "xd/squeezed",
                        "--for=jsonpath={.status.conditions[?(@.type==\"Ready\")].reason}=" + reason,
                        "--timeout=" + PATIENCE.toSeconds() + "s")
                .orThrow();
    }

    private static String message() {
        return field("{.status.conditions[?(@.type==\"Ready\")].message}");
    }

    private static String condition(String type) {
        return field("{.status.conditions[?(@.type==\"" + type + "\")].status}");
    }

    private static String field(String path) {
        return kubectl.run("get", "xd/squeezed", "-o", "jsonpath=" + path)
                .orThrow()
                .stdout();
    }
}
