package io.xendomain.operator.push;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The last thing an agent was asked for about one domain.
 *
 * @param key what was asked
 * @param since when it was asked for the first time
 * @param tries how often it was asked
 * @param answer empty while it is under way
 * @param retryAt when to ask again; null unless the answer was no
 */
public record Attempt(PushKey key, Instant since, int tries, Optional<Answer> answer, Instant retryAt) {

    /** A taken push that its host's stream does not show after this long is made again. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    public static Attempt first(PushKey key, Instant now) {
        return new Attempt(key, now, 1, Optional.empty(), null);
    }

    Attempt again() {
        return new Attempt(key, since, tries + 1, Optional.empty(), null);
    }

    public Attempt answered(Answer given, Instant askAgainAt) {
        return new Attempt(key, since, tries, Optional.of(given), askAgainAt);
    }

    public boolean isUnderway() {
        return answer.isEmpty();
    }
}
