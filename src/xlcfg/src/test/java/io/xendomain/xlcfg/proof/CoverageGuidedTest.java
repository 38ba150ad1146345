package io.xendomain.xlcfg.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.Command;
import io.xendomain.testkit.Finished;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.model.ValueType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@link Survival} under Jazzer, which keeps what reached code that nothing before it had reached, and goes on from there.
 * {@code fuzz/inputs.base64} holds what it has kept: each is tried in every run, and is where the fuzzer begins.
 * {@code -Dproof.fuzz=} says how many more it tries.
 */
class CoverageGuidedTest {
    private static final int SEED = Integer.getInteger("proof.seed", 17);
    private static final int RUNS = Integer.getInteger("proof.fuzz", 2_000);

    @TempDir
    private Path folder;

    @Test
    void whatTheFuzzerKeptIsSurvived() throws IOException {
        assertThat(kept()).hasSizeGreaterThan(300).allSatisfy(Survival::of);
    }

    @Test
    void theFuzzerFindsNothing() throws IOException {
        Path corpus = Files.createDirectory(folder.resolve("corpus"));
        int number = 0;
        for (byte[] input : kept()) {
            Files.write(corpus.resolve("kept-" + number++), input);
        }
        Path words = Files.writeString(folder.resolve("words"), dictionary());
        Finished run = Command.of(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        "-Xmx600m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+EnableDynamicAgentLoading",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + Survival.class.getName(),
                        "--instrumentation_includes=io.xendomain.xlcfg.**",
                        "-seed=" + SEED,
                        "-runs=" + RUNS,
                        "-max_len=2048",
                        "-timeout=60", // seconds for one input, which takes milliseconds: what takes so long has hung
                        "-rss_limit_mb=0",
                        "-dict=" + words,
                        "-artifact_prefix=" + folder + "/",
                        corpus.toString())
                .run(Duration.ofDays(2));
        assertThat(run.exit()).as(run.stderr()).isZero();
        assertThat(run.stderr()).contains("Done " + RUNS + " runs");
    }

    private static List<byte[]> kept() throws IOException {
        try (InputStream in = CoverageGuidedTest.class.getResourceAsStream("/fuzz/inputs.base64")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(Base64.getDecoder()::decode)
                    .toList();
        }
    }

    /** Words that chance would take long to find. */
    private static String dictionary() {
        return Keys.all().stream()
                .flatMap(key -> Stream.concat(Stream.of(key), parameters(key.type())))
                .map(Key::name)
                .distinct()
                .map(word -> "\"" + word + "\"\n")
                .collect(Collectors.joining());
    }

    private static Stream<Key<?>> parameters(ValueType<?> type) {
        return switch (type) {
            case ListType<?> list -> parameters(list.item());
            case StructType object -> object.fields().keys().stream();
            default -> Stream.of();
        };
    }
}
