package io.xendomain.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code make bench}: measures, and prints a table. */
public final class Bench {
    private static final int WARM_UP = 10;
    private static final int TIMES = 50;
    /** Longer than the interval at which the agent's JVM gives back what was freed. */
    private static final Duration SETTLE = Duration.ofSeconds(75);

    private static final Duration IDLE = Duration.ofSeconds(120);

    private Bench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bench");
        System.out.println("about six minutes; logs are in " + folder);
        List<Figure> figures = new ArrayList<>();
        try (Theatre theatre = new Theatre(folder)) {
            System.out.println("domains are created ...");
            figures.addAll(ApplyBench.run(theatre, WARM_UP, TIMES));
            System.out.println("nothing happens ...");
            figures.addAll(IdleAgentBench.run(theatre, folder, SETTLE, IDLE));
        }
        System.out.print(Figure.table(figures));
    }
}
