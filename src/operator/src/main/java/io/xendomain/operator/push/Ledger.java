package io.xendomain.operator.push;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What each agent was asked last about each domain. In memory: after a restart the agents' reports decide. */
public final class Ledger {
    /** A no that only people can turn into a yes is asked again at this pace, at most. */
    private static final Backoff REFUSED = new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(5));

    private static final Backoff FAILED = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private record Spot(String host, String uuid) {}

    private final Map<Spot, Attempt> attempts = new ConcurrentHashMap<>();
    private final InstantSource clock;

    public Ledger(InstantSource clock) {
        this.clock = clock;
    }

    public Optional<Attempt> last(String host, String uuid) {
        return Optional.ofNullable(attempts.get(new Spot(host, uuid)));
    }

    /** A push is on its way. */
    public void asked(String host, Push push) {
        attempts.merge(
                new Spot(host, push.uuid()),
                Attempt.first(push.key(), clock.instant()),
                (before, first) -> before.key().equals(push.key()) ? before.again() : first);
    }

    /** An answer has come; it counts only for the latest push of its domain. */
    public void answered(String host, Push push, Answer answer) {
        attempts.computeIfPresent(new Spot(host, push.uuid()), (spot, attempt) -> {
            if (!attempt.key().equals(push.key())) {
                return attempt;
            }
            Instant now = clock.instant();
            return attempt.answered(
                    answer,
                    switch (answer) {
                        case Answer.Taken taken -> now.plus(Attempt.PATIENCE);
                        case Answer.Absent absent -> now.plus(Attempt.PATIENCE);
                        case Answer.Refused refused -> now.plus(REFUSED.delay(attempt.tries()));
                        case Answer.Failed failed -> now.plus(FAILED.delay(attempt.tries()));
                    });
        });
    }

    /** The host has come back: what failed because it was away is due at once. */
    public void reconnected(String host) {
        Instant now = clock.instant();
        attempts.replaceAll((spot, attempt) ->
                spot.host().equals(host) && attempt.answer().orElse(null) instanceof Answer.Failed failed
                        ? attempt.answered(failed, now)
                        : attempt);
    }

    /** The object with this uid is gone. */
    public void forget(String uid) {
        attempts.values().removeIf(attempt -> attempt.key().uid().equals(uid));
    }

    public void forgetHost(String host) {
        attempts.keySet().removeIf(spot -> spot.host().equals(host));
    }
}
