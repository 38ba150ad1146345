package io.xendomain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.xendomain.api.PowerState;
import io.xendomain.api.Reason;
import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The program as people get it: with its own runtime and AOT cache, on PATH beside the real kubectl. */
@ExtendWith(ControlPlaneExtension.class)
class PackagedIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    private static Path folder;

    private static Path program;
    private static JsonNode manifest;

    private final Cluster cluster;

    PackagedIT(ControlPlane server) {
        cluster = Cluster.in(server, "packaged");
    }

    @BeforeAll
    static void assemble() throws IOException {
        Path release = Release.pack(folder.resolve("release"));
        manifest = new YAMLMapper().readTree(release.resolve("xen.yaml").toFile());
        // as krew unpacks it: without the times of the files
        Command.of(
                        Path.of("/bin/tar"),
                        "-xmzf",
                        release.resolve("kubectl-xen_linux_amd64.tar.gz").toString(),
                        "-C",
                        folder.toString())
                .run(LIMIT)
                .orThrow();
        Path unpacked = folder.resolve("kubectl-xen");
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
    void theManifestForKrewNamesWhatWasPacked() throws IOException, NoSuchAlgorithmException {
        JsonNode platform = manifest.at("/spec/platforms/0");
        assertThat(manifest.at("/spec/version").asText()).isEqualTo("v1.2.3");
        assertThat(platform.get("uri").asText()).isEqualTo("https://example.org/v1.2.3/kubectl-xen_linux_amd64.tar.gz");
        byte[] archive = Files.readAllBytes(folder.resolve("release/kubectl-xen_linux_amd64.tar.gz"));
        assertThat(platform.get("sha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(archive)));
        assertThat(folder.resolve("kubectl-xen").resolve(platform.get("bin").asText()))
                .isExecutable();
        assertThat(folder.resolve("LICENSE")).isRegularFile();
        assertThat(manifest.toString()).doesNotContain("@VERSION@", "@URI@", "@SHA256@");
    }

    @Test
    void whoEndsTheWaitingDoesNotEndWhatWasAskedFor() {
        cluster.apply("int-1", "dom0-a");
        // tests that were started in the background have inherited that Ctrl-C is ignored
        try (ChildProcess waiting = onPath(
                        Path.of("/usr/bin/env"),
                        "--default-signal=INT",
                        program.toString(),
                        "stop",
                        "int-1",
                        "-n",
                        "packaged",
                        "--wait")
                .start(folder.resolve("int.log"))) {
            waiting.awaitOutput("nobody has looked at it yet", LIMIT);
            cluster.report(
                    "int-1",
                    new Samples.Status()
                            .observed(2)
                            .underway(Reason.Stopping, "shutting down")
                            .build());
            waiting.awaitOutput("Stopping: shutting down", LIMIT);
            Command.of(Path.of("/bin/kill"), "-INT", String.valueOf(waiting.pid()))
                    .run(LIMIT)
                    .orThrow();
            assertThat(waiting.awaitExit(LIMIT)).isEqualTo(130);
        }
        assertThat(cluster.domain("int-1").getSpec().powerState()).isEqualTo(PowerState.Halted);
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
    void fishCompletesItAndSaysWhatAWordDoes() {
        cluster.apply("fin-1", "dom0-a");
        Path shells = Toolchain.shells();
        Finished fish = onPath(shells.resolve("root/usr/bin/fish"), "-c", """
                        kubectl-xen completion fish | source
                        complete -C 'kubectl-xen stat'
                        complete -C 'kubectl-xen stop -n packaged fi'
                        complete -C 'kubectl-xen host '
                        """)
                .with("LD_LIBRARY_PATH", shells.resolve("lib").toString())
                .with("HOME", folder.toString())
                .run(LIMIT);
        assertThat(fish.stdout().lines())
                .as(fish.stderr())
                .anyMatch(line -> line.startsWith("status\t"))
                .contains("fin-1")
                .anyMatch(line -> line.startsWith("enroll\t"));
    }

    /** A person's keys: the word is finished by Tab, the line is run by Enter. */
    @Test
    void zshCompletesIt() throws IOException {
        cluster.apply("zed-1", "dom0-a");
        Path shells = Toolchain.shells();
        Path root = shells.resolve("root");
        Path typed = folder.resolve("typed.zsh");
        Files.writeString(typed, """
                module_path=(%1$s/usr/lib/x86_64-linux-gnu/zsh/*)
                zmodload zsh/zpty
                zpty shell %1$s/bin/zsh -f -i
                zpty -w shell 'module_path=('$module_path'); fpath=(%1$s/usr/share/zsh/functions/**/*(/)); autoload -Uz compinit'
                zpty -w shell 'compinit -u -D; source <(kubectl-xen completion zsh); echo COM""PLETES'
                zpty -r shell seen '*COMPLETES*'
                zpty -w -n shell $'kubectl-xen stat\t-n packaged ze\t; echo DO""NE\n'
                zpty -r shell seen '*DONE*'
                print -r -- $seen
                """.formatted(root));
        Finished zsh = onPath(root.resolve("bin/zsh"), "-f", typed.toString())
                .with("LD_LIBRARY_PATH", shells.resolve("lib").toString())
                .with("HOME", folder.toString())
                .run(LIMIT);
        assertThat(zsh.stdout()).as(zsh.stderr()).contains("packaged/zed-1");
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
