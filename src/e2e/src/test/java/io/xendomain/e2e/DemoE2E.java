package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.Command;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code make demo} and {@code make demo-down}, without the building. */
class DemoE2E {
    private static final Path DEMO = Toolchain.projectRoot().resolve("src/e2e/demo");
    private static final Duration LIMIT = Duration.ofMinutes(30);

    /** Not the one of {@code make demo}, which somebody may be looking at. */
    @TempDir
    Path folder;

    @AfterEach
    void down() {
        demo(Map.of(), "down");
    }

    private Finished demo(Map<String, String> environment, String command) {
        Command demo = Command.of(DEMO, command).with("DEMO_FOLDER", folder.toString());
        for (var variable : environment.entrySet()) {
            demo = demo.with(variable.getKey(), variable.getValue());
        }
        return demo.run(LIMIT).orThrow();
    }

    @Test
    void theDemoShowsARealXenAndTheMainPathAndLeavesItRunning() {
        String stdout = demo(Map.of(), "up").stdout();
        assertThat(stdout)
                .containsSubsequence(
                        "$ kubectl get xenhosts",
                        "dom0-a",
                        "4.17.",
                        "dom0-b",
                        "4.17 (simulated)",
                        "A PV and a PVH guest on a real Xen",
                        "$ kubectl get xd",
                        "pvh-guest",
                        "Running",
                        "dom0-a# xl list",
                        "pv-guest",
                        "An edit of memory",
                        "\"after\":\"200\"",
                        "dom0-a# xl list",
                        "An edit that Xen cannot make",
                        "\"configured\":\"console=hvc0 debug\"",
                        "dom0-a# xl destroy pvh-guest",
                        "\"lastReason\":\"it was gone",
                        "A pause",
                        "Paused",
                        "--p---",
                        "Xen's own example configs");
        assertThat(stdout).containsPattern("pv-guest +\\d+ +160 ").containsPattern("pv-guest +\\d+ +200 ");
        assertThatItShowsTheMainPath(stdout);
        Kubectl kubectl = new Kubectl(folder.resolve("cluster/admin.kubeconfig"));
        assertThat(kubectl.run("get", "xd", "example-hvm").exit()).isZero();

        demo(Map.of(), "down");
        assertThat(kubectl.run("get", "xd").exit()).isNotZero();
        assertThat(folder.resolve("processes")).doesNotExist();
        assertThat(folder.resolve("dom0-a/initrd")).doesNotExist();
    }

    @Test
    void whereThereCanBeNoRealXenItSaysWhyAndSimulatesIt(@TempDir Path elsewhere) throws IOException {
        String stdout = demo(anotherArchitecture(elsewhere), "up").stdout();
        assertThat(stdout)
                .containsPattern("no real Xen here, so dom0-a is simulated, too: .*no Debian on amd64.*\n")
                .containsSubsequence("dom0-a", "4.17 (simulated)", "dom0-b", "4.17 (simulated)")
                .contains("\"after\":\"200\"", "\"configured\":\"console=hvc0 debug\"", "Paused")
                .doesNotContain("dom0-a#");
        assertThatItShowsTheMainPath(stdout);
    }

    private static void assertThatItShowsTheMainPath(String stdout) {
        assertThat(stdout)
                .containsSubsequence(
                        "# Managed by xendomain-operator: default/example-pvhlinux.",
                        "xl create -n",
                        "\"type\": \"pvh\"",
                        "The XenDomain \"refused\" is invalid",
                        "$ kubectl describe xd stalled",
                        "A manifest that only the host",
                        "the policy of the host lists no bootloaders",
                        "xendomain.xendomain.io \"stalled\" deleted",
                        "xendomain.xendomain.io \"example-pvlinux\" deleted",
                        "example-hvm",
                        "export KUBECONFIG=");
        assertThat(stdout.substring(
                        stdout.indexOf("$ kubectl describe xd stalled"),
                        stdout.indexOf("A manifest that only the host")))
                .as("all the findings")
                .contains("DuplicateItem", "InvalidFormat", "NoCpuLeft", "NeedsNewerXen");
        assertThat(stdout.substring(stdout.lastIndexOf("$ kubectl get xd")))
                .as("what was deleted is gone")
                .doesNotContain("example-pvlinux", "stalled");
    }

    /** A machine that has everything but what makes a Xen: its packages are of another architecture. */
    private static Map<String, String> anotherArchitecture(Path folder) throws IOException {
        Path cache = Files.createDirectories(folder.resolve("xendomain"));
        for (Path provided : List.of(Toolchain.controlPlane(), Toolchain.xl(SimulatedHost.XEN))) {
            Files.createSymbolicLink(cache.resolve(provided.getFileName()), provided);
        }
        Path dpkg = Files.writeString(folder.resolve("dpkg"), "#!/bin/sh\necho arm64\n");
        assertThat(dpkg.toFile().setExecutable(true)).isTrue();
        return Map.of("XDG_CACHE_HOME", folder.toString(), "PATH", folder + ":" + System.getenv("PATH"));
    }
}
