package io.xendomain.operator.report;

import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.operator.push.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds back what will not be true for long. A domain is up moments after its push, so "on the way" is only written when
 * it takes longer: one write instead of three, for each of thousands of domains.
 */
public final class Hold {
    /** Most domains are up by then. */
    public static final Duration START = Duration.ofSeconds(3);

    /** Most guests are down by then. */
    public static final Duration FAREWELL = Duration.ofSeconds(5);

    private Hold() {}

    /**
     * How long to wait before this is worth writing; empty when it is now.
     *
     * @param push what the host was asked last
     * @param quiet how long after that
     */
    public static Optional<Duration> of(XenDomainStatus status, Optional<Attempt> push, Duration quiet, Instant now) {
        boolean passing = status.condition(ConditionType.Reconciling)
                .filter(condition -> condition.status() == ConditionStatus.True)
                .isPresent();
        return push.filter(attempt -> passing)
                .map(attempt -> Duration.between(now, attempt.since().plus(quiet)))
                .filter(Duration::isPositive);
    }
}
