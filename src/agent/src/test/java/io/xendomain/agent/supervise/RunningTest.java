package io.xendomain.agent.supervise;

import static io.xendomain.agent.supervise.Situations.BOOT;
import static io.xendomain.agent.supervise.Situations.MEMORY;
import static io.xendomain.agent.supervise.Situations.MEMORY_AND_VCPUS;
import static io.xendomain.agent.supervise.Situations.NOW;
import static io.xendomain.agent.supervise.Situations.PAUSED;
import static io.xendomain.agent.supervise.Situations.PUSH;
import static io.xendomain.agent.supervise.Situations.RUNNING;
import static io.xendomain.agent.supervise.Situations.VCPUS;
import static io.xendomain.agent.supervise.Situations.VCPUS_LEFT;
import static io.xendomain.agent.supervise.Situations.decide;
import static io.xendomain.agent.supervise.Situations.domain;
import static io.xendomain.agent.supervise.Situations.fresh;
import static io.xendomain.agent.supervise.Situations.running;
import static io.xendomain.agent.supervise.Situations.situation;
import static io.xendomain.agent.supervise.Situations.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.xendomain.agent.Pushes;
import io.xendomain.agent.domain.Life;
import io.xendomain.agent.toolstack.Difference;
import io.xendomain.agent.toolstack.LiveDomain;
import io.xendomain.agent.toolstack.ShutdownReason;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.PowerState;
import io.xendomain.protocol.UpdatePolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Domains that are there as they should be, or can be changed to be. */
class RunningTest {
    @Test
    void leavesAloneWhatIsAsItShouldBe() {
        assertThat(decide(PUSH, running(), RUNNING)).isEqualTo(Decision.rest(running()));
        assertThat(decide(PUSH.generation(2).powerState(PowerState.Paused), running(), PAUSED)
                        .action())
                .isEqualTo(new Action.None());
    }

    @Test
    void pausesOnlyWhatIsNotPaused() {
        assertThat(decide(PUSH.generation(2).powerState(PowerState.Paused), running(), RUNNING)
                        .action())
                .isEqualTo(new Action.Pause());
        assertThat(decide(PUSH.generation(2), running(), PAUSED).action()).isEqualTo(new Action.Unpause());
    }

    @Test
    void leavesPausedWhatSomebodyPausedByHandUntilTheNextEdit() {
        Decision byHand = decide(PUSH, running(), PAUSED);

        assertThat(byHand.action()).isEqualTo(new Action.None());
        assertThat(byHand.life().state()).isEqualTo(DomainState.Paused);
        assertThat(decide(PUSH.generation(2), byHand.life(), PAUSED).action()).isEqualTo(new Action.Unpause());
    }

    @Test
    void looksAtWhatADomainHasBeforeItSaysThatAllIsWell() {
        Situation unknown = situation(PUSH, running(), List.of(RUNNING), null, null, BOOT, NOW);

        assertThat(Supervisor.decide(unknown).action()).isEqualTo(new Action.Inspect(RUNNING));
    }

    @Test
    void changesOneThingAtATimeAndLooksAgain() {
        Pushes edited = PUSH.generation(2);
        Decision first = decide(edited, MEMORY_AND_VCPUS, running());
        assertThat(first.action())
                .isEqualTo(new Action.Change(MEMORY_AND_VCPUS.plan().getFirst()));
        assertThat(first.life().edit().through()).isFalse();

        Decision second = decide(edited, VCPUS_LEFT, first.life());
        assertThat(second.action())
                .isEqualTo(new Action.Change(VCPUS_LEFT.plan().getFirst()));

        Decision done = decide(edited, Assessment.ALIKE, second.life());
        assertThat(done.action()).isEqualTo(new Action.None());
        assertThat(done.life().edit().through()).isTrue();
        assertThat(Assessment.ALIKE.applied(done.life().edit()))
                .extracting(Difference::slot, Difference::running, Difference::configured)
                .containsExactly(tuple("memory", "128", "256"), tuple("vcpus", "2", "3"));
    }

    @Test
    void triesAgainWhatAnAgentThatWasKilledMayNotHaveDone() {
        Pushes edited = PUSH.generation(2);
        Life killed = decide(edited, MEMORY_AND_VCPUS, running()).life();

        assertThat(decide(edited, MEMORY_AND_VCPUS, killed).action())
                .isEqualTo(new Action.Change(MEMORY_AND_VCPUS.plan().getFirst()));
    }

    @Test
    void doesNotAskAgainForWhatWasRefused() {
        Pushes edited = PUSH.generation(2);
        Life tried = decide(edited, MEMORY_AND_VCPUS, running()).life();
        Life refused = tried.withEdit(tried.edit().refused(List.of(MEMORY), "xl says no", NOW));

        Decision next = decide(edited, MEMORY_AND_VCPUS, refused);
        assertThat(next.action())
                .isEqualTo(new Action.Change(MEMORY_AND_VCPUS.plan().getLast()));
        Decision done = decide(edited, new Assessment(List.of(MEMORY), List.of(step(MEMORY))), next.life());

        assertThat(done.action()).isEqualTo(new Action.None());
        Assessment left = new Assessment(List.of(MEMORY), List.of(step(MEMORY)));
        assertThat(left.pending(done.life().edit())).containsExactly(MEMORY);
        assertThat(left.drift(done.life().edit())).isEmpty();
        assertThat(decide(PUSH.generation(3), left, done.life()).action()).isEqualTo(new Action.Change(step(MEMORY)));
    }

    @Test
    void leavesWhatSomebodyChangedByHandUntilTheNextEdit() {
        Assessment changed = new Assessment(List.of(MEMORY), List.of(step(MEMORY)));

        Decision byHand = decide(PUSH, changed, running());

        assertThat(byHand.action()).isEqualTo(new Action.None());
        assertThat(changed.drift(byHand.life().edit())).containsExactly(MEMORY);
        assertThat(changed.pending(byHand.life().edit())).isEmpty();
        assertThat(decide(PUSH.generation(2), changed, byHand.life()).action())
                .isEqualTo(new Action.Change(step(MEMORY)));
    }

    @Test
    void takesOverADomainAsItIs() {
        Life taken = fresh().adopted(1, BOOT, NOW);
        Assessment different = new Assessment(List.of(MEMORY), List.of(step(MEMORY)));

        Decision decision = Supervisor.decide(situation(
                PUSH.updatePolicy(UpdatePolicy.Restart), taken, List.of(RUNNING), null, different, BOOT, NOW));

        assertThat(decision.action()).isEqualTo(new Action.None());
        assertThat(different.pending(decision.life().edit())).containsExactly(MEMORY);
        assertThat(different.drift(decision.life().edit())).isEmpty();
    }

    @Test
    void touchesNoneOfTwoDomainsWithOneUuid() {
        Decision decision = decide(PUSH, running(), RUNNING, domain(8, 128, 2, false, null));

        assertThat(decision.action()).isEqualTo(new Action.None());
        assertThat(decision.problem().message()).contains("[7, 8]");
    }

    @Test
    void waitsForADyingDomainAndStartsNoneBesideIt() {
        LiveDomain dying = new LiveDomain(PUSH.uuid(), 7, null, 3, 0, true, ShutdownReason.PowerOff, true);

        Decision decision = decide(PUSH, running(), dying);

        assertThat(decision.action()).isEqualTo(new Action.None());
        assertThat(decision.life().state()).isEqualTo(DomainState.Dying);
    }

    @Test
    void stopsTryingWhatXlTakesAndDoesNotDo() {
        Life life = running();
        Pushes edited = PUSH.generation(2);
        int steps = 0;
        for (Decision next = decide(edited, VCPUS_LEFT, life);
                next.action() instanceof Action.Change;
                next = decide(edited, VCPUS_LEFT, life)) {
            life = next.life();
            steps++;
        }
        assertThat(steps).isEqualTo(3);

        Decision given = decide(edited, VCPUS_LEFT, life);
        assertThat(given.life().edit().through()).isTrue();
        assertThat(VCPUS_LEFT.pending(given.life().edit())).containsExactly(VCPUS);
        assertThat(given.life().edit().attempt("vcpus").orElseThrow().refusal()).contains("still has the old value");
    }
}
