package io.xendomain.agent.supervise;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.agent.domain.DomainRecord;
import io.xendomain.agent.domain.Life;
import io.xendomain.agent.domain.Refused;
import io.xendomain.agent.live.Comparison;
import io.xendomain.agent.live.LivePlan;
import io.xendomain.agent.log.Subject;
import io.xendomain.agent.policy.PolicyGate;
import io.xendomain.agent.store.DomainStore;
import io.xendomain.agent.toolstack.DryRun;
import io.xendomain.agent.toolstack.LiveDomain;
import io.xendomain.agent.toolstack.LiveStep;
import io.xendomain.agent.toolstack.ShutdownReason;
import io.xendomain.agent.toolstack.Toolstack;
import io.xendomain.agent.toolstack.ToolstackException;
import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** Carries out decisions. What is remembered is on disk before anything is done. */
final class Hands {
    private static final Logger LOG = Logger.getLogger(Hands.class);

    /** After a boot everything wants to start at once; dom0 has few CPUs. */
    private static final int STARTS_AT_ONCE = 8;

    /** An agent that has just come up looks at every domain. */
    private static final int LOOKS_AT_ONCE = 4;

    private final Toolstack toolstack;
    private final DomainStore store;
    private final PolicyGate gate;
    private final Entries entries;
    private final Inspections inspections;
    private final Board board;
    private final Capacity capacity;
    private final Clock clock;
    private final Semaphore starts = new Semaphore(STARTS_AT_ONCE, true);
    private final Semaphore looks = new Semaphore(LOOKS_AT_ONCE, true);

    Hands(
            Toolstack toolstack,
            DomainStore store,
            PolicyGate gate,
            Entries entries,
            Inspections inspections,
            Board board,
            Capacity capacity,
            Clock clock) {
        this.toolstack = toolstack;
        this.store = store;
        this.gate = gate;
        this.entries = entries;
        this.inspections = inspections;
        this.board = board;
        this.capacity = capacity;
        this.clock = clock;
    }

    /** Blocks until it is done, or has failed; either way the board is told. */
    void carryOut(Work work) {
        try (var _ = Subject.of(work.basis())) {
            tryTo(work);
        }
    }

    private void tryTo(Work work) {
        Problem problem = null;
        try {
            Optional<DomainRecord> written = write(work);
            if (written.isPresent()) {
                act(work, written.get());
            }
        } catch (Refused e) {
            problem = e.problem();
        } catch (ToolstackException e) {
            problem = new Problem(ProblemCode.XlFailed, e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s for %s", work.decision().action(), work.entry().uuid);
            problem = new Problem(ProblemCode.XlFailed, "the agent failed: " + e);
        }
        if (problem != null) {
            LOG.warnf("%s of %s: %s", work.decision().action(), work.basis().name(), problem.message());
        }
        board.done(work.entry(), problem);
    }

    /**
     * The part that changes files, or needs them to stay as they are. Pushes wait for it, so nothing here takes long.
     *
     * @return the record as it is now; empty when the decision is void, because a push came in between
     */
    private Optional<DomainRecord> write(Work work) throws Refused {
        Entry entry = work.entry();
        entry.writing.lock();
        try {
            if (entries.recordOf(entry) != work.basis()) {
                return Optional.empty();
            }
            DomainRecord record = work.basis().withLife(work.decision().life());
            boolean keep = record.life().worthKeeping(entries.keptOf(entry));
            if (keep) {
                store.save(record);
            }
            entries.put(entry, record, keep);
            if (work.decision().action() instanceof Action.Forget) {
                store.forget(record, record.removal().policy() == DeletionPolicy.Orphan);
                board.drop(entry);
            }
            return Optional.of(record);
        } finally {
            entry.writing.unlock();
        }
    }

    /** A start may wait for others and then take minutes; meanwhile pushes of this domain are taken. */
    private void create(Entry entry, DomainRecord record, boolean paused) throws Refused, ToolstackException {
        starts.acquireUninterruptibly();
        try {
            Optional<Path> config = configFor(entry, record);
            // the decision may be minutes old by now, and xl would start a second domain with the same uuid
            List<LiveDomain> listed = toolstack.list();
            if (config.isPresent()
                    && listed.stream().noneMatch(domain -> domain.uuid().equals(record.uuid()))) {
                gate.check(record.desired());
                try (var _ = capacity.take(entry, record, listed)) {
                    LOG.infof("starting %s (%s)", record.name(), record.uuid());
                    toolstack.create(config.get(), paused);
                }
            }
        } catch (Refused | ToolstackException e) {
            notStarted(entry);
            throw e;
        } finally {
            starts.release();
            store.dropStarting(record);
        }
    }

    /** What xl is to read; empty when a push came while this start waited for others, so that it is decided anew. */
    private Optional<Path> configFor(Entry entry, DomainRecord record) throws Refused {
        entry.writing.lock();
        try {
            if (entries.recordOf(entry) != record) {
                notStarted(entry);
                return Optional.empty();
            }
            store.restoreConfig(record);
            return Optional.of(store.copyForStart(record));
        } finally {
            entry.writing.unlock();
        }
    }

    /** Says so in the record as it is by now: pushes may have come since the start began. */
    private void notStarted(Entry entry) {
        entry.writing.lock();
        try {
            DomainRecord latest = entries.recordOf(entry);
            entries.put(entry, latest.withLife(latest.life().notStarted(clock.instant())), false);
        } finally {
            entry.writing.unlock();
        }
    }

    private void inspect(Entry entry, DomainRecord record, LiveDomain domain) throws ToolstackException {
        looks.acquireUninterruptibly();
        try {
            look(entry, record, domain);
        } finally {
            looks.release();
        }
    }

    private void look(Entry entry, DomainRecord record, LiveDomain domain) throws ToolstackException {
        JsonNode configured = configured(entry, record);
        Map<Integer, JsonNode> running = toolstack.running(List.of(domain.domid()));
        if (!running.containsKey(domain.domid())) {
            LOG.warnf("%s (%s): the toolstack does not say what it has", record.name(), record.uuid());
        }
        Assessment found = assess(running.get(domain.domid()), configured, record);
        inspections.inspected(entry, domain, record.desired().sha256(), found);
    }

    /** A domain that the toolstack cannot describe, because it is just going, differs in nothing. */
    static Assessment assess(JsonNode running, JsonNode configured, DomainRecord record) {
        if (running == null) {
            return Assessment.ALIKE;
        }
        Comparison comparison = Comparison.of(running, configured);
        return new Assessment(
                comparison.all(),
                LivePlan.of(comparison, running, record.desired().config()));
    }

    private JsonNode configured(Entry entry, DomainRecord record) throws ToolstackException {
        String sha256 = record.desired().sha256();
        Optional<JsonNode> known = inspections.configuredOf(entry, sha256);
        if (known.isPresent()) {
            return known.get();
        }
        DryRun verdict = toolstack.dryRun(store.configOf(record.name()));
        if (verdict.isRefused()) {
            throw new ToolstackException("xl does not take the config any more: " + verdict.refusal());
        }
        inspections.configured(entry, sha256, verdict.config());
        return verdict.config();
    }

    /** A refusal is an answer: it is remembered, and not asked for again before the next edit. */
    private void change(Entry entry, DomainRecord record, LiveStep step) throws Refused {
        LOG.infof("%s (%s): %s", record.name(), record.uuid(), ChangeReports.words(step.makes()));
        try {
            gate.check(record.desired());
            toolstack.change(record.uuid(), step);
        } catch (ToolstackException e) {
            LOG.warnf("%s (%s): %s", record.name(), record.uuid(), e.getMessage());
            remember(entry, life -> life.withEdit(life.edit().refused(step.makes(), e.getMessage(), clock.instant())));
        } finally {
            inspections.touched(entry);
        }
    }

    private void trace(Entry entry, DomainRecord record, int domid) throws Refused {
        ShutdownReason reason =
                toolstack.lastStop(domid, record.life().startedAt()).orElse(ShutdownReason.Unknown);
        LOG.infof("%s (%s) is gone, domid was %d: %s", record.name(), record.uuid(), domid, reason);
        remember(entry, life -> life.traced(reason, clock.instant()));
    }

    /** Changes what is remembered, as it is by now, and writes it down. */
    private void remember(Entry entry, UnaryOperator<Life> change) throws Refused {
        entry.writing.lock();
        try {
            DomainRecord latest = entries.recordOf(entry);
            DomainRecord next = latest.withLife(change.apply(latest.life()));
            store.save(next);
            entries.put(entry, next, true);
        } finally {
            entry.writing.unlock();
        }
    }

    private void act(Work work, DomainRecord record) throws Refused, ToolstackException {
        String uuid = work.entry().uuid;
        String name = work.basis().name();
        switch (work.decision().action()) {
            case Action.Pause pause -> {
                LOG.infof("pausing %s (%s)", name, uuid);
                toolstack.pause(uuid);
            }
            case Action.Unpause unpause -> {
                LOG.infof("unpausing %s (%s)", name, uuid);
                toolstack.unpause(uuid);
            }
            case Action.Shutdown shutdown -> {
                LOG.infof("shutting down %s (%s)", name, uuid);
                toolstack.shutdown(uuid);
            }
            case Action.Destroy destroy -> {
                LOG.infof("destroying %s (%s)", name, uuid);
                toolstack.destroy(uuid);
            }
            case Action.Inspect(LiveDomain domain) -> inspect(work.entry(), record, domain);
            case Action.Change(LiveStep step) -> change(work.entry(), record, step);
            case Action.Trace(int domid) -> trace(work.entry(), record, domid);
            case Action.None none -> {}
            case Action.Create(boolean paused) -> create(work.entry(), record, paused);
            case Action.Forget forget -> LOG.infof("let go of %s (%s)", name, uuid);
        }
    }
}
