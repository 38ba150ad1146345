package io.xendomain.agent.supervise;

import io.xendomain.agent.domain.DomainRecord;
import io.xendomain.agent.domain.Life;
import io.xendomain.agent.domain.Refused;
import io.xendomain.agent.policy.PolicyGate;
import io.xendomain.agent.store.DomainStore;
import io.xendomain.agent.toolstack.DryRun;
import io.xendomain.agent.toolstack.LiveDomain;
import io.xendomain.agent.toolstack.Toolstack;
import io.xendomain.agent.toolstack.ToolstackException;
import io.xendomain.protocol.DesiredDomain;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.PowerState;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.Removal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes requests: checks everything first, then writes, so that what is refused has changed nothing. */
final class Intake {
    private final Toolstack toolstack;
    private final DomainStore store;
    private final PolicyGate gate;
    private final Entries entries;
    private final Inspections inspections;
    private final Board board;
    private final String boot;
    private final Clock clock;
    private final Consumer<Work> worker;

    /**
     * @param boot the host's present boot
     * @param worker has decisions carried out, beside the caller
     */
    Intake(
            Toolstack toolstack,
            DomainStore store,
            PolicyGate gate,
            Entries entries,
            Inspections inspections,
            Board board,
            String boot,
            Clock clock,
            Consumer<Work> worker) {
        this.toolstack = toolstack;
        this.store = store;
        this.gate = gate;
        this.entries = entries;
        this.inspections = inspections;
        this.board = board;
        this.boot = boot;
        this.clock = clock;
        this.worker = worker;
    }

    DomainReport push(String uuid, DesiredDomain desired) throws Refused {
        Admission.checkShape(uuid, desired);
        Entry entry = entries.hold(uuid);
        try {
            DomainRecord known = entries.recordOf(entry);
            store.fences().check(desired.fence());
            Admission.checkFollows(known, desired);
            store.fences().pass(desired.fence());
            if (!Admission.isRepeated(known, desired)) {
                take(entry, known, desired);
            }
            return board.report(entry);
        } finally {
            entries.release(entry);
        }
    }

    DomainReport remove(String uuid, Removal removal) throws Refused {
        Admission.checkShape(uuid, removal);
        Entry entry = entries.hold(uuid);
        try {
            DomainRecord known = entries.recordOf(entry);
            store.fences().check(removal.fence());
            Admission.checkFollows(known, removal);
            store.fences().pass(removal.fence());
            if (!Admission.isRepeated(known, removal)) {
                DomainRecord next = known.withRemoval(removal);
                store.save(next);
                accept(entry, next);
            }
            return board.report(entry);
        } finally {
            entries.release(entry);
        }
    }

    private void take(Entry entry, DomainRecord known, DesiredDomain desired) throws Refused {
        entries.claim(entry, desired.name(), desired.owner());
        checkNothingElseHas(known, desired);
        DomainRecord next =
                known == null ? new DomainRecord(desired, null, null, firstLife(desired)) : known.pushed(desired);
        boolean sameFile = known != null
                && known.name().equals(desired.name())
                && known.desired().config().equals(desired.config());
        if (!sameFile || desired.powerState() != PowerState.Halted) { // whatever runs may be switched off
            gate.check(desired);
        }
        if (sameFile) {
            store.save(next);
            accept(entry, next);
        } else {
            accept(entry, write(entry, next, known));
        }
    }

    /** A domain that is there and may be taken over begins with what it is. */
    private Life firstLife(DesiredDomain desired) throws Refused {
        Life fresh = Life.fresh(clock.instant());
        boolean there = desired.adopt()
                && look().stream().anyMatch(domain -> domain.uuid().equals(desired.uuid()));
        return there ? fresh.adopted(desired.generation(), boot, clock.instant()) : fresh;
    }

    private void accept(Entry entry, DomainRecord next) {
        Optional<Work> work = board.accept(entry, next);
        work.ifPresent(worker);
    }

    private DomainRecord write(Entry entry, DomainRecord next, DomainRecord known) throws Refused {
        DesiredDomain desired = next.desired();
        if (!desired.adopt()) {
            store.checkConfigIsFree(next.name(), desired.owner());
        }
        Path staged = store.stage(next.name(), desired.config());
        try {
            DryRun verdict = toolstack.dryRun(staged);
            if (verdict.isRefused()) {
                throw new Refused(ProblemCode.RefusedByXl, verdict.refusal());
            }
            if (desired.adopt()) {
                store.makeRoom(next.name(), desired.owner());
            }
            DomainRecord kept = store.commit(next, known, staged);
            inspections.configured(entry, desired.sha256(), verdict.config());
            return kept;
        } catch (ToolstackException e) {
            throw new Refused(ProblemCode.XlFailed, e.getMessage(), e);
        } finally {
            store.discard(staged);
        }
    }

    /** A domain that is there and not ours is never touched, nor is one started beside it. */
    private void checkNothingElseHas(DomainRecord known, DesiredDomain desired) throws Refused {
        for (LiveDomain domain : look()) {
            boolean sameUuid = domain.uuid().equals(desired.uuid());
            if (sameUuid && known == null && !desired.adopt()) {
                throw new Refused(
                        ProblemCode.NotOurs,
                        "domain " + domain.domid() + " (" + domain.name() + ") has the uuid " + desired.uuid()
                                + " and was not started for a XenDomain; either end it, or have it taken over as it is: set"
                                + " annotation xendomain.io/adopt to \"true\"");
            }
            boolean sameName = desired.name().equals(domain.name()) && !sameUuid;
            boolean newName = known == null || !known.name().equals(desired.name());
            if (sameName && newName) {
                throw new Refused(
                        entries.isKnown(domain.uuid()) ? ProblemCode.OwnedByAnother : ProblemCode.NotOurs,
                        "domain " + domain.domid() + " with the uuid " + domain.uuid() + " has the name "
                                + desired.name()
                                + "; either end it, or have it taken over as it is: set spec.config.uuid to"
                                + " its uuid and annotation xendomain.io/adopt to \"true\"");
            }
        }
    }

    private List<LiveDomain> look() throws Refused {
        try {
            long number = board.beginListing();
            List<LiveDomain> domains = toolstack.list();
            board.show(number, domains);
            return domains;
        } catch (ToolstackException e) {
            throw new Refused(ProblemCode.XlFailed, e.getMessage(), e);
        }
    }
}
