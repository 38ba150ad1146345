package io.xendomain.agent.supervise;

import io.xendomain.agent.Pushes;
import io.xendomain.agent.domain.DomainRecord;
import io.xendomain.agent.domain.Edit;
import io.xendomain.agent.domain.Life;
import io.xendomain.agent.toolstack.Difference;
import io.xendomain.agent.toolstack.LiveDomain;
import io.xendomain.agent.toolstack.LiveStep;
import io.xendomain.agent.toolstack.ShutdownReason;
import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.DomainState;
import java.time.Instant;
import java.util.List;

/** A domain named web-1 in all the situations that the supervisor can meet. */
final class Situations {
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final String BOOT = "boot-1";
    static final Pushes PUSH = Pushes.of("web-1").grace(30);

    static final LiveDomain RUNNING = domain(7, 128, 2, false, null);
    static final LiveDomain PAUSED = domain(7, 128, 2, true, null);
    static final LiveDomain BUILDING = domain(7, 0, 0, true, null);

    static final Difference MEMORY = new Difference("memory", "128", "256");
    static final Difference VCPUS = new Difference("vcpus", "2", "3");
    static final Assessment MEMORY_AND_VCPUS =
            new Assessment(List.of(MEMORY, VCPUS), List.of(step(MEMORY), step(VCPUS)));
    static final Assessment VCPUS_LEFT = new Assessment(List.of(VCPUS), List.of(step(VCPUS)));
    /** Something that no command can change. */
    static final Assessment DIFFERENT = new Assessment(List.of(new Difference("kernel", "/a", "/b")), List.of());

    private Situations() {}

    static Life fresh() {
        return Life.fresh(NOW);
    }

    static Life starting() {
        return fresh().starting(PUSH.config(), 1, BOOT, null, NOW).in(DomainState.Starting, NOW);
    }

    static Life running() {
        return starting()
                .there(PUSH.config(), 7)
                .withEdit(Edit.started(1).asPowered())
                .in(DomainState.Running, NOW);
    }

    static LiveDomain domain(int domid, long memory, int vcpus, boolean paused, ShutdownReason stopped) {
        return new LiveDomain(PUSH.uuid(), domid, "web-1", memory, vcpus, paused, stopped, false);
    }

    static Decision decide(Pushes push, Life life, LiveDomain... listed) {
        return decideAt(NOW, push, life, listed);
    }

    static Decision decideAt(Instant now, Pushes push, Life life, LiveDomain... listed) {
        return Supervisor.decide(situation(push, life, List.of(listed), null, Assessment.ALIKE, BOOT, now));
    }

    static Situation situation(
            Pushes push,
            Life life,
            List<LiveDomain> listed,
            LiveDomain namesake,
            Assessment assessment,
            String boot,
            Instant now) {
        DomainRecord record = new DomainRecord(push.desired(), null, null, life);
        return new Situation(record, listed, namesake, assessment, boot, now);
    }

    static LiveStep step(Difference change) {
        return LiveStep.of(change.slot() + "-set", List.of(change.configured()), change);
    }

    static Decision decide(Pushes push, Assessment assessment, Life life) {
        return Supervisor.decide(situation(push, life, List.of(RUNNING), null, assessment, BOOT, NOW));
    }

    static Decision removing(DeletionPolicy policy, Life life, LiveDomain... listed) {
        DomainRecord record = new DomainRecord(PUSH.desired(), PUSH.removal(policy), null, life);
        return Supervisor.decide(new Situation(record, List.of(listed), null, Assessment.ALIKE, BOOT, NOW));
    }
}
