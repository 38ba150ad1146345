package io.xendomain.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.Annotations;
import io.xendomain.api.Condition;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.Reason;
import io.xendomain.api.RestartsStatus;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.operator.Reconciliation;
import io.xendomain.operator.Samples;
import io.xendomain.operator.push.Decision;
import io.xendomain.protocol.Changes;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.Drift;
import io.xendomain.protocol.Restarts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Domains that end by themselves, and domains that somebody else paused or unpaused. */
class JudgeTest {
    private static final Instant NEXT = Instant.parse("2026-11-24T12:00:40.5Z");

    @ParameterizedTest(name = "restart {0}, {1}, off by guest {2}, started again {3} times: {4}")
    @CsvSource({
        "OnFailure, Crashed, false, 0, Restarting",
        "OnFailure, Crashed, false, 1, CrashLoopBackOff",
        "Always,    Crashed, false, 9, CrashLoopBackOff",
        "OnFailure, Halted,  false, 3, CrashLoopBackOff",
        "Always,    Halted,  true,  3, CrashLoopBackOff",
        "Always,    Halted,  true,  0, Starting",
        "OnFailure, Halted,  true,  3, GuestPoweredOff",
        "Never,     Halted,  true,  3, GuestPoweredOff",
        "Never,     Crashed, false, 3, GuestCrashed",
        "Never,     Halted,  false, 3, DomainNotAsAsked",
    })
    void aDomainThatEndsAgainAndAgainSaysSo(
            String policy, DomainState state, boolean byGuest, int count, Reason reason) {
        XenDomain domain = Samples.domain(Map.of("restartPolicy", policy));
        Verdict verdict = verdict(
                domain,
                Samples.ended(
                        Samples.report(domain, DomainState.Running),
                        state,
                        byGuest,
                        new Restarts(count, "it ended", NEXT)));
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.ready())
                .isEqualTo(reason == Reason.GuestPoweredOff ? ConditionStatus.True : ConditionStatus.False);
        assertThat(verdict.stalled()).isEqualTo(reason == Reason.GuestCrashed || reason == Reason.DomainNotAsAsked);
    }

    @Test
    void aDomainThatSomebodyDestroyedAndThatIsNotStartedAgainNamesTheWayOut() {
        for (String power : List.of("Running", "Paused")) {
            XenDomain domain = Samples.domain(Map.of("powerState", power, "restartPolicy", "Never"));
            DomainReport gone = Samples.ended(
                    Samples.report(domain, DomainState.Running),
                    DomainState.Halted,
                    false,
                    new Restarts(0, "it was gone and nobody saw why, as after xl destroy", null));
            assertThat(verdict(domain, gone).message())
                    .isEqualTo("the domain is off: it was gone and nobody saw why, as after xl destroy, and"
                            + " spec.restartPolicy is Never; ask for a restart with annotation "
                            + Annotations.RESTART_REQUESTED_AT);
            // one that was never there is about to be started
            DomainReport fresh = Samples.ended(gone, DomainState.Halted, false, Restarts.NONE);
            assertThat(verdict(domain, fresh))
                    .returns(Reason.Starting, Verdict::reason)
                    .returns(true, Verdict::reconciling);
        }
    }

    @Test
    void aCrashLoopSaysHowItEndedHowOftenAndWhenItGoesOn() {
        assertThat(crashed(new Restarts(3, "the guest crashed", NEXT)).message())
                .isEqualTo("the guest crashed, and it was started again 3 times; the next start is at"
                        + " 2026-11-24T12:00:40Z");
        assertThat(crashed(new Restarts(1, null, NEXT)).message())
                .isEqualTo("it ended, and it was started again 1 time; the next start is at 2026-11-24T12:00:40Z");
    }

    @Test
    void whatTheHostIsNotGoingToStartIsNotSaidToBeStarted() {
        assertThat(crashed(new Restarts(3, "the guest crashed", null)))
                .as("preserved")
                .returns(Reason.GuestCrashed, Verdict::reason)
                .returns(true, Verdict::stalled);
        XenDomain domain = Samples.domain();
        DomainReport saved = Samples.ended(
                Samples.report(domain, DomainState.Running),
                DomainState.Halted,
                false,
                new Restarts(0, "it was saved or migrated away by hand", null));
        assertThat(verdict(domain, saved))
                .returns(Reason.DomainNotAsAsked, Verdict::reason)
                .returns(true, Verdict::stalled)
                .extracting(Verdict::message)
                .asString()
                .startsWith(
                        "the domain is off: it was saved or migrated away by hand, and is not started anew beside that;");
    }

    @Test
    void aDomainThatRunsAgainIsReadyAndStillShowsHowOftenItWasStarted() {
        XenDomain domain = Samples.domain();
        DomainReport running = Samples.report(domain, DomainState.Running);
        XenDomainStatus status = StatusAggregator.status(
                domain,
                Samples.UP,
                Optional.of(
                        Samples.ended(running, DomainState.Running, false, new Restarts(4, "the guest crashed", null))),
                new Reconciliation.Rendered(Samples.desired(domain), List.of(), new Decision.UpToDate()),
                Samples.NOW);
        assertThat(status.condition(ConditionType.Ready)).get().returns(Reason.DomainRunning, Condition::reason);
        assertThat(status.domain().restarts()).isEqualTo(new RestartsStatus(4, "the guest crashed", null));
        assertThat(StatusAggregator.status(
                                domain,
                                Samples.UP,
                                Optional.of(running),
                                new Reconciliation.Rendered(
                                        Samples.desired(domain), List.of(), new Decision.UpToDate()),
                                Samples.NOW)
                        .domain()
                        .restarts())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"Running, Paused, paused, unpause", "Paused, Running, unpaused, pause"})
    void aDomainThatSomebodyPausedOrUnpausedIsStalledWithTheWaysOut(
            String wanted, DomainState actual, String done, String remedy) {
        XenDomain domain = Samples.domain(Map.of("powerState", wanted));
        DomainReport seen = Samples.report(domain, actual);
        Verdict verdict = verdict(
                domain,
                Samples.changed(
                        seen,
                        new Changes(
                                List.of(),
                                List.of(),
                                List.of(new Drift(Drift.POWER_STATE, wanted, actual.name())),
                                false)));
        assertThat(verdict)
                .returns(Reason.DomainNotAsAsked, Verdict::reason)
                .returns(ConditionStatus.False, Verdict::ready)
                .returns(true, Verdict::stalled)
                .returns(false, Verdict::reconciling);
        assertThat(verdict.message())
                .contains("somebody " + done + " the domain by hand", remedy + " it with xl", "edit the object")
                .endsWith(Annotations.RESTART_REQUESTED_AT);

        // without the agent's word it is on its way
        assertThat(verdict(domain, seen).reconciling()).isTrue();
    }

    private static Verdict crashed(Restarts restarts) {
        XenDomain domain = Samples.domain();
        return verdict(
                domain,
                Samples.ended(Samples.report(domain, DomainState.Running), DomainState.Crashed, false, restarts));
    }

    private static Verdict verdict(XenDomain domain, DomainReport report) {
        return Judge.verdict(domain.getSpec(), Samples.desired(domain), new Decision.UpToDate(), Optional.of(report));
    }
}
