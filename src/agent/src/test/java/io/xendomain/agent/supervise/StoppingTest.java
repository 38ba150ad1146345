package io.xendomain.agent.supervise;

import static io.xendomain.agent.supervise.Situations.BOOT;
import static io.xendomain.agent.supervise.Situations.NOW;
import static io.xendomain.agent.supervise.Situations.PAUSED;
import static io.xendomain.agent.supervise.Situations.PUSH;
import static io.xendomain.agent.supervise.Situations.RUNNING;
import static io.xendomain.agent.supervise.Situations.decide;
import static io.xendomain.agent.supervise.Situations.decideAt;
import static io.xendomain.agent.supervise.Situations.fresh;
import static io.xendomain.agent.supervise.Situations.removing;
import static io.xendomain.agent.supervise.Situations.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.agent.Pushes;
import io.xendomain.agent.domain.Life;
import io.xendomain.agent.toolstack.ShutdownReason;
import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.PowerState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Domains that are to go. */
class StoppingTest {
    @Test
    void asksThenWaitsThenDestroys() {
        Pushes halted = PUSH.powerState(PowerState.Halted);

        Decision ask = decide(halted, running(), RUNNING);
        assertThat(ask.action()).isEqualTo(new Action.Shutdown());
        Decision wait = decideAt(NOW.plusSeconds(29), halted, ask.life(), RUNNING);
        assertThat(wait.action()).isEqualTo(new Action.None());
        assertThat(wait.life().state()).isEqualTo(DomainState.ShuttingDown);
        assertThat(wait.wake()).isEqualTo(NOW.plusSeconds(30));
        Decision force = decideAt(NOW.plusSeconds(30), halted, wait.life(), RUNNING);
        assertThat(force.action()).isEqualTo(new Action.Destroy());
        Decision why = decideAt(NOW.plusSeconds(31), halted, force.life());
        assertThat(why.action()).isEqualTo(new Action.Trace(7));
        Decision gone =
                decideAt(NOW.plusSeconds(31), halted, why.life().traced(ShutdownReason.Unknown, NOW.plusSeconds(31)));
        assertThat(gone.action()).isEqualTo(new Action.None());
        assertThat(gone.life().state()).isEqualTo(DomainState.Halted);
    }

    @Test
    void destroysAtOnceWithoutAGracePeriod() {
        assertThat(decide(PUSH.powerState(PowerState.Halted).grace(0), running(), RUNNING)
                        .action())
                .isEqualTo(new Action.Destroy());
    }

    @Test
    void unpausesBeforeItAsksBecauseAPausedGuestDoesNotHear() {
        Decision decision = decide(PUSH.powerState(PowerState.Halted), running(), PAUSED);

        assertThat(decision.action()).isEqualTo(new Action.Unpause());
        assertThat(decision.life().stopAskedAt()).isNull();
    }

    @Test
    void startsAgainWhatItHadStoppedWhenThatIsTakenBack() {
        Life asked = running().stopAsked(NOW);

        Decision still = decide(PUSH, asked, RUNNING);
        assertThat(still.action()).isEqualTo(new Action.None());
        assertThat(still.life().state()).isEqualTo(DomainState.ShuttingDown);
        Decision gone = decideAt(NOW.plusSeconds(1), PUSH, still.life().traced(ShutdownReason.PowerOff, NOW));
        assertThat(gone.action()).isEqualTo(new Action.Create(false));
    }

    @ParameterizedTest
    @CsvSource({
        "Reboot,   '',                           true",
        "Reboot,   'on_reboot = \"destroy\"\n',   false",
        "Crash,    '',                           false",
        "Crash,    'on_crash = \"restart\"\n',    true",
        "PowerOff, '',                           false",
        "Unknown,  '',                           false",
    })
    void doesNotLetGoOfAGuestThatXlBringsBack(ShutdownReason reason, String onEnd, boolean broughtBack) {
        Pushes push = PUSH.lines(onEnd);
        Life asked = fresh().starting(push.config(), 1, BOOT, null, NOW)
                .there(push.config(), 7)
                .stopAsked(NOW);

        assertThat(removing(DeletionPolicy.Shutdown, asked).action()).isEqualTo(new Action.Trace(7));
        Life traced = asked.traced(reason, NOW);
        assertThat(removing(DeletionPolicy.Shutdown, traced).action())
                .isEqualTo(broughtBack ? new Action.None() : new Action.Forget());
    }

    @Test
    void forgetsThatItAskedAGuestThatDidNotHear() {
        Decision decision = decideAt(NOW.plusSeconds(30), PUSH, running().stopAsked(NOW), RUNNING);

        assertThat(decision.life().stopAskedAt()).isNull();
        assertThat(decision.life().state()).isEqualTo(DomainState.Running);
    }

    @ParameterizedTest
    @EnumSource(DeletionPolicy.class)
    void letsGoOfWhatIsNotThere(DeletionPolicy policy) {
        assertThat(removing(policy, fresh()).action()).isEqualTo(new Action.Forget());
    }

    @Test
    void removesAsThePolicySays() {
        assertThat(removing(DeletionPolicy.Shutdown, running(), RUNNING).action())
                .isEqualTo(new Action.Shutdown());
        assertThat(removing(DeletionPolicy.Destroy, running(), RUNNING).action())
                .isEqualTo(new Action.Destroy());
        assertThat(removing(DeletionPolicy.Orphan, running(), RUNNING).action()).isEqualTo(new Action.Forget());
    }
}
