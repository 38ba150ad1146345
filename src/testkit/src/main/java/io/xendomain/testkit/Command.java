package io.xendomain.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * A program and how to start it. Immutable; {@link #run} waits for its end, {@link #start} leaves it running beside the
 * test.
 *
 * @param words the program and its arguments
 * @param environment added to this JVM's environment
 * @param directory its working directory; null for this JVM's
 * @param input what it reads from stdin; only {@link #run} uses it
 * @param showErrors whether stderr goes to the console, and not into the result
 */
public record Command(
        List<String> words, Map<String, String> environment, Path directory, String input, boolean showErrors) {

    /**
     * Turns itself into the program in {@code "$@"} and leaves a watcher behind that kills it when stdin, a pipe only
     * this JVM holds, is closed: also when this JVM is killed. The start time of a process tells it from a later one
     * with the same number.
     */
    private static final String ENDS_WITH_US = """
            born() { read -r stat < /proc/$1/stat && set -- ${stat##*) } && echo "${20}"; }
            was=$(born $$)
            exec 3<&0
            { cat <&3; [ "$(born $$)" != "$was" ] || kill -9 $$; } >/dev/null 2>&1 &
            exec "$@" </dev/null 3<&-
            """;

    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** The program with these arguments. */
    public static Command of(Path program, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(program.toString());
        words.addAll(List.of(arguments));
        return new Command(words, Map.of(), null, "", false);
    }

    /** The same with one more variable in its environment. */
    public Command with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(variable, value);
        return new Command(words, more, directory, input, showErrors);
    }

    /** The same with further arguments. */
    public Command and(List<String> arguments) {
        List<String> more = new ArrayList<>(words);
        more.addAll(arguments);
        return new Command(more, environment, directory, input, showErrors);
    }

    /** The same with another working directory. */
    public Command in(Path folder) {
        return new Command(words, environment, folder, input, showErrors);
    }

    /** The same with this text on its stdin. */
    public Command reading(String text) {
        return new Command(words, environment, directory, text, showErrors);
    }

    /** The same with its stderr on the console. */
    public Command errorsToConsole() {
        return new Command(words, environment, directory, input, true);
    }

    /**
     * Runs the program to its end.
     *
     * @throws IllegalStateException if it does not end within {@code limit}; it is killed then
     */
    public Finished run(Duration limit) {
        ProcessBuilder builder = builder(words);
        if (showErrors) {
            builder.redirectError(Redirect.INHERIT);
        }
        try {
            Process process = builder.start();
            FutureTask<String> stdout = onThread(() -> text(process.getInputStream()));
            FutureTask<String> stderr = onThread(() -> text(process.getErrorStream()));
            onThread(() -> feed(process.getOutputStream()));
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(words + " did not end within " + limit);
            }
            return new Finished(process.exitValue(), stdout.get(), stderr.get());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + words, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot read what " + words + " writes", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + words, e);
        }
    }

    /**
     * Starts the program and leaves it running until it is stopped or this JVM ends, however that happens.
     *
     * @param log the file that stdout and stderr are added to
     */
    public ChildProcess start(Path log) {
        List<String> wrapped = new ArrayList<>(List.of("sh", "-c", ENDS_WITH_US, "sh"));
        wrapped.addAll(words);
        return spawn(wrapped, log, Redirect.PIPE);
    }

    /** As {@link #start}, but in a session of its own: it goes on when this JVM ends. */
    public ChildProcess startDetached(Path log) {
        List<String> wrapped = new ArrayList<>(List.of("setsid"));
        wrapped.addAll(words);
        return spawn(wrapped, log, Redirect.from(Path.of("/dev/null").toFile()));
    }

    private ChildProcess spawn(List<String> wrapped, Path log, Redirect stdin) {
        try {
            Process process = builder(wrapped)
                    .redirectInput(stdin)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start();
            return new ChildProcess(Path.of(words.getFirst()).getFileName().toString(), process, log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + words, e);
        }
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        if (directory != null) {
            builder.directory(directory.toFile());
        }
        return builder;
    }

    private Void feed(OutputStream stdin) throws IOException {
        try (stdin) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return null;
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static <T> FutureTask<T> onThread(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task;
    }
}
