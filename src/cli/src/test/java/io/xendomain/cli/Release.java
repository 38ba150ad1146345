package io.xendomain.cli;

import io.xendomain.testkit.Command;
import io.xendomain.testkit.Toolchain;
import java.nio.file.Path;
import java.time.Duration;

/** What is released of this program: an archive for Linux, and the manifest that krew installs it by. */
final class Release {
    static final String VERSION = "v1.2.3";
    static final String URL = "https://example.org/" + VERSION;
    static final String ARCHIVE = "kubectl-xen_linux_amd64.tar.gz";
    static final String MANIFEST = "xen.yaml";

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Path CLI = Toolchain.projectRoot().resolve("src/cli");

    private Release() {}

    /** Makes both in the folder {@code to} out of what the build left; the folder with the program is made only once. */
    static Path pack(Path to) {
        Path assembled = CLI.resolve("target/kubectl-xen");
        Command.of(
                        CLI.resolve("src/main/dist/assemble"),
                        System.getProperty("java.home"),
                        CLI.resolve("target").toString(),
                        assembled.toString())
                .run(LIMIT)
                .orThrow();
        Command.of(CLI.resolve("src/main/dist/pack"), assembled.toString(), VERSION, URL, to.toString())
                .run(LIMIT)
                .orThrow();
        return to;
    }
}
