package io.xendomain.agent.supervise;

import io.xendomain.agent.domain.Refused;
import io.xendomain.agent.policy.PolicyGate;
import io.xendomain.agent.store.DomainStore;
import io.xendomain.agent.toolstack.HostFacts;
import io.xendomain.agent.toolstack.LiveDomain;
import io.xendomain.agent.toolstack.Toolstack;
import io.xendomain.agent.toolstack.ToolstackException;
import io.xendomain.protocol.DesiredDomain;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.Removal;
import io.xendomain.protocol.StreamEvent;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Keeps the domains of this host as they should be. One loop looks at what is there and has the {@link Supervisor} decide;
 * what takes time runs beside it, one act per domain at a time.
 */
public final class Keeper implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Keeper.class);

    /** How often to look while a domain is on its way from one state to another. */
    private static final Duration CLOSE_LOOK = Duration.ofMillis(200);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

    private final Toolstack toolstack;
    private final Board board;
    private final Hands hands;
    private final Intake intake;
    private final Feed feed;
    private final Duration poll;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("heartbeat").factory());
    private final Semaphore wakes = new Semaphore(0);
    private final Thread loop = Thread.ofVirtual().name("keeper").unstarted(this::run);
    private volatile HostFacts host;
    private volatile boolean closed;

    /**
     * @param gate what may be pushed and started
     * @param boot differs from boot to boot of this host
     * @param poll how often to look while nothing is going on: xl tells nobody when a domain stops
     */
    public Keeper(Toolstack toolstack, DomainStore store, PolicyGate gate, String boot, Duration poll, Clock clock)
            throws IOException {
        this.toolstack = toolstack;
        this.poll = poll;
        this.clock = clock;
        this.feed = new Feed(timer);
        this.board = new Board(feed, store::configOf, boot, clock);
        this.hands = new Hands(toolstack, store, gate, board, clock);
        this.intake = new Intake(toolstack, store, gate, board, clock, this::carryOut);
        store.load().values().forEach(board::restore);
    }

    /** Looks once, so that the first reader hears what is true, and starts the loop. */
    public void start() {
        askHost();
        look();
        loop.start();
    }

    /** Takes a push. Returns when it is on disk; the domain follows. */
    public DomainReport push(String uuid, DesiredDomain desired) throws Refused {
        return intake.push(uuid, desired);
    }

    /** Takes the request to let go of a domain. Returns when it is on disk; the domain follows. */
    public DomainReport remove(String uuid, Removal removal) throws Refused {
        return intake.remove(uuid, removal);
    }

    public List<DomainReport> reports() {
        return board.reports();
    }

    /** What is known of the host; empty as long as the toolstack has not answered. */
    public Optional<HostFacts> host() {
        return Optional.ofNullable(host);
    }

    /** Why the toolstack cannot be asked at present; empty when it can. */
    public Optional<Problem> blindness() {
        return board.blindness();
    }

    /** Starts a stream: a snapshot, then changes, and a heartbeat when there are none. */
    public void watch(
            Flow.Subscriber<? super StreamEvent> subscriber,
            Function<List<DomainReport>, StreamEvent.Snapshot> snapshot) {
        board.watch(subscriber, snapshot);
    }

    /** Stops looking. Acts that are under way go on to their end, as xl does. */
    @Override
    public void close() {
        closed = true;
        wakes.release();
        timer.shutdownNow();
        feed.endAll();
    }

    private void run() {
        while (!closed) {
            try {
                awaitWake();
                if (host == null) {
                    askHost();
                }
                look();
            } catch (RuntimeException e) {
                LOG.error("the loop goes on", e);
            }
        }
    }

    private void look() {
        try {
            long number = board.beginListing();
            List<LiveDomain> domains = toolstack.list();
            board.show(number, domains);
            board.decideAll().forEach(this::carryOut);
        } catch (ToolstackException e) {
            LOG.warn(e.getMessage());
            board.showNothing(new Problem(ProblemCode.XlFailed, e.getMessage()));
        }
    }

    private void askHost() {
        try {
            host = toolstack.host();
            LOG.infof(
                    "Xen %s, %d CPUs, %d MiB, runs %s",
                    host.xenVersion(), host.cpus(), host.memoryMiB(), String.join(", ", host.capabilities()));
            feed.endAll(); // streams that began without it
        } catch (ToolstackException e) {
            LOG.warn(e.getMessage());
        }
    }

    private void carryOut(Work work) {
        Thread.ofVirtual().name("act-" + work.basis().name()).start(() -> {
            hands.carryOut(work);
            wakes.release();
        });
    }

    private void awaitWake() {
        long longest = (board.anyUnderWay() ? CLOSE_LOOK : poll).toMillis();
        Instant next = clock.instant().plusMillis(longest);
        Instant wake = board.nextWake();
        long millis = wake.isBefore(next)
                ? Math.max(
                        SHORTEST_PAUSE.toMillis(),
                        longest - Duration.between(wake, next).toMillis())
                : longest;
        try {
            if (wakes.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                wakes.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }
}
