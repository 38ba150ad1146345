package io.xendomain.agent.supervise;

import io.xendomain.agent.domain.Ending;
import io.xendomain.agent.domain.Life;
import io.xendomain.protocol.DesiredDomain;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a domain that ended by itself is started again. */
final class RestartRule {
    static final Duration FIRST_BACKOFF = Duration.ofSeconds(10);
    static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);
    private static final int LAST_DOUBLING = 10;

    private RestartRule() {}

    /** Empty when it is not started again, or has not ended by itself. */
    static Optional<Instant> nextStart(DesiredDomain desired, Life life) {
        boolean again =
                switch (desired.restartPolicy()) {
                    case Always -> life.ending() != null && life.ending() != Ending.Saved;
                    case OnFailure -> life.ending() == Ending.Crashed || life.ending() == Ending.Vanished;
                    case Never -> false;
                };
        if (!again) {
            return Optional.empty();
        }
        // what it was edited to may be the repair, and has not been tried
        boolean untried = desired.generation() != life.edit().generation();
        return Optional.of(untried ? life.since() : life.since().plus(backoff(life.restarts())));
    }

    /** None before the first start again, then 10 s, doubled each time up to five minutes. */
    private static Duration backoff(int restarts) {
        if (restarts == 0) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST_BACKOFF.multipliedBy(1L << Math.min(restarts - 1, LAST_DOUBLING));
        return doubled.compareTo(LONGEST_BACKOFF) < 0 ? doubled : LONGEST_BACKOFF;
    }
}
