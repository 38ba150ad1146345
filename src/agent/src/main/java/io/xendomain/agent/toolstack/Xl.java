package io.xendomain.agent.toolstack;

import io.xendomain.protocol.metrics.AgentMetrics;
import io.xendomain.protocol.metrics.Meters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** The xl program. The only place in dom0 from which we start a program: words, never a shell. */
final class Xl {
    /** How long output may trail behind the end of xl, whose background process keeps no pipe of ours open. */
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(Xl.class);

    /** What is asked again and again, and changes nothing. */
    private static final Set<String> QUERIES = Set.of("list", "info", "vcpu-list", "cpupool-list");

    private final Path program;
    private final Meters meters;

    /**
     * What a command left behind.
     *
     * @param exit exit code; the same failure has different ones in different versions, so only 0 means something
     */
    record Output(int exit, String stdout, String stderr) {}

    Xl(Path program, Meters meters) {
        this.program = program;
        this.meters = meters;
    }

    /** Runs a command that has to succeed. */
    Output demand(Duration deadline, String... words) throws ToolstackException {
        Output output = run(deadline, words);
        if (output.exit() != 0) {
            String said = (output.stderr() + output.stdout()).strip();
            throw new ToolstackException("xl " + words[0] + " failed: "
                    + (said.isEmpty() ? "exit code " + output.exit() : said.replace("\r", "")));
        }
        return output;
    }

    /**
     * Runs a command to its end, or kills it at the deadline.
     *
     * @throws ToolstackException if it cannot be started or does not end in time
     */
    Output run(Duration deadline, String... words) throws ToolstackException {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(List.of(words));
        long begun = System.nanoTime();
        String outcome = "failed";
        try {
            Process process = new ProcessBuilder(command).start();
            process.getOutputStream().close();
            FutureTask<String> stdout = reader(process.getInputStream());
            FutureTask<String> stderr = reader(process.getErrorStream());
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                outcome = "timeout";
                throw new ToolstackException("xl " + words[0] + " did not end within " + deadline.toSeconds() + " s");
            }
            Output output = new Output(process.exitValue(), text(stdout), text(stderr));
            outcome = output.exit() == 0 ? "ok" : outcome;
            return output;
        } catch (IOException e) {
            throw new ToolstackException("cannot run xl: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolstackException("interrupted while xl " + words[0] + " ran", e);
        } finally {
            double seconds = Meters.secondsSince(begun);
            meters.observe(AgentMetrics.XL, seconds, commandOf(words), outcome);
            LOG.logf(
                    QUERIES.contains(words[0]) ? Logger.Level.DEBUG : Logger.Level.INFO,
                    "xl %s: %s in %.2f s",
                    String.join(" ", words),
                    outcome,
                    seconds);
        }
    }

    private static String commandOf(String... words) {
        return words.length > 1 && words[1].equals("-n") ? "dry-run" : words[0];
    }

    private static FutureTask<String> reader(InputStream stream) {
        FutureTask<String> task = new FutureTask<>(() -> {
            try (stream) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            }
        });
        Thread.ofVirtual().name("xl-output").start(task);
        return task;
    }

    private static String text(FutureTask<String> task) throws ToolstackException, InterruptedException {
        try {
            return task.get(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new ToolstackException("cannot read what xl wrote", e);
        }
    }
}
