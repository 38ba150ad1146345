package io.xendomain.operator.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    @Property
    void eachDelayIsInTheUpperHalfOfItsCeilingWhichDoublesUpToTheMost(
            @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE) int tries) {
        long ceiling = Math.min(30_000, tries > 7 ? Long.MAX_VALUE : 500L << (tries - 1));
        assertThat(BACKOFF.delay(tries)).isBetween(Duration.ofMillis(ceiling / 2), Duration.ofMillis(ceiling));
    }

    @Test
    void whoFailedTogetherDoesNotComeBackTogether() {
        assertThat(Stream.generate(() -> BACKOFF.delay(50)).limit(100).distinct())
                .hasSizeGreaterThan(10);
    }
}
