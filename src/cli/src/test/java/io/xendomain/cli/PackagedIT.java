package io.xendomain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.Command;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The program as people get it: with its own runtime and AOT cache, on PATH beside the real kubectl. */
@ExtendWith(ControlPlaneExtension.class)
class PackagedIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Path CLI = Toolchain.projectRoot().resolve("src/cli");

    @TempDir
    private static Path folder;

    private static Path program;

    private final Cluster cluster;

    PackagedIT(ControlPlane server) {
        cluster = Cluster.in(server, "packaged");
    }

    @BeforeAll
    static void assemble() throws IOException {
        Path assembled = CLI.resolve("target/kubectl-xen");
        Command.of(
                        CLI.resolve("src/main/dist/assemble"),
                        System.getProperty("java.home"),
                        CLI.resolve("target").toString(),
                        assembled.toString())
                .run(Duration.ofMinutes(5))
                .orThrow();
        // as krew unpacks it: elsewhere, with the times of its files
        Path unpacked = folder.resolve("unpacked");
        Command.of(Path.of("/bin/cp"), "-a", assembled.toString(), unpacked.toString())
                .run(LIMIT)
                .orThrow();
        Path bin = Files.createDirectory(folder.resolve("bin"));
        program = Files.createSymbolicLink(bin.resolve("kubectl-xen"), unpacked.resolve("bin/kubectl-xen"));
    }

    @Test
    void itStartsFromItsCache() {
        Finished run = Command.of(program, "explain", "memory")
                .with("JAVA_TOOL_OPTIONS", "-Xlog:class+load")
                .run(LIMIT);
        assertThat(run.exit()).as(run.stderr()).isZero();
        assertThat(run.stdout())
                .contains("Memory the domain starts with")
                .containsPattern("picocli\\.CommandLine source: shared objects file")
                .containsPattern("io\\.xendomain\\.xlcfg\\.keys\\.Keys source: shared objects file");
    }

    @Test
    void itIsAPluginOfKubectl() {
        cluster.apply("plug-1", "dom0-a");
        Finished run = kubectl("xen", "status", "plug-1", "-n", "packaged");
        assertThat(run.exit()).as(run.stderr()).isZero();
        assertThat(run.stdout()).contains("packaged/plug-1").doesNotContain("\u001b[");
        assertThat(kubectl("xen", "why", "plgu-1", "-n", "packaged"))
                .returns(ExitCode.NOT_FOUND, Finished::exit)
                .satisfies(wrong -> assertThat(wrong.stderr()).contains("did you mean \"plug-1\"?"));
    }

    @Test
    void kubectlAndBashCompleteIt() throws IOException {
        cluster.apply("tab-1", "dom0-a");
        Path helper = program.resolveSibling("kubectl_complete-xen");
        Files.writeString(
                helper, Command.of(program, "completion", "kubectl").run(LIMIT).stdout());
        assertThat(helper.toFile().setExecutable(true)).isTrue();
        assertThat(kubectl("__complete", "xen", "why", "-n", "packaged", "ta").stdout())
                .contains("tab-1\n", ":4\n");
        Finished bash = onPath(Path.of("/bin/bash"), "-c", """
                        source <(kubectl-xen completion bash)
                        COMP_WORDS=(kubectl-xen stop -n packaged ta) COMP_CWORD=4
                        _kubectl_xen
                        printf '%s\\n' "${COMPREPLY[@]}"
                        """).run(LIMIT);
        assertThat(bash.stdout()).as(bash.stderr()).isEqualTo("tab-1\n");
    }

    @Test
    void aTerminalGetsColoursAndItsWidth() {
        cluster.apply("tty-1", "dom0-a");
        Finished run = onPath(
                        Path.of("/usr/bin/script"),
                        "-qec",
                        "stty cols 60 && kubectl-xen why tty-1 -n packaged",
                        "/dev/null")
                .with("TERM", "xterm")
                .run(LIMIT);
        assertThat(run.stdout()).contains("\u001b[1mpackaged/tty-1");
        List<String> lines =
                run.stdout().replaceAll("\u001b\\[[0-9]*m", "").lines().toList();
        assertThat(lines).hasSizeGreaterThan(1).allMatch(line -> line.length() <= 60);
    }

    private Finished kubectl(String... arguments) {
        return onPath(Toolchain.controlPlane().resolve("kubectl"), arguments).run(LIMIT);
    }

    private Command onPath(Path command, String... arguments) {
        return Command.of(command, arguments)
                .with("KUBECONFIG", cluster.server().kubeconfig().toString())
                .with("PATH", program.getParent() + ":" + System.getenv("PATH"));
    }
}
