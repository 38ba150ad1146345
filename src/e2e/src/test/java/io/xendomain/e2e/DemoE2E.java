package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.Command;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** {@code make demo} and {@code make demo-down}, without the building. */
class DemoE2E {
    private static final Path DEMO = Toolchain.projectRoot().resolve("src/e2e/demo");
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @AfterAll
    static void down() {
        Command.of(DEMO, "down").run(LIMIT).orThrow();
    }

    @Test
    void theDemoShowsTheMainPathAndLeavesItRunning() {
        Finished demo = Command.of(DEMO, "up").run(LIMIT).orThrow();
        assertThat(demo.stdout())
                .containsSubsequence(
                        "$ kubectl get xenhosts",
                        "dom0-a",
                        "4.17 (simulated)",
                        "$ kubectl get xd",
                        "example-hvm",
                        "Running",
                        "# Managed by xendomain-operator: default/example-pvhlinux.",
                        "xl create -n",
                        "\"type\": \"pvh\"",
                        "The XenDomain \"refused\" is invalid",
                        "DuplicateItem",
                        "Paused",
                        "export KUBECONFIG=");
        Path folder = Toolchain.projectRoot().resolve("target/demo");
        Kubectl kubectl = new Kubectl(folder.resolve("cluster/admin.kubeconfig"));
        assertThat(kubectl.run("get", "xd", "example-hvm").exit()).isZero();

        Command.of(DEMO, "down").run(LIMIT).orThrow();
        assertThat(kubectl.run("get", "xd").exit()).isNotZero();
        assertThat(folder.resolve("processes"))
                .satisfies(note -> assertThat(Files.exists(note)).isFalse());
    }
}
