package io.xendomain.agent.supervise;

import io.xendomain.agent.domain.DomainRecord;
import io.xendomain.agent.domain.Refused;
import io.xendomain.agent.store.DomainStore;
import io.xendomain.agent.toolstack.Toolstack;
import io.xendomain.agent.toolstack.ToolstackException;
import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** Carries out decisions. What is remembered is on disk before anything is done. */
final class Hands {
    private static final Logger LOG = Logger.getLogger(Hands.class);

    /** After a boot everything wants to start at once; dom0 has few CPUs. */
    private static final int STARTS_AT_ONCE = 8;

    private final Toolstack toolstack;
    private final DomainStore store;
    private final Board board;
    private final Clock clock;
    private final Semaphore starts = new Semaphore(STARTS_AT_ONCE, true);

    Hands(Toolstack toolstack, DomainStore store, Board board, Clock clock) {
        this.toolstack = toolstack;
        this.store = store;
        this.board = board;
        this.clock = clock;
    }

    /** Blocks until it is done, or has failed; either way the board is told. */
    void carryOut(Work work) {
        Problem problem = null;
        try {
            if (write(work)) {
                act(work);
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
     * The part that changes files, or needs them to stay as they are.
     *
     * @return whether the decision still holds: no push came in between
     */
    private boolean write(Work work) throws Refused, ToolstackException {
        Entry entry = work.entry();
        entry.writing.lock();
        try {
            if (board.recordOf(entry) != work.basis()) {
                return false;
            }
            DomainRecord record = work.basis().withLife(work.decision().life());
            boolean keep = record.life().worthKeeping(board.keptOf(entry));
            if (keep) {
                store.save(record);
            }
            board.put(entry, record, keep);
            switch (work.decision().action()) {
                case Action.Create(boolean paused) -> create(entry, record, paused);
                case Action.Forget forget -> {
                    store.forget(record, record.removal().policy() == DeletionPolicy.Orphan);
                    board.drop(entry);
                }
                default -> {}
            }
            return true;
        } finally {
            entry.writing.unlock();
        }
    }

    private void create(Entry entry, DomainRecord record, boolean paused) throws Refused, ToolstackException {
        store.restoreConfig(record);
        starts.acquireUninterruptibly();
        try {
            // the decision may be minutes old by now, and xl would start a second domain with the same uuid
            if (toolstack.list().stream().noneMatch(domain -> domain.uuid().equals(record.uuid()))) {
                LOG.infof("starting %s (%s)", record.name(), record.uuid());
                toolstack.create(store.configOf(record.name()), paused);
            }
        } catch (ToolstackException e) {
            board.put(entry, record.withLife(record.life().notStarted(clock.instant())), false);
            throw e;
        } finally {
            starts.release();
        }
    }

    private void act(Work work) throws ToolstackException {
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
            case Action.None none -> {}
            case Action.Create create -> {}
            case Action.Forget forget -> LOG.infof("let go of %s (%s)", name, uuid);
        }
    }
}
