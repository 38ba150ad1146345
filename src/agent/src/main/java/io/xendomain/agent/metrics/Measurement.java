package io.xendomain.agent.metrics;

import io.xendomain.agent.capacity.FreeMemory;
import io.xendomain.agent.toolstack.Toolstack;
import io.xendomain.agent.toolstack.ToolstackException;
import io.xendomain.agent.toolstack.Usage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * What has to be asked of the toolstack only because somebody wants to know how much is used. Asked when he asks, and not
 * again for a while, however many ask: an agent that nobody scrapes starts no xl for it.
 */
final class Measurement {
    private static final Logger LOG = Logger.getLogger(Measurement.class);

    /** Below the usual interval of a scrape, so that each of one scraper sees new values. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Toolstack toolstack;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private Instant asked = Instant.MIN;
    private Optional<Taken> last = Optional.empty();

    /** What one look found. */
    record Taken(List<Usage> usage, FreeMemory free) {}

    Measurement(Toolstack toolstack, Clock clock) {
        this.toolstack = toolstack;
        this.clock = clock;
    }

    /** Empty when the toolstack does not answer. */
    Optional<Taken> take() {
        lock.lock();
        try {
            if (asked.plus(FRESH).isBefore(clock.instant())) {
                asked = clock.instant();
                last = ask();
            }
            return last;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Taken> ask() {
        try {
            return Optional.of(new Taken(toolstack.usage(), toolstack.memory()));
        } catch (ToolstackException e) {
            LOG.warnf("nothing is measured: %s", e.getMessage());
            return Optional.empty();
        }
    }
}
