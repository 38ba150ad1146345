package io.xendomain.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Parameters;

/** The files a command works on: any number of files, folders and {@code -}. */
final class Inputs {
    static final String STANDARD_INPUT = "-";

    /** Twice what {@code kubectl get xd -A -o yaml} prints for ten thousand domains; fits the memory of a laptop. */
    static final int MOST_BYTES = 128 * 1024 * 1024;

    private static final String TOO_LARGE =
            "it is larger than " + MOST_BYTES / (1024 * 1024) + " MiB, which is more than anybody's configs; split it";

    static final String DESCRIPTION = "Files, folders (their files with a fitting name) or - for standard input.";

    @Parameters(arity = "1..*", paramLabel = "FILE", description = DESCRIPTION)
    private List<String> names;

    /** Reads all of them, folders in alphabetical order. */
    List<Source> read(InputStream standardInput, Predicate<Path> inFolders) {
        return read(names, standardInput, inFolders);
    }

    static List<Source> read(List<String> names, InputStream standardInput, Predicate<Path> inFolders) {
        return names.stream()
                .flatMap(name -> name.equals(STANDARD_INPUT)
                        ? Stream.of(readStandardInput(standardInput))
                        : read(Path.of(name), inFolders))
                .toList();
    }

    private static Stream<Source> read(Path path, Predicate<Path> inFolders) {
        if (!Files.isDirectory(path)) {
            return Stream.of(readFile(path));
        }
        try (Stream<Path> files = Files.list(path)) {
            List<Path> chosen = files.filter(Files::isRegularFile)
                    .filter(inFolders)
                    .sorted()
                    .toList();
            if (chosen.isEmpty()) {
                throw CannotContinue.usage("the folder " + path + " holds no file with a fitting name");
            }
            return chosen.stream().map(Inputs::readFile);
        } catch (IOException e) {
            throw unreadable(path.toString(), e);
        }
    }

    private static Source readFile(Path path) {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw unreadable(path.toString(), "it is no file but a pipe or a device; to read from a pipe, give -");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return new Source(path.toString(), readAll(path.toString(), in));
        } catch (IOException e) {
            throw unreadable(path.toString(), e);
        }
    }

    private static Source readStandardInput(InputStream stream) {
        try {
            return new Source(STANDARD_INPUT, readAll("standard input", stream));
        } catch (IOException | UncheckedIOException e) {
            throw unreadable("standard input", e);
        }
    }

    private static byte[] readAll(String what, InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw unreadable(what, TOO_LARGE);
        }
        return bytes;
    }

    private static CannotContinue unreadable(String what, Exception e) {
        return unreadable(
                what,
                switch (e) {
                    case NoSuchFileException missing -> "there is no such file";
                    case AccessDeniedException denied -> "its permissions do not allow it";
                    default -> e.getMessage();
                });
    }

    private static CannotContinue unreadable(String what, String why) {
        return CannotContinue.usage("cannot read " + what + ": " + why);
    }
}
