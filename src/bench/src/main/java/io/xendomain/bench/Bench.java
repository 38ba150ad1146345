package io.xendomain.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code make bench}: measures, and prints a table. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bench");
        System.out.println("about six minutes; logs are in " + folder);
        List<Figure> figures = new ArrayList<>();
        try (Theatre theatre = new Theatre(folder)) {
            System.out.println("domains are created ...");
            figures.addAll(ApplyBench.run(theatre));
            System.out.println("nothing happens ...");
            figures.addAll(IdleAgentBench.run(theatre, folder));
        }
        System.out.print(Figure.table(figures));
    }
}
