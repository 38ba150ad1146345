package io.xendomain.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A program running beside the test; made by {@link Command#start}. Its output is in a file and in every failure. */
public final class ChildProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int TAIL = 30;

    private final String name;
    private final Process process;
    private final Path log;

    ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** The process number of the program itself. */
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Waits for the program to end by itself.
     *
     * @return its exit code; 128 plus the signal's number if a signal ended it
     */
    public int awaitExit(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure("still runs after " + limit);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("was being waited for when the test was interrupted");
        }
    }

    /** The file with everything the program wrote. */
    public Path log() {
        return log;
    }

    /** Everything the program wrote so far. */
    public String output() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }

    /** Waits until the program has written a line that contains {@code text}. */
    public ChildProcess awaitOutput(String text, Duration limit) {
        return await("write \"" + text + "\"", limit, () -> output().contains(text));
    }

    /**
     * Waits until {@code condition} holds; an exception in it counts as not yet. Fails at once, with the program's last
     * lines, if the program ends before that.
     *
     * @param what what the program is expected to do, for the failure: "answer on port 80"
     */
    public ChildProcess await(String what, Duration limit, Callable<Boolean> condition) {
        try {
            Awaitility.await()
                    .atMost(limit)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(25))
                    .ignoreExceptions()
                    .failFast(() -> !isAlive())
                    .until(condition);
        } catch (RuntimeException e) {
            throw failure(isAlive() ? "did not " + what + " within " + limit : "ended before it could " + what);
        }
        return this;
    }

    /** Ends the program as a crash would: SIGKILL, no chance to clean up. Returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(GRACE);
    }

    /** Asks the program to end (SIGTERM) and kills it if it has not done so in ten seconds. */
    public void stop() {
        // Process.destroy() would also close stdin, and that means SIGKILL: see Command.ENDS_WITH_US
        process.toHandle().destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** An error that says what happened and shows the program's last lines. */
    IllegalStateException failure(String what) {
        List<String> lines = output().lines().toList();
        String tail = String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        String exit = process.isAlive() ? "" : " (exit " + process.exitValue() + ")";
        return new IllegalStateException(name + " " + what + exit + "; its last lines, from " + log + ":\n" + tail);
    }
}
