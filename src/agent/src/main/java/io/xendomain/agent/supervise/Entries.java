package io.xendomain.agent.supervise;

import io.xendomain.agent.domain.DomainRecord;
import io.xendomain.agent.domain.Life;
import io.xendomain.agent.domain.Refused;
import io.xendomain.protocol.Owner;
import io.xendomain.protocol.ProblemCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The working memory about all domains of this agent, and the one lock that guards it. */
final class Entries {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Entry> byUuid = new HashMap<>();

    /** Does a step that reads or changes entries; it must not wait for anything. */
    <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    void locked(Runnable step) {
        locked(() -> {
            step.run();
            return null;
        });
    }

    /** All of them; for use inside of {@link #locked}. */
    Stream<Entry> all() {
        return byUuid.values().stream();
    }

    /** Those of which there is a record; for use inside of {@link #locked}. */
    Stream<Entry> recorded() {
        return all().filter(entry -> entry.record != null);
    }

    // ---- who may change a record

    /** The entry of a domain, held for writing; {@link #release} it. */
    Entry hold(String uuid) {
        while (true) {
            Entry entry = locked(() -> byUuid.computeIfAbsent(uuid, Entry::new));
            entry.writing.lock();
            if (locked(() -> byUuid.get(uuid) == entry)) {
                return entry;
            }
            entry.writing.unlock(); // dropped while we waited for it
        }
    }

    void release(Entry entry) {
        locked(() -> {
            entry.claimed = null;
            return entry.record == null && byUuid.remove(entry.uuid, entry);
        });
        entry.writing.unlock();
    }

    /** Keeps a name for an entry, on behalf of its owner, until it is released, or its record has the name. */
    void claim(Entry entry, String name, Owner asker) throws Refused {
        Optional<Entry> other = locked(() -> {
            Optional<Entry> user = all().filter(candidate -> candidate != entry && candidate.uses(name))
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

    /** The life that is on disk. */
    Life keptOf(Entry entry) {
        return locked(() -> entry.kept);
    }

    Optional<Entry> find(String uuid) {
        return locked(() -> Optional.ofNullable(byUuid.get(uuid)));
    }

    boolean isKnown(String uuid) {
        return locked(() -> find(uuid).filter(entry -> entry.record != null).isPresent());
    }

    List<DomainRecord> records() {
        return locked(() -> recorded().map(entry -> entry.record).toList());
    }

    /** A record that was there before this program. */
    void restore(DomainRecord record) {
        locked(() -> put(byUuid.computeIfAbsent(record.uuid(), Entry::new), record, true));
    }

    /** A record that was just changed by an act; {@code durable} when it is on disk like that. */
    void put(Entry entry, DomainRecord record, boolean durable) {
        locked(() -> {
            entry.record = Objects.requireNonNull(record);
            if (durable) {
                entry.kept = record.life();
            }
        });
    }

    void remove(Entry entry) {
        locked(() -> {
            entry.record = null;
            byUuid.remove(entry.uuid, entry);
        });
    }
}
