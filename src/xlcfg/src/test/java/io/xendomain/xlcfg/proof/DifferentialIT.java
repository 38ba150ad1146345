package io.xendomain.xlcfg.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.xendomain.testkit.XlOracle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real xl of two releases and we, asked about configs that nobody has written: the same verdict, and the same
 * meaning after a way through a manifest. {@code -Dproof.count=} says how many, {@code -Dproof.seed=} which.
 */
class DifferentialIT {
    private static final long SEED = Long.getLong("proof.seed", 17);
    private static final int COUNT = Integer.getInteger("proof.count", 3_000);
    private static final int WORKERS = 2;
    /** More than that at once have one cause. */
    private static final int MOST_SHRUNK = 25;

    private static final List<String> VERSIONS = List.of("4.17", "4.20");

    private final KnownDisagreements known = KnownDisagreements.read();
    private final Configs configs = new Configs(originals());

    @Test
    void xlAndWeAreOfOneMind() throws Exception {
        List<Future<Result>> parts = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(WORKERS)) {
            for (String version : VERSIONS) {
                parts.add(threads.submit(() -> ask(version)));
            }
        }
        List<Disagreement> unexplained = new ArrayList<>();
        for (Future<Result> part : parts) {
            unexplained.addAll(part.get().report());
        }
        unexplained.forEach(System.out::println);
        if (!unexplained.isEmpty()) {
            Path cases = Path.of("target", "disagreements.yaml");
            new YAMLMapper()
                    .writeValue(
                            cases.toFile(),
                            unexplained.stream()
                                    .map(Disagreement::text)
                                    .distinct()
                                    .toList());
            System.out.println("to be settled, then added to settled.yaml: " + cases.toAbsolutePath());
        }
        assertThat(unexplained).as("seed %d", SEED).isEmpty();
    }

    static List<String> cases() throws IOException {
        try (InputStream yaml = DifferentialIT.class.getResourceAsStream("/settled.yaml")) {
            return new YAMLMapper().readValue(yaml, new TypeReference<>() {});
        }
    }

    /** What a run has found stays settled. */
    @ParameterizedTest
    @ValueSource(strings = {"4.17", "4.20"})
    void noDisagreementComesBack(String version) throws IOException {
        try (Judge judge = new Judge(version)) {
            assertThat(cases()).allSatisfy(text -> assertThat(judge.judge(text))
                    .filteredOn(found -> !known.explains(found))
                    .isEmpty());
        }
    }

    private Result ask(String version) {
        try (Judge judge = new Judge(version)) {
            Map<String, Disagreement> first = new LinkedHashMap<>();
            Map<String, Long> times = new LinkedHashMap<>();
            long explained = 0;
            for (int i = 0; i < COUNT; i++) {
                for (Disagreement found : judge.judge(configs.get(Dice.number(SEED, i)))) {
                    if (known.explains(found)) {
                        explained++;
                    } else {
                        String about = found.kind() + found.about();
                        if (times.merge(about, 1L, Long::sum) == 1) {
                            first.put(about, found);
                            System.out.println("number " + i + ": " + found); // the end of a long run is far away
                        }
                    }
                }
            }
            Result result = new Result(version, judge.counts(), judge.clean().toString(), explained, times);
            if (times.isEmpty()) {
                assertThat(judge.clean().isExplained()).as(result.clean()).isTrue();
            }
            first.values().stream().limit(MOST_SHRUNK).forEach(found -> result.unexplained()
                    .add(shrunk(judge, found)));
            return result;
        }
    }

    private static Disagreement shrunk(Judge judge, Disagreement found) {
        String text = Shrinker.shrink(
                found.text(), smaller -> judge.judge(smaller).stream().anyMatch(found::isLike));
        return judge.judge(text).stream().filter(found::isLike).findFirst().orElse(found);
    }

    private record Result(
            String version,
            Map<Verdict, Map<Verdict, Long>> counts,
            String clean,
            long explained,
            Map<String, Long> times,
            List<Disagreement> unexplained) {
        Result(
                String version,
                Map<Verdict, Map<Verdict, Long>> counts,
                String clean,
                long explained,
                Map<String, Long> times) {
            this(version, counts, clean, explained, times, new ArrayList<>());
        }

        List<Disagreement> report() {
            System.out.printf(
                    "xl %s, %d configs, seed %d: xl's verdict and ours %s; %d known disagreements, %d others %s%n%s%n",
                    version,
                    COUNT,
                    SEED,
                    counts,
                    explained,
                    times.values().stream().mapToLong(n -> n).sum(),
                    times,
                    clean);
            return unexplained;
        }
    }

    /** Xen's own examples, and those of the corpus that can be rendered. */
    private static List<String> originals() {
        List<String> texts = new ArrayList<>(Originals.corpus());
        for (String version : VERSIONS) {
            for (Path example : XlOracle.of(version).examples()) {
                try {
                    texts.add(Files.readString(example, StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
        return texts;
    }
}
