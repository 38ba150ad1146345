package io.xendomain.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.Condition;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.DomainState;
import io.xendomain.api.Reason;
import io.xendomain.api.StatusFinding;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.operator.Reconciliation;
import io.xendomain.operator.Samples;
import io.xendomain.operator.observe.Contact;
import io.xendomain.operator.push.Answer;
import io.xendomain.operator.push.Decision;
import io.xendomain.protocol.Changes;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.ProblemFinding;
import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Severity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusAggregatorTest {

    @ParameterizedTest(
            name = "{0}, restart {1}, domain {2}, off by guest {3}: Ready={4} {5}, Reconciling={6}, Stalled={7}")
    @CsvSource({
        "Running, OnFailure, Running,      false, True,    DomainRunning,   False, False",
        "Running, OnFailure, Starting,     false, False,   Starting,        True,  False",
        "Running, OnFailure, Paused,       false, False,   Starting,        True,  False",
        "Running, OnFailure, ShuttingDown, false, False,   Restarting,      True,  False",
        "Running, OnFailure, Halted,       false, False,   Starting,        True,  False",
        "Running, OnFailure, Halted,       true,  True,    GuestPoweredOff, False, False",
        "Running, Never,     Halted,       true,  True,    GuestPoweredOff, False, False",
        "Running, Always,    Halted,       true,  False,   Starting,        True,  False",
        "Running, OnFailure, Crashed,      false, False,   Restarting,      True,  False",
        "Running, Never,     Crashed,      false, False,   GuestCrashed,    False, True",
        "Running, OnFailure, Dying,        false, False,   Restarting,      True,  False",
        "Running, OnFailure, Unknown,      false, Unknown, StateUnknown,    True,  False",
        "Paused,  OnFailure, Paused,       false, True,    DomainPaused,    False, False",
        "Paused,  OnFailure, Running,      false, False,   Stopping,        True,  False",
        "Paused,  OnFailure, Starting,     false, False,   Starting,        True,  False",
        "Paused,  OnFailure, Halted,       false, False,   Starting,        True,  False",
        "Halted,  OnFailure, Halted,       false, True,    DomainHalted,    False, False",
        "Halted,  OnFailure, Halted,       true,  True,    DomainHalted,    False, False",
        "Halted,  OnFailure, Running,      false, False,   Stopping,        True,  False",
        "Halted,  OnFailure, ShuttingDown, false, False,   Stopping,        True,  False",
    })
    void readyMeansThatTheWorldIsAsSpecAndPoliciesAsk(
            String power,
            String restart,
            io.xendomain.protocol.DomainState state,
            boolean byGuest,
            ConditionStatus ready,
            Reason reason,
            ConditionStatus reconciling,
            ConditionStatus stalled) {
        XenDomain domain = Samples.domain(Map.of("powerState", power, "restartPolicy", restart));
        XenDomainStatus status = status(domain, report(domain, state, byGuest, null), new Decision.UpToDate());
        assertThat(condition(status, ConditionType.Ready).status()).isEqualTo(ready);
        assertThat(condition(status, ConditionType.Ready).reason()).isEqualTo(reason);
        assertThat(condition(status, ConditionType.Reconciling).status()).isEqualTo(reconciling);
        assertThat(condition(status, ConditionType.Stalled).status()).isEqualTo(stalled);
        assertThat(condition(status, ConditionType.ConfigPushed).status()).isEqualTo(ConditionStatus.True);
        assertThat(status.observedGeneration()).isEqualTo(1);
        assertThat(status.conditions())
                .allSatisfy(one -> assertThat(one.observedGeneration()).isEqualTo(1));
    }

    @Test
    void aPermanentNoIsStalledInTheAgentsWordsAndAPassingOneIsNot() {
        XenDomain domain = Samples.domain();
        Answer refused = new Answer.Refused(new Problem(ProblemCode.NotOurs, "/etc/xen/web-1.cfg is not ours"));
        XenDomainStatus stalled = status(domain, null, new Decision.Later(refused, Samples.NOW));
        assertThat(condition(stalled, ConditionType.Stalled))
                .returns(ConditionStatus.True, Condition::status)
                .returns(Reason.NotOurs, Condition::reason)
                .returns("/etc/xen/web-1.cfg is not ours", Condition::message);

        Answer failed = new Answer.Failed(Reason.DiskFull, "no space left on /etc/xen");
        XenDomainStatus retried = status(domain, null, new Decision.Later(failed, Samples.NOW));
        assertThat(condition(retried, ConditionType.Stalled).status()).isEqualTo(ConditionStatus.False);
        assertThat(condition(retried, ConditionType.Reconciling).reason()).isEqualTo(Reason.DiskFull);
        assertThat(condition(retried, ConditionType.ConfigPushed).reason()).isEqualTo(Reason.DiskFull);
    }

    @Test
    void whatAHostFindsWrongIsListedAndNothingOfItIsTakenOnTrust() {
        XenDomain domain = Samples.domain();
        Problem problem = new Problem(
                ProblemCode.PolicyDenied,
                "2 findings",
                Arrays.asList(
                        new ProblemFinding(
                                "disk[0].target", "disk", "NotAllowedOnHost", "disk[0].target is not allowed"),
                        null,
                        new ProblemFinding(
                                "x".repeat(999), "no\nkey", "FromTheFuture", "two\nlines" + "!".repeat(9999)),
                        new ProblemFinding(null, null, null, null)));

        for (Decision decision :
                List.of(new Decision.Later(new Answer.Refused(problem), Samples.NOW), new Decision.UpToDate())) {
            DomainReport report = report(domain, io.xendomain.protocol.DomainState.Halted, false, problem);
            XenDomainStatus status = status(domain, report, decision);
            assertThat(condition(status, ConditionType.Stalled))
                    .returns(ConditionStatus.True, Condition::status)
                    .returns(Reason.PolicyDenied, Condition::reason);
            assertThat(status.findings()).hasSize(3);
            assertThat(status.findings().get(0))
                    .returns(Severity.Error, StatusFinding::severity)
                    .returns("spec.config.disk[0].target", StatusFinding::field)
                    .returns("disk", StatusFinding::key)
                    .returns("NotAllowedOnHost", StatusFinding::code);
            assertThat(status.findings().get(1))
                    .returns("spec.config", StatusFinding::field)
                    .returns(null, StatusFinding::key)
                    .returns("NotAllowedOnHost", StatusFinding::code);
            assertThat(status.findings().get(1).message())
                    .startsWith("two lines!")
                    .hasSizeLessThanOrEqualTo(1024);
        }
    }

    @Test
    void aProblemOfAHostThatHasTheConfigShows() {
        XenDomain domain = Samples.domain();
        DomainReport report = report(
                domain,
                io.xendomain.protocol.DomainState.Halted,
                false,
                new Problem(ProblemCode.XlFailed, "xl create: out of memory"));
        XenDomainStatus status = status(domain, report, new Decision.UpToDate());
        assertThat(condition(status, ConditionType.Ready))
                .returns(Reason.XlFailed, Condition::reason)
                .returns("xl create: out of memory", Condition::message);
    }

    @Test
    void aHostWithoutRoomIsWaitedFor() {
        XenDomain domain = Samples.domain();
        DomainReport report = report(
                domain,
                io.xendomain.protocol.DomainState.Halted,
                false,
                new Problem(ProblemCode.NoCapacity, "needs 132 MiB and the host has 44 MiB free"));
        XenDomainStatus status = status(domain, report, new Decision.UpToDate());
        assertThat(condition(status, ConditionType.Reconciling))
                .returns(ConditionStatus.True, Condition::status)
                .returns(Reason.NoCapacity, Condition::reason)
                .returns("needs 132 MiB and the host has 44 MiB free", Condition::message);
        assertThat(condition(status, ConditionType.Stalled).status()).isEqualTo(ConditionStatus.False);
        assertThat(condition(status, ConditionType.ConfigPushed).status()).isEqualTo(ConditionStatus.True);
    }

    @Test
    void allFindingsAreListedAndTheFirstErrorIsToldInTheCondition() {
        List<Finding> findings = List.of(
                new Finding(Severity.Warning, "spec.config.builder", "builder", Code.Deprecated, "old", null),
                new Finding(Severity.Error, "spec.config.memory", "memory", Code.HostTooSmall, "too much", null));
        XenDomainStatus status = StatusAggregator.status(
                Samples.domain(),
                Samples.UP,
                Optional.empty(),
                new Reconciliation.Invalid(Reason.ConfigInvalid, findings),
                Samples.NOW);
        assertThat(status.findings()).hasSize(2);
        assertThat(condition(status, ConditionType.Stalled).message()).contains("2 findings", "too much");
        assertThat(condition(status, ConditionType.ConfigValid).status()).isEqualTo(ConditionStatus.False);
        assertThat(condition(status, ConditionType.ConfigPushed).reason()).isEqualTo(Reason.NotPushed);
    }

    @Test
    void anUnreachableHostLeavesWhatWasKnownAndSaysThatItIsOld() {
        XenDomain domain = Samples.domain();
        DomainReport report = report(domain, io.xendomain.protocol.DomainState.Running, false, null);
        domain.setStatus(status(domain, report, new Decision.UpToDate()));
        Contact down = new Contact.Down(Reason.HostUnreachable, "refuses connections", Optional.empty());

        // also when the operator was restarted meanwhile and has never heard of the domain
        for (Optional<DomainReport> known : List.of(Optional.of(report), Optional.<DomainReport>empty())) {
            XenDomainStatus status = StatusAggregator.status(
                    domain, down, known, new Reconciliation.Unreachable("dom0-a", false, List.of()), Samples.NOW);
            assertThat(status.domain().state()).isEqualTo(DomainState.Unknown);
            assertThat(status.domain().domid()).isEqualTo(5);
            assertThat(status.config().path()).isEqualTo("/etc/xen/web-1.cfg");
            assertThat(condition(status, ConditionType.HostReachable).status()).isEqualTo(ConditionStatus.False);
            assertThat(condition(status, ConditionType.Ready).status()).isEqualTo(ConditionStatus.Unknown);
        }
    }

    @Test
    void theSameAgainIsEqualAndAConditionKeepsItsTimeUntilItsStatusChanges() {
        XenDomain domain = Samples.domain();
        DomainReport report = report(domain, io.xendomain.protocol.DomainState.Running, false, null);
        XenDomainStatus first = status(domain, report, new Decision.UpToDate());
        domain.setStatus(first);
        Instant later = Samples.NOW.plusSeconds(3600);
        XenDomainStatus second = StatusAggregator.status(
                domain, Samples.UP, Optional.of(report), rendered(domain, new Decision.UpToDate()), later);
        assertThat(second).isEqualTo(first);

        DomainReport starting = report(domain, io.xendomain.protocol.DomainState.Starting, false, null);
        XenDomainStatus third = StatusAggregator.status(
                domain, Samples.UP, Optional.of(starting), rendered(domain, new Decision.UpToDate()), later);
        assertThat(condition(third, ConditionType.Ready).lastTransitionTime()).isEqualTo(later);
        assertThat(condition(third, ConditionType.Stalled).lastTransitionTime()).isEqualTo(Samples.NOW);
    }

    @Test
    void aPausedObjectKeepsItsConditionsAndItsObservedGeneration() {
        XenDomain domain = Samples.domain();
        DomainReport report = report(domain, io.xendomain.protocol.DomainState.Running, false, null);
        domain.setStatus(status(domain, report, new Decision.UpToDate()));
        domain.getMetadata().setGeneration(2L);
        XenDomainStatus paused = StatusAggregator.status(
                domain, Samples.UP, Optional.of(report), new Reconciliation.LeftAlone(), Samples.NOW);
        assertThat(paused.observedGeneration()).isEqualTo(1);
        assertThat(condition(paused, ConditionType.Ready).status()).isEqualTo(ConditionStatus.True);
        assertThat(condition(paused, ConditionType.Paused).status()).isEqualTo(ConditionStatus.True);
    }

    private static XenDomainStatus status(XenDomain domain, DomainReport report, Decision decision) {
        return StatusAggregator.status(
                domain, Samples.UP, Optional.ofNullable(report), rendered(domain, decision), Samples.NOW);
    }

    private static Reconciliation rendered(XenDomain domain, Decision decision) {
        return new Reconciliation.Rendered(Samples.desired(domain), List.of(), decision);
    }

    private static Condition condition(XenDomainStatus status, ConditionType type) {
        return status.condition(type).orElseThrow();
    }

    private static DomainReport report(
            XenDomain domain, io.xendomain.protocol.DomainState state, boolean byGuest, Problem problem) {
        DomainReport report = Samples.report(domain, state);
        return new DomainReport(
                report.owner(),
                report.generation(),
                report.uuid(),
                report.name(),
                report.path(),
                report.sha256(),
                state,
                report.domid(),
                report.memoryMiB(),
                report.vcpus(),
                report.since(),
                byGuest,
                report.restarts(),
                Changes.NONE,
                null,
                false,
                problem);
    }
}
