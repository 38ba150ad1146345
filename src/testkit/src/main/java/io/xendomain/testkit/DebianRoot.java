package io.xendomain.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A Debian in a folder. Programs in it run as its root and see this machine's network and processes, and nothing else of it.
 *
 * @param root the folder
 * @param share a folder of this machine that is {@code /mnt} in there
 */
public record DebianRoot(Path root, Path share) {
    private static final Path ENTER = Toolchain.projectRoot().resolve("src/testkit/toolchain/debian/enter");
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** A clean one of its own, in a new folder below {@code folder}. */
    public static DebianRoot clean(Path folder, Path share) {
        Path root = folder.resolve("debian");
        Command.of(Path.of("/bin/cp"), "-a", Toolchain.debian().resolve("root").toString(), root.toString())
                .run(LIMIT)
                .orThrow();
        return new DebianRoot(root, share);
    }

    /** The one with lintian and systemd-analyze, which all share. */
    public static DebianRoot withLintian(Path share) {
        return new DebianRoot(Toolchain.lintian().resolve("root"), share);
    }

    /** A program in there and how to start it. */
    public Command command(String... words) {
        return Command.of(ENTER, root.toString()).and(List.of(words)).with("SHARE", share.toString());
    }

    /** Runs lines of shell in there, and waits for their end. */
    public Finished run(String lines) {
        return command("sh", "-c", lines).run(LIMIT);
    }

    /** The same, or an error with everything they said. */
    public String demand(String lines) {
        return run(lines).orThrow().stdout();
    }

    /** What {@code path}, absolute in there, is out here. */
    public Path resolve(String path) {
        return root.resolve(path.substring(1));
    }

    /** Removes it; what belongs to other users of it, too. */
    public void delete() {
        Command.of(Path.of("/bin/rm"), "-rf", root.toString()).run(LIMIT).orThrow();
    }

    /** The text of a file in there. */
    public String read(String path) {
        try {
            return Files.readString(resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
