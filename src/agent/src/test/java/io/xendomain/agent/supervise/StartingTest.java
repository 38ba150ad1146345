package io.xendomain.agent.supervise;

import static io.xendomain.agent.supervise.Situations.BOOT;
import static io.xendomain.agent.supervise.Situations.BUILDING;
import static io.xendomain.agent.supervise.Situations.NOW;
import static io.xendomain.agent.supervise.Situations.PUSH;
import static io.xendomain.agent.supervise.Situations.decide;
import static io.xendomain.agent.supervise.Situations.decideAt;
import static io.xendomain.agent.supervise.Situations.fresh;
import static io.xendomain.agent.supervise.Situations.running;
import static io.xendomain.agent.supervise.Situations.situation;
import static io.xendomain.agent.supervise.Situations.starting;
import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.agent.toolstack.LiveDomain;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.PowerState;
import io.xendomain.protocol.ProblemCode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is started, and what is not. */
class StartingTest {
    @Test
    void startsWhatWasNeverThere() {
        Decision decision = decide(PUSH, fresh());

        assertThat(decision.action()).isEqualTo(new Action.Create(false));
        assertThat(decision.life().state()).isEqualTo(DomainState.Starting);
        assertThat(decision.life().started()).isEqualTo(PUSH.config());
    }

    @Test
    void startsPausedWhatIsToBePaused() {
        assertThat(decide(PUSH.powerState(PowerState.Paused), fresh()).action()).isEqualTo(new Action.Create(true));
    }

    @Test
    void startsNothingThatIsToBeHalted() {
        Decision decision = decide(PUSH.powerState(PowerState.Halted), fresh());

        assertThat(decision.action()).isEqualTo(new Action.None());
        assertThat(decision.wake()).isEqualTo(Instant.MAX);
    }

    @Test
    void startsEverythingAgainAfterABootOfTheHost() {
        Situation afterBoot = situation(PUSH, running(), List.of(), null, Assessment.ALIKE, "boot-2", NOW);

        assertThat(Supervisor.decide(afterBoot).action()).isEqualTo(new Action.Create(false));
    }

    @Test
    void startsNothingBesideADomainOfThatName() {
        LiveDomain other = new LiveDomain("another", 9, "web-1", 64, 1, false, null, false);

        Decision decision = Supervisor.decide(situation(PUSH, fresh(), List.of(), other, Assessment.ALIKE, BOOT, NOW));

        assertThat(decision.action()).isEqualTo(new Action.None());
        assertThat(decision.problem().code()).isEqualTo(ProblemCode.NotOurs);
        assertThat(decision.problem().message()).contains("9", "web-1", "another");
    }

    @Test
    void waitsForADomainThatIsBeingBuilt() {
        Decision decision = decide(PUSH, starting(), BUILDING);

        assertThat(decision.action()).isEqualTo(new Action.None());
        assertThat(decision.life().state()).isEqualTo(DomainState.Starting);
    }

    @Test
    void destroysADomainThatIsNeverBuilt() {
        Decision decision = decideAt(NOW.plus(Supervisor.BUILD), PUSH, starting(), BUILDING);

        assertThat(decision.action()).isEqualTo(new Action.Destroy());
    }

    @Test
    void doesNotStartASecondTimeRightAfterAnAgentDiedWhileStarting() {
        Decision first = decide(PUSH, starting());
        assertThat(first.action()).isEqualTo(new Action.None());
        assertThat(first.life().state()).isEqualTo(DomainState.Starting);

        Decision later = decideAt(first.wake(), PUSH, first.life());
        assertThat(later.action()).isEqualTo(new Action.Create(false));
    }
}
