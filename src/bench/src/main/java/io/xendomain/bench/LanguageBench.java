package io.xendomain.bench;

import io.xendomain.testkit.Command;
import io.xendomain.testkit.Toolchain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** {@code make bench-language}: {@link LanguageBenchmark} beside libxlutil's own parse of the same file, in one
 * run, and {@link MegabyteBenchmark}. */
public final class LanguageBench {
    private static final int PARSES = 50_000;

    private LanguageBench() {}

    public static void main(String[] arguments) throws RunnerException {
        double before = libxlutil();
        List<Figure> figures = new ArrayList<>();
        var options = new OptionsBuilder()
                .include(LanguageBenchmark.class.getName())
                .include(MegabyteBenchmark.class.getName())
                .jvmArgsAppend("-Dproject.root=" + Toolchain.projectRoot())
                .build();
        var results = new Runner(options).run();
        double anchor = (before + libxlutil()) / 2;
        for (RunResult result : results) {
            figures.add(new Figure(
                    name(result.getParams()),
                    result.getPrimaryResult().getScore(),
                    "us",
                    "libxlutil 4.20, parse",
                    anchor));
        }
        System.out.print(Figure.table(figures));
    }

    private static String name(BenchmarkParams params) {
        String input = params.getParam("input");
        return input == null ? params.getBenchmark().replaceAll(".*\\.", "") : "1 MB, " + input;
    }

    /** Microseconds that xl's own parser takes. */
    private static double libxlutil() {
        String nanos = Command.of(
                        Toolchain.xl("4.20").resolve("xl"),
                        LanguageBenchmark.config().toString())
                .with("XL_PARSES", Integer.toString(PARSES))
                .run(Duration.ofMinutes(2))
                .orThrow()
                .stdout();
        return Long.parseLong(nanos.strip()) / 1000.0;
    }
}
