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
import org.junit.jupiter.api.io.TempDir;

/** {@code make demo} and {@code make demo-down}, without the building. */
class DemoE2E {
    private static final Path DEMO = Toolchain.projectRoot().resolve("src/e2e/demo");
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Not the one of {@code make demo}, which somebody may be looking at. */
    @TempDir
    static Path folder;

    @AfterAll
    static void down() {
        demo("down");
    }

    private static Finished demo(String command) {
        return Command.of(DEMO, command)
                .with("DEMO_FOLDER", folder.toString())
                .run(LIMIT)
                .orThrow();
    }

    @Test
    void theDemoShowsTheMainPathAndLeavesItRunning() {
        Finished demo = demo("up");
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
                        "the policy of the host lists no bootloaders",
                        "$ kubectl describe xd stalled",
                        "An edit:",
                        "\"configured\":\"256\"",
                        "Paused",
                        "xendomain.xendomain.io \"stalled\" deleted",
                        "xendomain.xendomain.io \"example-pvlinux\" deleted",
                        "example-hvm",
                        "export KUBECONFIG=");
        String stdout = demo.stdout();
        assertThat(stdout.substring(stdout.indexOf("$ kubectl describe xd stalled"), stdout.indexOf("An edit:")))
                .as("all the findings")
                .contains("DuplicateItem", "InvalidFormat", "NoCpuLeft", "NeedsNewerXen");
        assertThat(stdout.substring(stdout.lastIndexOf("$ kubectl get xd")))
                .as("what was deleted is gone")
                .doesNotContain("example-pvlinux", "stalled");
        Kubectl kubectl = new Kubectl(folder.resolve("cluster/admin.kubeconfig"));
        assertThat(kubectl.run("get", "xd", "example-hvm").exit()).isZero();

        demo("down");
        assertThat(kubectl.run("get", "xd").exit()).isNotZero();
        assertThat(folder.resolve("processes"))
                .satisfies(note -> assertThat(Files.exists(note)).isFalse());
    }
}
