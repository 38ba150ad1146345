package io.xendomain.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files, folders (their files with a fitting name) or - for standard input.")
    private List<String> names;

    /** Reads all of them, folders in alphabetical order. */
    List<Source> read(InputStream standardInput, Predicate<Path> inFolders) {
        return names.stream()
                .flatMap(name -> name.equals(STANDARD_INPUT)
                        ? Stream.of(readAll(name, standardInput))
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
        try {
            return new Source(path.toString(), Files.readAllBytes(path));
        } catch (IOException e) {
            throw unreadable(path.toString(), e);
        }
    }

    private static Source readAll(String name, InputStream stream) {
        try {
            return new Source(name, stream.readAllBytes());
        } catch (IOException | UncheckedIOException e) {
            throw unreadable("standard input", e);
        }
    }

    private static CannotContinue unreadable(String what, Exception e) {
        String why = e instanceof NoSuchFileException ? "there is no such file" : e.getMessage();
        return CannotContinue.usage("cannot read " + what + ": " + why);
    }
}
