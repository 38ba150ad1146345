package io.xendomain.agent.supervise;

import io.xendomain.agent.capacity.MemoryNeed;
import io.xendomain.agent.capacity.Room;
import io.xendomain.agent.domain.DomainRecord;
import io.xendomain.agent.toolstack.LiveDomain;
import io.xendomain.protocol.PowerState;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who wants memory of the host: those that found none, and those that are away for a moment and come back to theirs. */
final class Seekers {
    private final Entries entries;
    private final String boot;
    private final Clock clock;

    /** @param boot the host's present boot */
    Seekers(Entries entries, String boot, Clock clock) {
        this.entries = entries;
        this.boot = boot;
        this.clock = clock;
    }

    /** A start is about to fail because the host has not that much memory. */
    void add(Entry entry, long mib) {
        entries.locked(() -> entry.seeks(mib, clock.instant()));
    }

    /** Domains that wait for memory, the first comer first. */
    List<Room.Seeker> waiting() {
        return entries.locked(() -> entries.all()
                .filter(entry -> !entry.busy && entry.want() != null)
                .sorted(Comparator.comparing((Entry entry) -> entry.want().since())
                        .thenComparing(entry -> entry.uuid))
                .map(entry -> new Room.Seeker(entry.uuid, entry.want().mib()))
                .toList());
    }

    void retry(String uuid) {
        entries.locked(() -> entries.find(uuid).ifPresent(Entry::retry));
    }

    /**
     * Memory in MiB of domains that run and are just not listed, as when a guest reboots: it looks free, and they want it
     * back in a moment.
     *
     * @param uuid a domain that does not count, or null
     */
    long keptForRestarts(String uuid, List<LiveDomain> listed) {
        Set<String> there = listed.stream().map(LiveDomain::uuid).collect(Collectors.toSet());
        return entries.records().stream()
                .filter(record -> !record.uuid().equals(uuid) && !there.contains(record.uuid()))
                .filter(this::isToComeBack)
                .mapToLong(record -> MemoryNeed.of(record.life().started()).mib())
                .sum();
    }

    private boolean isToComeBack(DomainRecord record) {
        return record.removal() == null
                && record.desired().powerState() != PowerState.Halted
                && record.life().seen()
                && record.life().started() != null
                && boot.equals(record.life().startedBoot());
    }
}
