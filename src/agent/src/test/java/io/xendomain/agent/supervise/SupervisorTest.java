package io.xendomain.agent.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.xendomain.agent.Pushes;
import io.xendomain.agent.domain.DomainRecord;
import io.xendomain.agent.domain.Edit;
import io.xendomain.agent.domain.Ending;
import io.xendomain.agent.domain.Life;
import io.xendomain.agent.toolstack.Difference;
import io.xendomain.agent.toolstack.LiveDomain;
import io.xendomain.agent.toolstack.LiveStep;
import io.xendomain.agent.toolstack.ShutdownReason;
import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.PowerState;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.RestartPolicy;
import io.xendomain.protocol.UpdatePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SupervisorTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String BOOT = "boot-1";
    private static final Pushes PUSH = Pushes.of("web-1").grace(30);

    private static final LiveDomain RUNNING = domain(7, 128, 2, false, null);
    private static final LiveDomain PAUSED = domain(7, 128, 2, true, null);
    private static final LiveDomain BUILDING = domain(7, 0, 0, true, null);

    private static final Difference MEMORY = new Difference("memory", "128", "256");
    private static final Difference VCPUS = new Difference("vcpus", "2", "3");
    private static final Assessment MEMORY_AND_VCPUS =
            new Assessment(List.of(MEMORY, VCPUS), List.of(step(MEMORY), step(VCPUS)));
    private static final Assessment VCPUS_LEFT = new Assessment(List.of(VCPUS), List.of(step(VCPUS)));
    /** Something that no command can change. */
    private static final Assessment DIFFERENT =
            new Assessment(List.of(new Difference("kernel", "/a", "/b")), List.of());

    // ---- starting

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

    // ---- running and paused

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

    // ---- changes of a running domain

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

    private static LiveStep step(Difference change) {
        return LiveStep.of(change.slot() + "-set", List.of(change.configured()), change);
    }

    private static Decision decide(Pushes push, Assessment assessment, Life life) {
        return Supervisor.decide(situation(push, life, List.of(RUNNING), null, assessment, BOOT, NOW));
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

    // ---- stopping

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
        Decision gone = decideAt(NOW.plusSeconds(31), halted, force.life());
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
        Decision gone = decideAt(NOW.plusSeconds(1), PUSH, still.life());
        assertThat(gone.action()).isEqualTo(new Action.Create(false));
    }

    @Test
    void forgetsThatItAskedAGuestThatDidNotHear() {
        Decision decision = decideAt(NOW.plusSeconds(30), PUSH, running().stopAsked(NOW), RUNNING);

        assertThat(decision.life().stopAskedAt()).isNull();
        assertThat(decision.life().state()).isEqualTo(DomainState.Running);
    }

    // ---- a guest that stops by itself

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

    @Test
    void leavesADomainThatIsBeingSaved() {
        LiveDomain saved = domain(7, 128, 2, false, ShutdownReason.Suspend);

        assertThat(decideAt(NOW.plusSeconds(600), PUSH, running(), saved).action())
                .isEqualTo(new Action.None());
    }

    // ---- restarts

    @Test
    void restartsOnceForEachValueOfTheRequest() {
        Pushes asked = PUSH.restartRequestedAt("a");
        Decision stop = decide(asked, running(), RUNNING);
        assertThat(stop.action()).isEqualTo(new Action.Shutdown());

        Decision start = decideAt(NOW.plusSeconds(1), asked, stop.life());
        assertThat(start.action()).isEqualTo(new Action.Create(false));
        assertThat(start.life().handledRestart()).isEqualTo("a");

        Decision done = decideAt(NOW.plusSeconds(2), asked, start.life(), RUNNING);
        assertThat(done.action()).isEqualTo(new Action.None());
        assertThat(decide(PUSH.restartRequestedAt("b"), done.life(), RUNNING).action())
                .isEqualTo(new Action.Shutdown());
    }

    @Test
    void restartsForPendingChangesOnlyWhereItMay() {
        assertThat(Supervisor.decide(pending(PUSH)).action()).isEqualTo(new Action.None());
        Pushes edited = PUSH.updatePolicy(UpdatePolicy.Restart);
        assertThat(Supervisor.decide(pending(edited)).action())
                .as("it was started with just this: a restart would change nothing")
                .isEqualTo(new Action.None());
        assertThat(Supervisor.decide(pending(edited.lines("memory = 256\n"))).action())
                .isEqualTo(new Action.Shutdown());
    }

    private static Situation pending(Pushes push) {
        return situation(push, running(), List.of(RUNNING), null, DIFFERENT, BOOT, NOW);
    }

    // ---- removal

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

    private static Decision removing(DeletionPolicy policy, Life life, LiveDomain... listed) {
        DomainRecord record = new DomainRecord(PUSH.desired(), PUSH.removal(policy), null, life);
        return Supervisor.decide(new Situation(record, List.of(listed), null, Assessment.ALIKE, BOOT, NOW));
    }

    // ---- helpers

    private static Life fresh() {
        return Life.fresh(NOW);
    }

    private static Life starting() {
        return fresh().starting(PUSH.config(), 1, BOOT, null, NOW).in(DomainState.Starting, NOW);
    }

    private static Life running() {
        return starting()
                .there(PUSH.config(), 7)
                .withEdit(Edit.started(1).asPowered())
                .in(DomainState.Running, NOW);
    }

    private static LiveDomain domain(int domid, long memory, int vcpus, boolean paused, ShutdownReason stopped) {
        return new LiveDomain(PUSH.uuid(), domid, "web-1", memory, vcpus, paused, stopped, false);
    }

    private static Decision decide(Pushes push, Life life, LiveDomain... listed) {
        return decideAt(NOW, push, life, listed);
    }

    private static Decision decideAt(Instant now, Pushes push, Life life, LiveDomain... listed) {
        return Supervisor.decide(situation(push, life, List.of(listed), null, Assessment.ALIKE, BOOT, now));
    }

    private static Situation situation(
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
}
