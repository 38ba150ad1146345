package io.xendomain.bench;

import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What an agent costs dom0 while nothing happens, after a life in which it was busy. Its anchor is a JVM of the same
 * runtime that does nothing at all.
 */
final class IdleAgentBench {
    private static final double PERCENT = 100;

    private IdleAgentBench() {}

    /**
     * Waits twice.
     *
     * @param settle for the agent to come to rest
     * @param idle for as long it is watched
     */
    static List<Figure> run(Theatre theatre, Path folder, Duration settle, Duration idle)
            throws IOException, InterruptedException {
        theatre.running("kept");
        Path java = Toolchain.agent().resolve("runtime/bin/java");
        String classes =
                Toolchain.projectRoot().resolve("src/bench/target/classes").toString();
        try (ChildProcess nothing = Command.of(
                        java, "-XX:+UseSerialGC", "-Xmx8m", "-cp", classes, Nothing.class.getName())
                .start(folder.resolve("nothing.log"))) {
            Thread.sleep(settle);
            Usage agent = Usage.of(theatre.agent().pid());
            Usage anchor = Usage.of(nothing.pid());
            Thread.sleep(idle);
            Usage agentLater = Usage.of(theatre.agent().pid());
            Usage anchorLater = Usage.of(nothing.pid());
            return List.of(
                    new Figure(
                            "idle agent, resident",
                            agentLater.residentMib(),
                            "MiB",
                            "an idle JVM",
                            anchorLater.residentMib()),
                    new Figure(
                            "idle agent, of one CPU",
                            percent(agent, agentLater, idle),
                            "%",
                            "an idle JVM",
                            percent(anchor, anchorLater, idle)));
        }
    }

    private static double percent(Usage before, Usage after, Duration between) {
        return PERCENT * (after.cpuSeconds() - before.cpuSeconds()) / between.toSeconds();
    }
}
