package io.xendomain.operator.report;

import io.xendomain.api.Reason;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.operator.Reconciliation;
import io.xendomain.operator.observe.Observation;
import io.xendomain.operator.observe.Observer;
import io.xendomain.operator.push.Attempt;
import io.xendomain.operator.push.Decision;
import io.xendomain.operator.remove.Farewell;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in the object's status how things are, when that is something new and not just passing. */
public final class Reporter {
    /** When to look at a removal that nothing was heard of. */
    public static final Duration FAREWELL_GLANCE = Hold.FAREWELL;

    /** Secrets are not watched: that would need the right to list them. */
    private static final Duration SECRET_GLANCE = Duration.ofSeconds(30);

    private final Observer observer;
    private final StatusWriter<XenDomainStatus> writer;
    private final Events events;
    private final InstantSource clock;

    public Reporter(Observer observer, StatusWriter<XenDomainStatus> writer, Events events, InstantSource clock) {
        this.observer = observer;
        this.writer = writer;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Reports how a reconciliation ended.
     *
     * @param seen what it was based on
     * @return how long to wait at most until the next one; empty when there is nothing to wait for
     */
    public Optional<Duration> report(XenDomain domain, Observation seen, Reconciliation end) {
        if (end instanceof Reconciliation.HostPending) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Duration> held = write(domain, seen, end, Hold.START, now);
        return Stream.concat(held.stream(), nextTry(end, now).stream()).min(Duration::compareTo);
    }

    /** As {@link #report}, for an object on its way out. */
    public Optional<Duration> reportFarewell(XenDomain domain, Observation seen, Farewell.Wait wait) {
        Instant now = clock.instant();
        var leaving = new Reconciliation.Leaving(wait.stalled(), wait.reason(), wait.message());
        Optional<Duration> held = write(domain, seen, leaving, Hold.FAREWELL, now);
        return Stream.concat(held.stream(), wait.until().map(until -> delay(now, until)).stream())
                .min(Duration::compareTo);
    }

    private Optional<Duration> write(
            XenDomain domain, Observation seen, Reconciliation end, Duration quiet, Instant now) {
        XenDomainStatus current =
                Objects.requireNonNullElse(writer.current(domain, domain.getStatus()), XenDomainStatus.EMPTY);
        domain.setStatus(current);
        XenDomainStatus status = StatusAggregator.status(domain, seen.contact(), seen.report(), end, now);
        if (status.equals(current)) {
            return Optional.empty();
        }
        Optional<Duration> held = Hold.of(status, observer.observe(domain).lastPush(), quiet, now);
        if (held.isEmpty()) {
            writer.write(domain, status);
            events.tell(domain, current.conditions(), status.conditions());
        }
        return held;
    }

    private static Optional<Duration> nextTry(Reconciliation end, Instant now) {
        return switch (end) {
            case Reconciliation.Rendered(var desired, var warnings, Decision.Later(var answer, Instant at)) ->
                Optional.of(delay(now, at));
            case Reconciliation.Rendered(var desired, var warnings, Decision.Await(Instant since)) ->
                Optional.of(Attempt.PATIENCE);
            case Reconciliation.Invalid(Reason reason, var findings)
            when reason == Reason.SecretNotFound -> Optional.of(SECRET_GLANCE);
            default -> Optional.empty();
        };
    }

    private static Duration delay(Instant now, Instant then) {
        Duration left = Duration.between(now, then);
        return left.isPositive() ? left : Duration.ofMillis(1);
    }
}
