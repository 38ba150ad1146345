package io.xendomain.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One process and no later one with the same number.
 *
 * @param pid its number
 * @param born when it started, in clock ticks since the machine did (field 22 of proc_pid_stat(5))
 */
record ProcessId(long pid, long born) {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final String ZOMBIE = "Z";

    /** The running process with this number. */
    static ProcessId of(long pid) {
        String[] fields = stat(pid).orElseThrow(() -> new IllegalStateException("no process " + pid));
        return new ProcessId(pid, Long.parseLong(fields[19]));
    }

    static ProcessId parse(String text) {
        String[] words = text.split(" ");
        return new ProcessId(Long.parseLong(words[0]), Long.parseLong(words[1]));
    }

    boolean isRunning() {
        return stat(pid)
                .filter(fields -> !fields[0].equals(ZOMBIE))
                .filter(fields -> Long.parseLong(fields[19]) == born)
                .isPresent();
    }

    /** Asks it to end, kills it if it has not done so in ten seconds, and returns when it is gone. */
    void end() {
        if (!isRunning()) {
            return;
        }
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        try {
            awaitEnd();
        } catch (ConditionTimeoutException stubborn) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            awaitEnd();
        }
    }

    private void awaitEnd() {
        Awaitility.await("the end of process " + pid)
                .atMost(GRACE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !isRunning());
    }

    /** The fields of /proc/PID/stat from the third, the state, on: the name before them may hold anything. */
    private static Optional<String[]> stat(long pid) {
        try {
            String text = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return Optional.of(text.substring(text.lastIndexOf(')') + 2).split(" "));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return pid + " " + born;
    }
}
