package io.xendomain.agent.supervise;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.agent.capacity.MemoryNeed;
import io.xendomain.agent.capacity.Room;
import io.xendomain.agent.domain.DomainRecord;
import io.xendomain.agent.domain.Life;
import io.xendomain.agent.domain.Refused;
import io.xendomain.agent.toolstack.LiveDomain;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.Owner;
import io.xendomain.protocol.PowerState;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.StreamEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What is known of all domains: the records, the last listing, the last reports. Says what is to be done, and tells the
 * feed what changed. Never waits for anything but its own lock.
 */
final class Board {
    private final Feed feed;
    private final Function<String, Path> configOf;
    private final String boot;
    private final Clock clock;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Entry> entries = new HashMap<>();
    private Map<String, List<LiveDomain>> byUuid = Map.of();
    private Map<String, List<LiveDomain>> byName = Map.of();
    private long begun;
    private long shown;
    private Problem blindness;

    Board(Feed feed, Function<String, Path> configOf, String boot, Clock clock) {
        this.feed = feed;
        this.configOf = configOf;
        this.boot = boot;
        this.clock = clock;
    }

    /** The host's present boot. */
    String boot() {
        return boot;
    }

    // ---- who may change a record

    /** The entry of a domain, held for writing; {@link #release} it. */
    Entry hold(String uuid) {
        while (true) {
            Entry entry = locked(() -> entries.computeIfAbsent(uuid, Entry::new));
            entry.writing.lock();
            if (locked(() -> entries.get(uuid) == entry)) {
                return entry;
            }
            entry.writing.unlock(); // dropped while we waited for it
        }
    }

    void release(Entry entry) {
        locked(() -> {
            entry.claimed = null;
            return entry.record == null && entries.remove(entry.uuid, entry);
        });
        entry.writing.unlock();
    }

    /** Keeps a name for an entry, on behalf of its owner, until it is released, or its record has the name. */
    void claim(Entry entry, String name, Owner asker) throws Refused {
        Optional<Entry> other = locked(() -> {
            Optional<Entry> user = entries.values().stream()
                    .filter(candidate -> candidate != entry && candidate.uses(name))
                    .findFirst();
            if (user.isEmpty()) {
                entry.claimed = name;
            }
            return user;
        });
        if (other.isPresent()) {
            DomainRecord record = other.get().record;
            throw record == null
                    ? new Refused(
                            ProblemCode.OwnedByAnother,
                            "name " + name + " is just being taken by the domain with uuid " + other.get().uuid)
                    : Admission.ownedByAnother("name " + name, record.desired().owner(), asker);
        }
    }

    // ---- records

    DomainRecord recordOf(Entry entry) {
        return locked(() -> entry.record);
    }

    Life keptOf(Entry entry) {
        return locked(() -> entry.kept);
    }

    boolean isKnown(String uuid) {
        return locked(() -> entries.containsKey(uuid) && entries.get(uuid).record != null);
    }

    List<DomainRecord> records() {
        return locked(() -> entries.values().stream()
                .map(entry -> entry.record)
                .filter(Objects::nonNull)
                .toList());
    }

    /** A record that was there before this program. */
    void restore(DomainRecord record) {
        locked(() -> {
            Entry entry = entries.computeIfAbsent(record.uuid(), Entry::new);
            entry.record = record;
            entry.kept = record.life();
            return entry;
        });
    }

    /** A record that was just changed by an act; {@code durable} when it is on disk like that. */
    void put(Entry entry, DomainRecord record, boolean durable) {
        locked(() -> {
            entry.record = record;
            if (durable) {
                entry.kept = record.life();
            }
            return entry;
        });
    }

    /** A record that was just pushed and is on disk. */
    Optional<Work> accept(Entry entry, DomainRecord record) {
        return locked(() -> {
            put(entry, record, true);
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
        locked(() -> {
            entry.record = null;
            entries.remove(entry.uuid, entry);
            feed.publish(entry.uuid, new StreamEvent.Removed(entry.uuid));
            return null;
        });
    }

    // ---- listings

    /** Call before a listing is asked for; the number tells it from earlier ones. */
    long beginListing() {
        return locked(() -> ++begun);
    }

    void show(long number, List<LiveDomain> domains) {
        locked(() -> {
            if (number <= shown) {
                return null; // a newer one was faster
            }
            shown = number;
            byUuid = domains.stream().collect(Collectors.groupingBy(LiveDomain::uuid));
            byName = domains.stream()
                    .filter(domain -> domain.name() != null)
                    .collect(Collectors.groupingBy(LiveDomain::name));
            boolean sawAgain = blindness != null;
            blindness = null;
            entries.values().forEach(entry -> {
                look(entry);
                entry.stirred |= sawAgain;
            });
            return null;
        });
    }

    /** The toolstack does not answer: what was known stays, and says so. */
    void showNothing(Problem problem) {
        locked(() -> {
            if (!problem.equals(blindness)) {
                blindness = problem;
                entries.values().stream()
                        .filter(entry -> entry.record != null)
                        .forEach(entry -> report(entry, entry.record.life(), problem));
            }
            return null;
        });
    }

    Optional<Problem> blindness() {
        return locked(() -> Optional.ofNullable(blindness));
    }

    private void look(Entry entry) {
        List<LiveDomain> listed = byUuid.getOrDefault(entry.uuid, List.of());
        LiveDomain namesake = entry.record == null
                ? null
                : byName.getOrDefault(entry.record.name(), List.of()).stream()
                        .filter(domain -> !domain.uuid().equals(entry.uuid))
                        .findFirst()
                        .orElse(null);
        entry.stirred |= !listed.equals(entry.listed) || !Objects.equals(namesake, entry.namesake);
        entry.listed = listed;
        entry.namesake = namesake;
    }

    // ---- the host's memory

    /** A start is about to fail because the host has not that much memory. */
    void seeksRoom(Entry entry, long mib) {
        locked(() -> {
            entry.seeks(mib, clock.instant());
            return null;
        });
    }

    /** Domains that wait for memory, the first comer first. */
    List<Room.Seeker> seekers() {
        return locked(() -> entries.values().stream()
                .filter(entry -> !entry.busy && entry.want() != null)
                .sorted(Comparator.comparing((Entry entry) -> entry.want().since())
                        .thenComparing(entry -> entry.uuid))
                .map(entry -> new Room.Seeker(entry.uuid, entry.want().mib()))
                .toList());
    }

    void retry(String uuid) {
        locked(() -> {
            Optional.ofNullable(entries.get(uuid)).ifPresent(Entry::retry);
            return null;
        });
    }

    /**
     * Memory in MiB of domains that run and are just not listed, as when a guest reboots: it looks free, and they want it
     * back in a moment.
     *
     * @param uuid a domain that does not count, or null
     */
    long keptForRestarts(String uuid, List<LiveDomain> listed) {
        Set<String> there = listed.stream().map(LiveDomain::uuid).collect(Collectors.toSet());
        return locked(() -> entries.values().stream()
                        .filter(entry -> entry.record != null && !entry.uuid.equals(uuid))
                        .filter(entry -> !there.contains(entry.uuid))
                        .map(entry -> entry.record)
                        .filter(record -> record.removal() == null
                                && record.desired().powerState() != PowerState.Halted
                                && record.life().seen()
                                && record.life().started() != null
                                && boot.equals(record.life().startedBoot()))
                        .toList())
                .stream()
                .mapToLong(record -> MemoryNeed.of(record.life().started()).mib())
                .sum();
    }

    // ---- what running domains have

    /** What that config would give was just found out. */
    void configured(Entry entry, String sha256, JsonNode description) {
        locked(() -> {
            entry.configured(sha256, description);
            return null;
        });
    }

    Optional<JsonNode> configuredOf(Entry entry, String sha256) {
        return locked(() -> entry.configured(sha256));
    }

    void inspected(Entry entry, LiveDomain domain, String sha256, Assessment assessment) {
        locked(() -> {
            entry.inspected(domain, sha256, assessment);
            return null;
        });
    }

    void touched(Entry entry) {
        locked(() -> {
            entry.touch();
            return null;
        });
    }

    /** Something of the domain with that domid was changed. */
    void touched(int domid) {
        locked(() -> {
            entries.values().stream()
                    .filter(entry -> entry.listed.stream().anyMatch(domain -> domain.domid() == domid))
                    .forEach(Entry::touch);
            return null;
        });
    }

    /** Domains of ours that are up and nobody is busy with, of which it is known what they should have. */
    List<Look> looks() {
        return locked(() -> entries.values().stream()
                .filter(entry -> entry.record != null && !entry.busy && entry.listed.size() == 1)
                .filter(entry -> entry.listed.getFirst().up())
                .flatMap(entry -> entry.configured(entry.record.desired().sha256()).stream()
                        .map(configured -> new Look(entry, entry.listed.getFirst(), entry.record, configured)))
                .toList());
    }

    /** A domain to be looked at, and what it should have. */
    record Look(Entry entry, LiveDomain domain, DomainRecord record, JsonNode configured) {}

    // ---- decisions

    /** Everything that is to be done now. */
    List<Work> decideAll() {
        return locked(() -> {
            List<Work> works = new ArrayList<>();
            // by name, as xendomains starts them
            entries.values().stream()
                    .filter(entry -> entry.record != null)
                    .sorted(Comparator.comparing(entry -> entry.record.name()))
                    .toList()
                    .forEach(entry -> decide(entry).ifPresent(works::add));
            return works;
        });
    }

    /** When to decide again although nothing was heard. */
    Instant nextWake() {
        return locked(() -> entries.values().stream()
                .filter(entry -> entry.record != null && !entry.busy && blindness == null)
                .map(entry -> entry.wake)
                .min(Instant::compareTo)
                .orElse(Instant.MAX));
    }

    /** Whether some domain is on its way from one state to another. */
    boolean anyUnderWay() {
        return locked(() -> entries.values().stream().anyMatch(entry -> entry.underWay));
    }

    /** An act has ended; {@code problem} is null when it went well. */
    void done(Entry entry, Problem problem) {
        locked(() -> {
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
            return null;
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
        return locked(() -> entry.report);
    }

    List<DomainReport> reports() {
        return locked(() -> entries.values().stream()
                .map(entry -> entry.report)
                .filter(Objects::nonNull)
                .toList());
    }

    /** Tells everybody who listens that the host describes itself in another way. */
    void tellOfHost(Supplier<HostReport> report) {
        locked(() -> {
            feed.publish(Feed.HOST, new StreamEvent.HostChanged(report.get()));
            return null;
        });
    }

    void watch(
            Flow.Subscriber<? super StreamEvent> subscriber,
            Function<List<DomainReport>, StreamEvent.Snapshot> snapshot) {
        locked(() -> {
            feed.add(subscriber, snapshot.apply(reports()));
            return null;
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

    private <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }
}
