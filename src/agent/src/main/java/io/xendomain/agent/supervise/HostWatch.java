package io.xendomain.agent.supervise;

import io.xendomain.agent.domain.DomainRecord;
import io.xendomain.agent.toolstack.HostFacts;
import io.xendomain.agent.toolstack.Toolstack;
import io.xendomain.agent.toolstack.ToolstackException;
import io.xendomain.protocol.HostFinding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * What is known of the host itself. It hardly ever changes, so it is asked at the start and then at a slow pace; what is
 * wrong with it is looked for also when our domains have changed.
 */
public final class HostWatch {
    private static final Logger LOG = Logger.getLogger(HostWatch.class);

    private final Toolstack toolstack;
    private final Function<Collection<DomainRecord>, List<HostFinding>> inspector;
    private final Duration pace;
    private final Clock clock;
    private volatile HostFacts facts;
    private volatile List<HostFinding> findings = List.of();
    private volatile boolean stirred;
    private Instant due = Instant.EPOCH;

    /**
     * @param inspector says what is wrong on the host, given the domains that are ours
     * @param pace how often to ask
     */
    public HostWatch(
            Toolstack toolstack,
            Function<Collection<DomainRecord>, List<HostFinding>> inspector,
            Duration pace,
            Clock clock) {
        this.toolstack = toolstack;
        this.inspector = inspector;
        this.pace = pace;
        this.clock = clock;
    }

    /** Empty as long as the toolstack has not answered. */
    Optional<HostFacts> facts() {
        return Optional.ofNullable(facts);
    }

    List<HostFinding> findings() {
        return findings;
    }

    /** Our domains have changed: the next look is for what that means to the host. */
    void stir() {
        stirred = true;
    }

    /** When to look although nothing was heard. */
    Instant wake() {
        return facts == null ? Instant.MAX : due;
    }

    /**
     * Looks if it is time to. For one thread.
     *
     * @return whether there is something new
     */
    boolean look(Collection<DomainRecord> ours) {
        boolean isDue = facts == null || !clock.instant().isBefore(due);
        if (!isDue && !stirred) {
            return false;
        }
        stirred = false;
        boolean changed = isDue && ask();
        List<HostFinding> found = inspector.apply(ours);
        changed |= !found.equals(findings);
        findings = found;
        return changed;
    }

    private boolean ask() {
        due = clock.instant().plus(pace);
        try {
            HostFacts now = toolstack.host();
            boolean changed = !now.equals(facts);
            if (changed) {
                LOG.infof(
                        "Xen %s, %d CPUs, %d MiB, scheduler %s, runs %s",
                        now.xenVersion(),
                        now.cpus(),
                        now.memoryMiB(),
                        now.scheduler(),
                        String.join(", ", now.capabilities()));
            }
            facts = now;
            return changed;
        } catch (ToolstackException e) {
            LOG.warn(e.getMessage());
            return false;
        }
    }
}
