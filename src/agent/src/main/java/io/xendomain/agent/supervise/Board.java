package io.xendomain.agent.supervise;

import io.xendomain.agent.domain.DomainRecord;
import io.xendomain.agent.domain.Life;
import io.xendomain.agent.toolstack.LiveDomain;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.StreamEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Puts what was listed beside what is recorded, says what is to be done, and tells the feed what changed. Never waits for
 * anything but the lock of the entries.
 */
final class Board {
    private final Entries entries;
    private final Feed feed;
    private final Function<String, Path> configOf;
    private final String boot;
    private final Clock clock;

    private Listing listing = Listing.NOTHING;
    private long begun;
    private long shown;
    private Problem blindness;

    Board(Entries entries, Feed feed, Function<String, Path> configOf, String boot, Clock clock) {
        this.entries = entries;
        this.feed = feed;
        this.configOf = configOf;
        this.boot = boot;
        this.clock = clock;
    }

    /** A record that was just pushed and is on disk. */
    Optional<Work> accept(Entry entry, DomainRecord record) {
        return entries.locked(() -> {
            entries.put(entry, record, true);
            look(entry);
            if (entry.want() != null) {
                entry.retry(); // it may ask for less
            }
            entry.stirred = true;
            Optional<Work> work = decide(entry);
            if (entry.stirred) {
                report(entry, record.life(), entry.failure());
            }
            return work;
        });
    }

    /** Lets go of a domain. */
    void drop(Entry entry) {
        entries.locked(() -> {
            entries.remove(entry);
            feed.publish(entry.uuid, new StreamEvent.Removed(entry.uuid));
        });
    }

    // ---- listings

    /** Call before a listing is asked for; the number tells it from earlier ones. */
    long beginListing() {
        return entries.locked(() -> ++begun);
    }

    void show(long number, List<LiveDomain> domains) {
        entries.locked(() -> {
            if (number <= shown) {
                return; // a newer one was faster
            }
            shown = number;
            listing = Listing.of(domains);
            boolean sawAgain = blindness != null;
            blindness = null;
            entries.all().forEach(entry -> {
                look(entry);
                entry.stirred |= sawAgain;
            });
        });
    }

    /** The toolstack does not answer: what was known stays, and says so. */
    void showNothing(Problem problem) {
        entries.locked(() -> {
            if (!problem.equals(blindness)) {
                blindness = problem;
                entries.recorded().forEach(entry -> report(entry, entry.record.life(), problem));
            }
        });
    }

    Optional<Problem> blindness() {
        return entries.locked(() -> Optional.ofNullable(blindness));
    }

    private void look(Entry entry) {
        List<LiveDomain> listed = listing.of(entry.uuid);
        LiveDomain namesake = entry.record == null ? null : listing.namesake(entry.uuid, entry.record.name());
        entry.stirred |= !listed.equals(entry.listed) || !Objects.equals(namesake, entry.namesake);
        entry.listed = listed;
        entry.namesake = namesake;
    }

    // ---- decisions

    /** Everything that is to be done now. */
    List<Work> decideAll() {
        return entries.locked(() -> {
            List<Work> works = new ArrayList<>();
            // by name, as xendomains starts them
            entries.recorded()
                    .sorted(Comparator.comparing(entry -> entry.record.name()))
                    .toList()
                    .forEach(entry -> decide(entry).ifPresent(works::add));
            return works;
        });
    }

    /** When to decide again although nothing was heard. */
    Instant nextWake() {
        return entries.locked(() -> entries.recorded()
                .filter(entry -> !entry.busy && blindness == null)
                .map(entry -> entry.wake)
                .min(Instant::compareTo)
                .orElse(Instant.MAX));
    }

    /** Whether some domain is on its way from one state to another. */
    boolean anyUnderWay() {
        return entries.locked(() -> entries.all().anyMatch(entry -> entry.underWay));
    }

    /** An act has ended; {@code problem} is null when it went well. */
    void done(Entry entry, Problem problem) {
        entries.locked(() -> {
            entry.busy = false;
            entry.stirred = true;
            entry.lastStale = begun;
            if (problem == null) {
                entry.recovered();
            } else {
                entry.failed(problem, clock.instant());
                if (entry.record != null) {
                    report(entry, entry.record.life(), problem);
                }
            }
        });
    }

    private Optional<Work> decide(Entry entry) {
        Instant now = clock.instant();
        if (entry.record == null
                || entry.busy
                || shown <= entry.lastStale
                || blindness != null
                || !entry.stirred && now.isBefore(entry.wake)) {
            return Optional.empty();
        }
        DomainRecord record = entry.record;
        Decision decision =
                Supervisor.decide(new Situation(record, entry.listed, entry.namesake, entry.assessment(), boot, now));
        boolean idle = decision.action() instanceof Action.None;
        entry.stirred = false;
        entry.wake = decision.wake();
        entry.underWay = decision.underWay();
        if (!idle && now.isBefore(entry.retryAt())) {
            entry.wake = entry.retryAt();
            entry.underWay = false;
            report(entry, record.life(), entry.failure());
            return Optional.empty();
        }
        if (idle && decision.wake().equals(Instant.MAX)) {
            entry.recovered();
        }
        report(entry, decision.life(), decision.problem() == null ? entry.failure() : decision.problem());
        if (idle && decision.life().equals(record.life())) {
            return Optional.empty();
        }
        entry.busy = true;
        return Optional.of(new Work(entry, record, decision));
    }

    // ---- reports

    DomainReport report(Entry entry) {
        return entries.locked(() -> entry.report);
    }

    List<DomainReport> reports() {
        return entries.locked(() -> entries.all()
                .map(entry -> entry.report)
                .filter(Objects::nonNull)
                .toList());
    }

    /** Tells everybody who listens that the host describes itself in another way. */
    void tellOfHost(Supplier<HostReport> report) {
        entries.locked(() -> {
            feed.publish(Feed.HOST, new StreamEvent.HostChanged(report.get()));
        });
    }

    void watch(
            Flow.Subscriber<? super StreamEvent> subscriber,
            Function<List<DomainReport>, StreamEvent.Snapshot> snapshot) {
        entries.locked(() -> {
            feed.add(subscriber, snapshot.apply(reports()));
        });
    }

    private void report(Entry entry, Life life, Problem problem) {
        DomainReport report = Reports.of(
                entry.record, life, entry.listed, configOf.apply(entry.record.name()), entry.lastAssessment(), problem);
        if (!report.equals(entry.report)) {
            entry.report = report;
            feed.publish(entry.uuid, new StreamEvent.Changed(report));
        }
    }
}
