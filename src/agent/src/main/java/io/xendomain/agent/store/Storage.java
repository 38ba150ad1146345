package io.xendomain.agent.store;

import io.xendomain.agent.domain.Refused;
import io.xendomain.protocol.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Says what is wrong with a file system that did not take a write. */
final class Storage {
    /** Less than this is nothing: a file system hands out blocks. */
    private static final long BLOCK = 4096;

    private Storage() {}

    static Refused refused(IOException cause, Path folder) {
        String words = cause.getMessage();
        return isFull(words, folder)
                ? new Refused(
                        ProblemCode.DiskFull,
                        "no room left in " + folder + " of dom0 (" + words
                                + "); free some, the push is repeated by itself",
                        cause)
                : new Refused(
                        ProblemCode.NotWritable,
                        folder + " of dom0 cannot be written to ("
                                + cause.getClass().getSimpleName() + ": " + words
                                + "); check its mount and permissions, the push is repeated by itself",
                        cause);
    }

    /** The words are the C library's, and in the language of dom0: the free space is asked too. */
    private static boolean isFull(String words, Path folder) {
        return Stream.of("No space left", "quota exceeded", "File too large")
                        .anyMatch(sign -> words != null && words.contains(sign))
                || usable(folder) < BLOCK;
    }

    private static long usable(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
