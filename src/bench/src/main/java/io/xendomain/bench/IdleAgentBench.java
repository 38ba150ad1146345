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
    /** Longer than the interval at which the agent's JVM gives back what was freed. */
    private static final Duration SETTLE = Duration.ofSeconds(75);

    private static final Duration IDLE = Duration.ofSeconds(120);
    private static final double PERCENT = 100;

    private IdleAgentBench() {}

    static List<Figure> run(Theatre theatre, Path folder) throws IOException, InterruptedException {
        theatre.running("kept");
        Path java = Toolchain.agent().resolve("runtime/bin/java");
        String classes =
                Toolchain.projectRoot().resolve("src/bench/target/classes").toString();
        try (ChildProcess nothing = Command.of(
                        java, "-XX:+UseSerialGC", "-Xmx8m", "-cp", classes, Nothing.class.getName())
                .start(folder.resolve("nothing.log"))) {
            Thread.sleep(SETTLE);
            Usage agent = Usage.of(theatre.agent().pid());
            Usage anchor = Usage.of(nothing.pid());
            Thread.sleep(IDLE);
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
                            percent(agent, agentLater),
                            "%",
                            "an idle JVM",
                            percent(anchor, anchorLater)));
        }
    }

    private static double percent(Usage before, Usage after) {
        return PERCENT * (after.cpuSeconds() - before.cpuSeconds()) / IDLE.toSeconds();
    }
}
