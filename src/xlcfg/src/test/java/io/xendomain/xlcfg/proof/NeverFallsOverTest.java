package io.xendomain.xlcfg.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Position;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.read.CfgReader;
import io.xendomain.xlcfg.read.CfgReading;
import io.xendomain.xlcfg.render.Renderer;
import io.xendomain.xlcfg.render.Rendering;
import io.xendomain.xlcfg.validate.HostFacts;
import io.xendomain.xlcfg.validate.Validator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Whatever the bytes are, reading, validating and rendering end, without an exception, and each finding is in the text.
 * {@code -Dproof.inputs=} says how many, {@code -Dproof.seed=} which.
 */
class NeverFallsOverTest {
    private static final long SEED = Long.getLong("proof.seed", 17);
    private static final int INPUTS = Integer.getInteger("proof.inputs", 20_000);
    private static final int WORKERS = 2;

    private final Configs configs = new Configs(Originals.corpus());

    @Test
    void noInputBringsItDown() throws Exception {
        List<Callable<Long>> parts = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            long first = Dice.number(SEED, worker);
            parts.add(() -> feed(first));
        }
        long rendered = 0;
        try (var threads = Executors.newFixedThreadPool(WORKERS)) {
            for (Future<Long> part : threads.invokeAll(parts)) {
                rendered += part.get();
            }
        }
        System.out.printf("%d inputs, seed %d, %d of them rendered%n", INPUTS, SEED, rendered);
        assertThat(rendered).isPositive();
    }

    private long feed(long first) {
        long rendered = 0;
        String other = configs.get(first);
        for (long number = first; number < Dice.number(SEED, INPUTS); number += WORKERS) {
            String config = number % 8 < WORKERS ? configs.get(number) : other;
            byte[] input = new Mangler(new Dice(new SplittableRandom(number))).mangle(config, other);
            other = config;
            try {
                rendered += survives(input) ? 1 : 0;
            } catch (Throwable e) {
                throw new AssertionError("input " + number + ": " + new String(input, StandardCharsets.ISO_8859_1), e);
            }
        }
        return rendered;
    }

    /** Whether there is something to render in it. */
    private static boolean survives(byte[] input) {
        CfgReading reading = CfgReader.read(input);
        List<Finding> findings = new ArrayList<>(reading.findings());
        Validator.validate(reading.config(), HostFacts.any(XenVersion.NEWEST)).stream()
                .map(reading::located)
                .forEach(findings::add);
        findings.forEach(finding -> assertIsIn(input, finding));
        DomainConfig manifest = DomainConfig.fromJson(reading.config().toJson());
        Renderer.render(manifest, XenVersion.NEWEST, List.of());
        return Renderer.render(reading.config(), XenVersion.NEWEST, List.of()) instanceof Rendering.Rendered;
    }

    private static void assertIsIn(byte[] input, Finding finding) {
        Position at = finding.at();
        if (at != null) {
            String[] lines = new String(input, StandardCharsets.UTF_8).split("\n", -1);
            assertThat(at.line()).as(finding.toString()).isBetween(1, lines.length);
            int width = lines[at.line() - 1].length();
            assertThat(at.column()).as(finding.toString()).isBetween(1, width + 1);
        }
    }
}
