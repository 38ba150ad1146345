package io.xendomain.xlcfg.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Configs with something broken in them; what has to hold is in {@link Survival}.
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
                rendered += Survival.of(input) ? 1 : 0;
            } catch (Throwable e) {
                throw new AssertionError("input " + number + ": " + new String(input, StandardCharsets.ISO_8859_1), e);
            }
        }
        return rendered;
    }
}
