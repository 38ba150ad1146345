package io.xendomain.operator.push;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next try: doubles from {@code first} to {@code most}, and each delay is a random part of
 * its upper half, so that the crowd that failed together does not come back together. Never gives up.
 */
public record Backoff(Duration first, Duration most) {
    private static final int MAX_DOUBLINGS = 20;

    /**
     * @param tries how many have failed, from 1
     */
    public Duration delay(int tries) {
        int doublings = Math.clamp(tries - 1, 0, MAX_DOUBLINGS);
        long ceiling = Math.min(most.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(ceiling / 2, ceiling + 1));
    }
}
