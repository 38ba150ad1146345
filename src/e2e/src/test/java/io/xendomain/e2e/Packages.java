package io.xendomain.e2e;

import io.xendomain.testkit.Command;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What {@code make package} leaves in target/packages. */
final class Packages {
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static Path folder;

    private Packages() {}

    /** The folder with all of them, made from what the build left. */
    static synchronized Path folder() {
        if (folder == null) {
            Path made = Toolchain.projectRoot().resolve("target/packages");
            make(Toolchain.projectRoot(), made);
            folder = made;
        }
        return folder;
    }

    /** Makes them from a built tree, unless they have been made from the same one. */
    static void make(Path tree, Path to) {
        Command.of(tree.resolve("src/testkit/toolchain/package"), System.getProperty("java.home"), to.toString())
                .run(LIMIT)
                .orThrow();
    }

    /** The one whose name begins and ends so. */
    static Path named(String prefix, String suffix) {
        try (Stream<Path> files = Files.list(folder())) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().startsWith(prefix)
                                    && file.getFileName().toString().endsWith(suffix))
                    .toList();
            if (found.size() != 1) {
                throw new IllegalStateException(
                        "one package " + prefix + "..." + suffix + " is expected in " + folder() + ", not " + found);
            }
            return found.getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The agent's. */
    static Path deb() {
        return named("xendomain-agent_", ".deb");
    }

    /** The operator's image. */
    static Path image() {
        return named("xendomain-operator-", ".tar");
    }
}
