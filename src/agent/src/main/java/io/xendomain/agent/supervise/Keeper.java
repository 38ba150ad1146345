package io.xendomain.agent.supervise;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.agent.domain.Refused;
import io.xendomain.agent.eyes.Eyes;
import io.xendomain.agent.policy.PolicyGate;
import io.xendomain.agent.store.DomainStore;
import io.xendomain.agent.toolstack.HostFacts;
import io.xendomain.agent.toolstack.LiveDomain;
import io.xendomain.agent.toolstack.Toolstack;
import io.xendomain.agent.toolstack.ToolstackException;
import io.xendomain.protocol.DesiredDomain;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.HostFinding;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.Removal;
import io.xendomain.protocol.StreamEvent;
import io.xendomain.protocol.metrics.AgentMetrics;
import io.xendomain.protocol.metrics.Meters;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Keeps the domains of this host as they should be. One loop looks at what is there and has the {@link Supervisor} decide;
 * what takes time runs beside it, one act per domain at a time.
 */
public final class Keeper implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Keeper.class);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

    private final Toolstack toolstack;
    private final Entries entries = new Entries();
    private final Inspections inspections;
    private final Board board;
    private final Hands hands;
    private final Intake intake;
    private final Feed feed;
    private final Eyes eyes;
    private final Pace pace;
    private final Meters meters;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("heartbeat").factory());
    private final Semaphore wakes = new Semaphore(0);
    private final Thread loop = Thread.ofVirtual().name("keeper").unstarted(this::run);
    private final HostWatch host;
    private final Capacity capacity;
    private volatile Supplier<HostReport> hostReport;
    private volatile boolean closed;
    private Instant fullLookDue = Instant.EPOCH;

    /**
     * @param gate what may be pushed and started
     * @param meters takes how long each look took
     * @param boot differs from boot to boot of this host
     * @param eyes tell when it is time to look
     * @param pace how often to look otherwise
     */
    public Keeper(
            Toolstack toolstack,
            DomainStore store,
            PolicyGate gate,
            HostWatch host,
            Eyes eyes,
            Pace pace,
            Meters meters,
            String boot,
            Clock clock)
            throws IOException {
        this.toolstack = toolstack;
        this.host = host;
        this.eyes = eyes;
        this.pace = pace;
        this.meters = meters;
        this.clock = clock;
        this.feed = new Feed(timer);
        this.inspections = new Inspections(entries);
        this.board = new Board(entries, feed, store::configOf, boot, clock);
        this.capacity = new Capacity(toolstack, new Seekers(entries, boot, clock), clock);
        this.hands = new Hands(toolstack, store, gate, entries, inspections, board, capacity, clock);
        this.intake = new Intake(toolstack, store, gate, entries, inspections, board, boot, clock, this::carryOut);
        store.load().values().forEach(entries::restore);
    }

    /** Looks once, so that the first reader hears what is true, and starts the loop. */
    public void start() {
        lookAtHost();
        look();
        eyes.open(new Eyes.Watcher() {
            @Override
            public void stirred() {
                wakes.release();
            }

            @Override
            public void touched(int domid) {
                inspections.touched(domid);
                wakes.release();
            }
        });
        loop.start();
    }

    /** Takes a push. Returns when it is on disk; the domain follows. */
    public DomainReport push(String uuid, DesiredDomain desired) throws Refused {
        DomainReport report = intake.push(uuid, desired);
        host.stir();
        wakes.release();
        return report;
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
        return host.facts();
    }

    /** What is not as it should be on the host. */
    public List<HostFinding> findings() {
        return host.findings();
    }

    /** Names whoever puts reports of the host together; asked when there is something new to say. */
    public void describedBy(Supplier<HostReport> report) {
        hostReport = report;
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
        eyes.close();
        timer.shutdownNow();
        feed.endAll();
    }

    private void run() {
        while (!closed) {
            try {
                awaitWake();
                lookAtHost();
                look();
            } catch (RuntimeException e) {
                LOG.error("the loop goes on", e);
            }
        }
    }

    private void look() {
        long begun = System.nanoTime();
        try {
            long number = board.beginListing();
            List<LiveDomain> domains = toolstack.list();
            board.show(number, domains);
            if (!clock.instant().isBefore(fullLookDue)) {
                fullLookDue = clock.instant().plus(pace.full());
                inspectAll();
            }
            capacity.offer(domains);
            board.decideAll().forEach(this::carryOut);
            meters.observe(AgentMetrics.LOOKS, Meters.secondsSince(begun));
        } catch (ToolstackException e) {
            LOG.warn(e.getMessage());
            board.showNothing(new Problem(ProblemCode.XlFailed, e.getMessage()));
        }
    }

    /** What leaves no trace when it is changed by hand, weights and pinning, is found here. */
    private void inspectAll() throws ToolstackException {
        List<Inspections.Look> looks = inspections.looks();
        if (looks.isEmpty()) {
            return;
        }
        Map<Integer, JsonNode> running = toolstack.running(
                looks.stream().map(look -> look.domain().domid()).toList());
        for (Inspections.Look look : looks) {
            Assessment found = Hands.assess(running.get(look.domain().domid()), look.configured(), look.record());
            inspections.inspected(
                    look.entry(), look.domain(), look.record().desired().sha256(), found);
        }
    }

    private void lookAtHost() {
        Supplier<HostReport> report = hostReport;
        if (host.look(entries.records()) && report != null) {
            board.tellOfHost(report);
        }
    }

    private void carryOut(Work work) {
        Thread.ofVirtual().name("act-" + work.basis().name()).start(() -> {
            hands.carryOut(work);
            wakes.release();
        });
    }

    private void awaitWake() {
        Instant now = clock.instant();
        Duration longest = pace.next(board.anyUnderWay(), eyes.areOpen());
        Instant wake = Stream.of(board.nextWake(), host.wake(), capacity.wake(), fullLookDue, now.plus(longest))
                .min(Instant::compareTo)
                .orElseThrow();
        Instant earliest = now.plus(SHORTEST_PAUSE);
        long millis =
                Duration.between(now, wake.isAfter(earliest) ? wake : earliest).toMillis();
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
