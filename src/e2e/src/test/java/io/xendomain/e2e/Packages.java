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

    /**
     * The agent's once more, as another version that has another default policy, and not packed: what is tried with it is
     * not how fast xz is.
     *
     * @param to the file to be made
     * @param version lower than any that is released
     * @param policy a line for the end of that policy
     */
    static void otherDeb(Path to, String version, String policy) {
        Command.of(Path.of("/bin/sh"), "-c", """
                set -e
                work=$(mktemp -d)
                trap 'rm -rf "$work"' EXIT
                dpkg-deb --raw-extract "$0" "$work/root"
                sed -i "s/^Version: .*/Version: $2/" "$work/root/DEBIAN/control"
                echo "$3" >> "$work/root/etc/xendomain/policy.yaml"
                dpkg-deb --root-owner-group -Znone --build "$work/root" "$1"
                """)
                .and(List.of(deb().toString(), to.toString(), version, policy))
                .run(LIMIT)
                .orThrow();
    }

    /** Makes the AOT cache of what is in the agent's package, as its installation would do on this machine. */
    static void agentCache(Path to) {
        Command.of(Path.of("/bin/sh"), "-c", """
                set -e
                work=$(mktemp -d)
                trap 'rm -rf "$work"' EXIT
                mkdir "$work/made"
                dpkg-deb --extract "$0" "$work/root"
                "$work/root/usr/lib/xendomain-agent/bin/rehearse" "$work/made"
                cp "$work/made/agent.aot" "$1"
                """)
                .and(List.of(deb().toString(), to.toString()))
                .run(LIMIT)
                .orThrow();
    }

    /** The operator's image. */
    static Path image() {
        return named("xendomain-operator-", ".tar");
    }
}
