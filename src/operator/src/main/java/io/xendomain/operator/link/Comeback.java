package io.xendomain.operator.link;

import io.xendomain.api.Reason;
import io.xendomain.operator.push.Backoff;
import java.time.Duration;

/**
 * When to come back to a host whose stream has ended, and whether that end is worth a word. For one thread; times are
 * those of {@link System#nanoTime}.
 */
final class Comeback {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    /** A stream that ended sooner was no success: it ends as soon each time, or what it says is not understood. */
    static final Duration LIVED = Duration.ofSeconds(10);

    /** An agent that is restarted is back by then; that is not worth a word to thousands of objects. */
    static final Duration BLIP = Duration.ofSeconds(2);

    private int failures;
    private long brokenAt;
    private boolean broken;

    /**
     * A stream has ended, or could not be begun.
     *
     * @param up how long it was open; zero if it never was
     */
    void ended(Duration up, long now) {
        boolean lived = up.compareTo(LIVED) >= 0;
        failures = lived ? 1 : failures + 1;
        if (lived) {
            brokenAt = now;
            broken = true;
        }
    }

    /** How long to wait before the next try; longer each time, never for ever. */
    Duration delay() {
        return BACKOFF.delay(failures);
    }

    /** Whether an end for that reason may still turn out to be nothing. Whoever talks nonsense is told at once. */
    boolean isBlip(Reason reason, long now) {
        return reason == Reason.HostUnreachable && broken && now - brokenAt < BLIP.toNanos();
    }
}
