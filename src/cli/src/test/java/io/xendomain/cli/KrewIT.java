package io.xendomain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.Command;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real krew with the manifest and the archive of a release: everything but the download. */
class KrewIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private static Path release;

    @BeforeAll
    static void pack() {
        release = Release.pack(folder.resolve("release"));
    }

    @Test
    void installsThePluginAndTakesItAwayAgain() {
        Path home = folder.resolve("krew");
        // to uninstall it wants to know an index of plugins, if only an empty one
        Command.of(
                        Path.of("/usr/bin/git"),
                        "init",
                        "--quiet",
                        home.resolve("index/default").toString())
                .run(LIMIT)
                .orThrow();

        Finished installed = krew("install", archive(), "--manifest=" + release.resolve(Release.MANIFEST));
        assertThat(installed.orThrow().stderr())
                .contains("Installed plugin: xen", "need the XenDomain operator in the cluster");
        assertThat(home.resolve("bin/kubectl-xen")).isSymbolicLink();
        Finished typed = kubectl("xen", "explain", "memory").orThrow();
        assertThat(typed.stdout()).contains("Memory the domain starts with");

        krew("uninstall", "xen").orThrow();
        assertThat(home.resolve("bin/kubectl-xen")).doesNotExist();
        assertThat(home.resolve("store/xen")).doesNotExist();
        assertThat(kubectl("xen", "explain", "memory").exit()).isNotZero();
    }

    @Test
    void refusesAnArchiveThatIsNotTheOneOfTheManifest() throws java.io.IOException {
        Path other = Files.writeString(
                folder.resolve("other.yaml"),
                Files.readString(release.resolve(Release.MANIFEST))
                        .replaceFirst("sha256: \"[0-9a-f]{8}", "sha256: \"00000000"));
        assertThat(krew("install", archive(), "--manifest=" + other))
                .returns(1, Finished::exit)
                .satisfies(refused -> assertThat(refused.stderr()).contains("checksum does not match"));
    }

    private static String archive() {
        return "--archive=" + release.resolve(Release.ARCHIVE);
    }

    private static Finished krew(String... arguments) {
        return at(Command.of(Toolchain.krew(), arguments)).run(LIMIT);
    }

    private static Finished kubectl(String... arguments) {
        return at(Command.of(Toolchain.controlPlane().resolve("kubectl"), arguments))
                .run(LIMIT);
    }

    private static Command at(Command command) {
        return command.with("HOME", folder.toString())
                .with("KREW_ROOT", folder.resolve("krew").toString())
                .with("PATH", folder.resolve("krew/bin") + ":" + System.getenv("PATH"));
    }
}
