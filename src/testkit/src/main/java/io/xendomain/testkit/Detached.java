package io.xendomain.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The processes that were left running from a folder, noted in a file there, to end exactly those later.
 *
 * @param note the file: one process a line, in the order of their start
 */
public record Detached(Path note) {

    public static Detached in(Path folder) {
        return new Detached(folder.resolve("processes"));
    }

    /** Notes a process; one that cannot be noted is ended. */
    public void add(ChildProcess process) {
        try {
            Files.createDirectories(note.getParent());
            Files.writeString(
                    note, ProcessId.of(process.pid()) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            process.close();
            throw new UncheckedIOException("cannot note which process to end later", e);
        }
    }

    public boolean anyRunning() {
        return noted().stream().anyMatch(ProcessId::isRunning);
    }

    /** Ends them, the last one first, and returns when they are gone. */
    public void end() {
        noted().reversed().forEach(ProcessId::end);
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ProcessId> noted() {
        try {
            return Files.exists(note)
                    ? Files.readAllLines(note).stream().map(ProcessId::parse).toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
