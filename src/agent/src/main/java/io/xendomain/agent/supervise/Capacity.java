package io.xendomain.agent.supervise;

import io.xendomain.agent.capacity.FreeMemory;
import io.xendomain.agent.capacity.MemoryLedger;
import io.xendomain.agent.capacity.MemoryNeed;
import io.xendomain.agent.capacity.NoRoom;
import io.xendomain.agent.capacity.Room;
import io.xendomain.agent.domain.DomainRecord;
import io.xendomain.agent.domain.Refused;
import io.xendomain.agent.toolstack.LiveDomain;
import io.xendomain.agent.toolstack.Toolstack;
import io.xendomain.agent.toolstack.ToolstackException;
import io.xendomain.protocol.ProblemCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Lets a domain start only when the host has memory for it, and has those that found no room tried again when there is.
 * They are not tried before: each try shows in their status.
 */
final class Capacity {
    private static final Logger LOG = Logger.getLogger(Capacity.class);

    /** How often to ask what is free while somebody waits for it and no domain goes. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    /** The same while a domain is restarting that may not come back. */
    private static final Duration ASK_SOON = Duration.ofSeconds(1);

    private final Toolstack toolstack;
    private final Seekers seekers;
    private final Clock clock;
    private final MemoryLedger ledger = new MemoryLedger();
    private Set<Integer> before = Set.of();
    private volatile Instant due = Instant.EPOCH;

    Capacity(Toolstack toolstack, Seekers seekers, Clock clock) {
        this.toolstack = toolstack;
        this.seekers = seekers;
        this.clock = clock;
    }

    /**
     * Takes the memory that a domain needs; close it when the domain is built. May wait for other starts.
     *
     * @param listed what is there now
     * @throws Refused NoCapacity
     */
    MemoryLedger.Hold take(Entry entry, DomainRecord record, List<LiveDomain> listed)
            throws Refused, ToolstackException {
        MemoryNeed need = MemoryNeed.of(record.desired().config());
        try {
            return ledger.take(need, seekers.keptForRestarts(entry.uuid, listed), toolstack::memory);
        } catch (NoRoom e) {
            seekers.add(entry, e.needMib());
            throw new Refused(ProblemCode.NoCapacity, e.getMessage(), e);
        }
    }

    /** When to offer room again although nothing was heard. */
    Instant wake() {
        return seekers.waiting().isEmpty() ? Instant.MAX : due;
    }

    /** Has domains for which there is room by now tried again. To be told of each listing; for one thread. */
    void offer(List<LiveDomain> listed) {
        Set<Integer> now = listed.stream().map(LiveDomain::domid).collect(Collectors.toUnmodifiableSet());
        boolean someoneLeft = !now.containsAll(before);
        before = now;
        List<Room.Seeker> waiting = seekers.waiting();
        if (waiting.isEmpty() || !someoneLeft && clock.instant().isBefore(due)) {
            return;
        }
        long kept = seekers.keptForRestarts(null, listed);
        due = clock.instant().plus(kept > 0 ? ASK_SOON : ASK_AGAIN);
        try {
            FreeMemory free = toolstack.memory().less(kept + ledger.held());
            List<String> fitting = Room.fitting(waiting, free);
            if (!fitting.isEmpty()) {
                LOG.infof(
                        "%d MiB are free: %d of %d domains that wait for memory can start",
                        free.mib(), fitting.size(), waiting.size());
            }
            fitting.forEach(seekers::retry);
        } catch (ToolstackException e) {
            LOG.warn(e.getMessage());
        }
    }
}
