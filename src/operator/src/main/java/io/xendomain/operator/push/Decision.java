package io.xendomain.operator.push;

import io.xendomain.protocol.DesiredDomain;
import io.xendomain.protocol.DomainReport;
import java.time.Instant;
import java.util.Optional;

/** Whether the agent has to be told, decided by what it says itself and by what it was asked last. */
public sealed interface Decision {

    /** The agent has exactly this. */
    record UpToDate() implements Decision {}

    /** It is to be asked now. */
    record Ask() implements Decision {}

    /** It was asked and the answer, or its effect, is not here yet. */
    record Await(Instant since) implements Decision {}

    /** It said no, or could not be asked; to be tried again later. */
    record Later(Answer answer, Instant at) implements Decision {}

    /** For a domain that should be there. */
    static Decision keep(DesiredDomain desired, Optional<DomainReport> report, Optional<Attempt> last, Instant now) {
        PushKey key = new Push.Keep(desired).key();
        if (report.isPresent() && holds(desired, report.get()) && restarts(desired, key, report.get(), last)) {
            return new UpToDate();
        }
        return last.filter(attempt -> attempt.key().equals(key))
                .map(attempt -> afterwards(attempt, now))
                .orElseGet(Ask::new);
    }

    /** For a domain that should be let go of. */
    static Decision remove(PushKey key, Optional<Attempt> last, Instant now) {
        return last.filter(attempt -> attempt.key().equals(key))
                .map(attempt -> afterwards(attempt, now))
                .orElseGet(Ask::new);
    }

    private static Decision afterwards(Attempt attempt, Instant now) {
        if (attempt.isUnderway()) {
            return new Await(attempt.since());
        }
        if (!now.isBefore(attempt.retryAt())) {
            return new Ask();
        }
        return switch (attempt.answer().orElseThrow()) {
            case Answer.Taken taken -> new Await(attempt.since());
            case Answer.Absent absent -> new Await(attempt.since());
            case Answer other -> new Later(other, attempt.retryAt());
        };
    }

    private static boolean holds(DesiredDomain desired, DomainReport report) {
        return desired.owner().equals(report.owner())
                && desired.generation() == report.generation()
                && desired.sha256().equals(report.sha256())
                && !report.removing();
    }

    /** A restart that the agent was told of is its business: it says so when it is done. */
    private static boolean restarts(DesiredDomain desired, PushKey key, DomainReport report, Optional<Attempt> last) {
        return desired.restartRequestedAt() == null
                || desired.restartRequestedAt().equals(report.handledRestart())
                || last.filter(attempt -> attempt.key().wantsTheSameAs(key))
                                .flatMap(Attempt::answer)
                                .orElse(null)
                        instanceof Answer.Taken;
    }
}
