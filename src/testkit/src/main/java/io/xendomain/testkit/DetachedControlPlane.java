package io.xendomain.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A control plane that outlives the JVM that starts it: for the demo, and for trying things by hand.
 *
 * <pre>{@code testkit="java -cp src/testkit/target/classes:src/testkit/target/lib/*"
 * $testkit io.xendomain.testkit.DetachedControlPlane up FOLDER     # prints the admin's kubeconfig
 * $testkit io.xendomain.testkit.DetachedControlPlane down FOLDER}</pre>
 *
 * Data, logs and kubeconfigs stay in FOLDER; a later {@code up} finds its objects again, at another address.
 */
public final class DetachedControlPlane {
    private static final String USAGE = "usage: DetachedControlPlane up FOLDER | down FOLDER";

    private DetachedControlPlane() {}

    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            throw new IllegalArgumentException(USAGE);
        }
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "up" -> System.out.println(up(folder));
            case "down" -> down(folder);
            default -> throw new IllegalArgumentException(USAGE);
        }
    }

    /**
     * Starts one and leaves it running.
     *
     * @return the admin's kubeconfig
     * @throws IllegalStateException if one is already running there
     */
    public static Path up(Path folder) {
        if (recorded(folder).stream().anyMatch(ProcessId::isRunning)) {
            throw new IllegalStateException(
                    "a control plane already runs in " + folder + "; end it with: down " + folder);
        }
        ControlPlaneFiles files = ControlPlaneFiles.in(folder);
        List<ChildProcess> programs = ControlPlanePrograms.start(files, Command::startDetached);
        List<String> lines = programs.stream()
                .map(program -> ProcessId.of(program.pid()).toString())
                .toList();
        try {
            Files.write(processes(folder), lines);
        } catch (IOException e) {
            programs.forEach(ChildProcess::close);
            throw new UncheckedIOException("cannot note which processes to end later", e);
        }
        return files.adminKubeconfig();
    }

    /** Ends exactly the processes that {@link #up} started there, and returns when they are gone. */
    public static void down(Path folder) {
        recorded(folder).reversed().forEach(ProcessId::end);
        try {
            Files.deleteIfExists(processes(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path processes(Path folder) {
        return folder.resolve("processes");
    }

    private static List<ProcessId> recorded(Path folder) {
        try {
            return Files.exists(processes(folder))
                    ? Files.readAllLines(processes(folder)).stream()
                            .map(ProcessId::parse)
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
