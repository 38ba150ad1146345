package io.xendomain.agent.supervise;

import static io.xendomain.agent.supervise.Situations.NOW;
import static io.xendomain.agent.supervise.Situations.PUSH;
import static io.xendomain.agent.supervise.Situations.RUNNING;
import static io.xendomain.agent.supervise.Situations.decide;
import static io.xendomain.agent.supervise.Situations.decideAt;
import static io.xendomain.agent.supervise.Situations.domain;
import static io.xendomain.agent.supervise.Situations.removing;
import static io.xendomain.agent.supervise.Situations.running;
import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.agent.Pushes;
import io.xendomain.agent.domain.Ending;
import io.xendomain.agent.domain.Life;
import io.xendomain.agent.toolstack.LiveDomain;
import io.xendomain.agent.toolstack.ShutdownReason;
import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.PowerState;
import io.xendomain.protocol.RestartPolicy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Guests that stop by themselves, and when they are started again. */
class EndingTest {
    @Test
    void doesNotTakeTheGapOfARebootForAHalt() {
        Life rebooting = decide(PUSH, running(), domain(7, 14, 1, true, ShutdownReason.Reboot))
                .life();
        assertThat(rebooting.state()).isEqualTo(DomainState.ShuttingDown);

        Decision gap = decideAt(NOW.plusSeconds(1), PUSH, rebooting);
        assertThat(gap.action()).isEqualTo(new Action.None());
        assertThat(gap.life().state()).isEqualTo(DomainState.ShuttingDown);

        Decision back = decideAt(NOW.plusSeconds(3), PUSH, gap.life(), domain(8, 128, 2, false, null));
        assertThat(back.action()).isEqualTo(new Action.None());
        assertThat(back.life().state()).isEqualTo(DomainState.Running);
        assertThat(back.life().ending()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "PowerOff, Always,    true,  Halted",
        "PowerOff, OnFailure, false, Halted",
        "PowerOff, Never,     false, Halted",
        "Crash,    Always,    true,  Crashed",
        "Crash,    OnFailure, true,  Crashed",
        "Crash,    Never,     false, Crashed",
        "Watchdog, OnFailure, true,  Crashed",
        "Reboot,   OnFailure, true,  Halted",
        "Reboot,   Never,     false, Halted",
    })
    void obeysTheRestartPolicy(ShutdownReason reason, RestartPolicy policy, boolean again, DomainState state) {
        Pushes push = PUSH.restartPolicy(policy);
        Life stopped = decide(push, running(), domain(7, 14, 1, true, reason)).life();

        Decision missing = decideAt(NOW.plusSeconds(1), push, stopped);
        Decision ended = decideAt(missing.wake(), push, missing.life());

        assertThat(ended.action()).isEqualTo(again ? new Action.Create(false) : new Action.None());
        if (!again) {
            assertThat(ended.life().state()).isEqualTo(state);
            assertThat(ended.wake()).isEqualTo(Instant.MAX);
            assertThat(ended.life().ending() == Ending.PoweredOff).isEqualTo(reason == ShutdownReason.PowerOff);
        }
    }

    @Test
    void startsAgainWhatSomebodyDestroyedByHand() {
        Decision missing = decide(PUSH, running());
        assertThat(missing.life().state()).isEqualTo(DomainState.ShuttingDown);

        Decision trace = decideAt(missing.wake(), PUSH, missing.life());
        assertThat(trace.action()).isEqualTo(new Action.Trace(7));
        Life unknown = trace.life().traced(ShutdownReason.Unknown, NOW);
        assertThat(decideAt(missing.wake(), PUSH, unknown).action()).isEqualTo(new Action.Create(false));
    }

    @Test
    void leavesOffWhatPoweredItselfOffWhileNobodyLooked() {
        Decision missing = decide(PUSH, running());
        Decision trace = decideAt(missing.wake(), PUSH, missing.life());

        Decision off = decideAt(missing.wake(), PUSH, trace.life().traced(ShutdownReason.PowerOff, NOW));

        assertThat(off.action()).isEqualTo(new Action.None());
        assertThat(off.life().ending()).isEqualTo(Ending.PoweredOff);
    }

    @Test
    void waitsLongerEachTimeAGuestCrashes() {
        Life life = running();
        Instant now = NOW;
        Duration last = Duration.ZERO;
        for (int crash = 0; crash < 8; crash++) {
            life = decideAt(now, PUSH, life, domain(7, 14, 1, true, ShutdownReason.Crash))
                    .life();
            Decision next = decideAt(now, PUSH, life);
            Instant ended = next.wake();
            next = decideAt(ended, PUSH, next.life());
            Duration wait = Duration.ZERO;
            if (next.action() instanceof Action.None) {
                assertThat(next.life().state()).isEqualTo(DomainState.Crashed);
                wait = Duration.between(ended, next.wake());
                next = decideAt(next.wake(), PUSH, next.life());
            }
            assertThat(next.action()).isEqualTo(new Action.Create(false));
            assertThat(wait).isGreaterThanOrEqualTo(last).isLessThanOrEqualTo(RestartRule.LONGEST_BACKOFF);
            last = wait;
            now = ended.plus(wait).plusSeconds(2);
            life = decideAt(now, PUSH, next.life(), RUNNING).life();
        }
        assertThat(last).isEqualTo(RestartRule.LONGEST_BACKOFF);

        Instant muchLater = now.plus(Supervisor.STABLE);
        life = decideAt(muchLater, PUSH, life, domain(7, 14, 1, true, ShutdownReason.Crash))
                .life();
        Decision missing = decideAt(muchLater, PUSH, life);
        assertThat(decideAt(missing.wake(), PUSH, missing.life()).action()).isEqualTo(new Action.Create(false));
    }

    @Test
    void triesWhatWasEditedWithoutWaiting() {
        Life crashed = running().ended(Ending.Crashed, 3).in(DomainState.Crashed, NOW);
        assertThat(decideAt(NOW.plusSeconds(5), PUSH, crashed).wake()).isEqualTo(NOW.plusSeconds(40));

        Decision repaired = decideAt(NOW.plusSeconds(5), PUSH.generation(2), crashed);
        assertThat(repaired.action()).isEqualTo(new Action.Create(false));

        Life again = repaired.life().ended(Ending.Crashed, 4).in(DomainState.Crashed, NOW);
        assertThat(decideAt(NOW.plusSeconds(5), PUSH.generation(2), again).action())
                .as("it did not help")
                .isEqualTo(new Action.None());
    }

    @Test
    void leavesAPoweredOffGuestOffUntilARestartIsAskedFor() {
        Life off = running().stopped(ShutdownReason.PowerOff, NOW).ended(Ending.PoweredOff, 0);

        assertThat(decide(PUSH, off).action()).isEqualTo(new Action.None());
        assertThat(decide(PUSH.restartRequestedAt("now"), off).action()).isEqualTo(new Action.Create(false));
        Life haltedOnPurpose = decide(PUSH.powerState(PowerState.Halted), off).life();
        assertThat(haltedOnPurpose.ending()).isNull();
        assertThat(decide(PUSH, haltedOnPurpose).action()).isEqualTo(new Action.Create(false));
    }

    @Test
    void keepsWhatItsConfigAsksToPreserve() {
        Pushes preserving = PUSH.lines("memory = 128\nvcpus = 2\non_crash = \"preserve\"\n");
        LiveDomain preserved = domain(7, 128, 2, false, ShutdownReason.Crash);
        Life crashed = decide(preserving, running(), preserved).life();
        assertThat(crashed.state()).isEqualTo(DomainState.ShuttingDown);

        Instant later = NOW.plus(Supervisor.CLEAN_UP);
        Decision kept = decideAt(later, preserving, crashed, preserved);
        assertThat(kept.action()).isEqualTo(new Action.None());
        assertThat(kept.life().state()).isEqualTo(DomainState.Crashed);
        Decision again = decideAt(later.plusSeconds(60), preserving, kept.life(), preserved);
        assertThat(again).isEqualTo(Decision.rest(kept.life()));

        assertThat(decideAt(later, preserving.restartRequestedAt("now"), kept.life(), preserved)
                        .action())
                .isEqualTo(new Action.Destroy());
    }

    @Test
    void cleansUpForAnXlThatIsGoneAndThenFollowsTheRestartPolicy() {
        LiveDomain left = domain(7, 128, 2, false, ShutdownReason.PowerOff);
        Life stopped = decide(PUSH, running(), left).life();
        Instant later = NOW.plus(Supervisor.CLEAN_UP);

        Decision cleanUp = decideAt(later, PUSH, stopped, left);
        assertThat(cleanUp.action()).isEqualTo(new Action.Destroy());

        Decision missing = decideAt(later, PUSH, cleanUp.life());
        Decision off = decideAt(missing.wake(), PUSH, missing.life());
        assertThat(off.action()).isEqualTo(new Action.None());
        assertThat(off.life().ending()).isEqualTo(Ending.PoweredOff);
    }

    @Test
    void cleansUpARebootThatNobodyCarriesOut() {
        LiveDomain stuck = domain(7, 128, 2, false, ShutdownReason.Reboot);
        Life rebooting = decide(PUSH, running(), stuck).life();

        Decision decision = decideAt(NOW.plus(Supervisor.CLEAN_UP), PUSH, rebooting, stuck);

        assertThat(decision.action()).isEqualTo(new Action.Destroy());
        Decision missing = decideAt(NOW.plusSeconds(60), PUSH, decision.life());
        assertThat(missing.action()).as("somebody may still carry it out").isEqualTo(new Action.None());
        assertThat(decideAt(missing.wake(), PUSH, missing.life()).action()).isEqualTo(new Action.Create(false));
    }

    @Test
    void doesNotTakeTheGapOfARebootForARemoval() {
        LiveDomain rebooting = domain(7, 14, 1, true, ShutdownReason.Reboot);
        Life life = decide(PUSH, running(), rebooting).life();

        Decision gap = removing(DeletionPolicy.Shutdown, life);

        assertThat(gap.action()).isEqualTo(new Action.None());
        assertThat(removing(DeletionPolicy.Shutdown, gap.life(), RUNNING).action())
                .isEqualTo(new Action.Shutdown());
    }

    @ParameterizedTest
    @EnumSource(RestartPolicy.class)
    void startsNothingBesideWhatWasSaved(RestartPolicy policy) {
        Pushes push = PUSH.restartPolicy(policy);
        Life saving = decide(push, running(), domain(7, 128, 2, false, ShutdownReason.Suspend))
                .life();
        Decision missing = decideAt(NOW.plusSeconds(1), push, saving);
        Decision saved = decideAt(missing.wake(), push, missing.life());
        assertThat(saved.action()).isEqualTo(new Action.None());
        assertThat(saved.wake()).isEqualTo(Instant.MAX);
        assertThat(saved.life().ending()).isEqualTo(Ending.Saved);

        Decision restored = decideAt(NOW.plusSeconds(60), push, saved.life(), domain(9, 128, 2, false, null));
        assertThat(restored.action()).isEqualTo(new Action.None());
        assertThat(restored.life().state()).isEqualTo(DomainState.Running);
        assertThat(restored.life().restarts()).isZero();

        assertThat(decide(push.restartRequestedAt("now"), saved.life()).action())
                .as("whoever asks for it may have it anew")
                .isEqualTo(new Action.Create(false));
    }

    @Test
    void leavesADomainThatIsBeingSaved() {
        LiveDomain saved = domain(7, 128, 2, false, ShutdownReason.Suspend);

        assertThat(decideAt(NOW.plusSeconds(600), PUSH, running(), saved).action())
                .isEqualTo(new Action.None());
    }
}
