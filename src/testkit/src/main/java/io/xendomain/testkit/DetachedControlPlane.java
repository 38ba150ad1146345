package io.xendomain.testkit;

import java.nio.file.Path;

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
        Detached detached = Detached.in(folder);
        if (detached.anyRunning()) {
            throw new IllegalStateException(
                    "a control plane already runs in " + folder + "; end it with: down " + folder);
        }
        ControlPlaneFiles files = ControlPlaneFiles.in(folder);
        ControlPlanePrograms.start(files, Command::startDetached).forEach(detached::add);
        return files.adminKubeconfig();
    }

    /** Ends exactly the processes that {@link #up} started there, and returns when they are gone. */
    public static void down(Path folder) {
        Detached.in(folder).end();
    }
}
