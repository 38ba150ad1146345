package io.xendomain.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.AppliedKey;
import io.xendomain.api.Condition;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.PendingKey;
import io.xendomain.api.Reason;
import io.xendomain.api.StatusFinding;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.operator.Reconciliation;
import io.xendomain.operator.Samples;
import io.xendomain.operator.observe.Contact;
import io.xendomain.operator.push.Decision;
import io.xendomain.protocol.AppliedChange;
import io.xendomain.protocol.Changes;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.Drift;
import io.xendomain.protocol.PendingChange;
import io.xendomain.protocol.Restarts;
import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Severity;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What became of an edit, and what others changed. */
class ChangesTest {
    private static final PendingChange VCPUS = new PendingChange("vcpus", "1", "4", null);
    private static final PendingChange REFUSED = new PendingChange("memory", "128", "9000", "xl: not enough memory");
    private static final AppliedChange DISK = new AppliedChange("disk[xvdb]", null, "target=/dev/vg0/data");

    private final XenDomain domain = Samples.domain();

    @Test
    void whatWasAppliedAndWhatWaitsAreListedWithBothValues() {
        XenDomainStatus status = status(new Changes(List.of(VCPUS, REFUSED), List.of(DISK), List.of(), false));
        assertThat(status.applied()).containsExactly(new AppliedKey("disk[xvdb]", null, "target=/dev/vg0/data"));
        assertThat(status.pending())
                .containsExactly(
                        new PendingKey("vcpus", "1", "4", null),
                        new PendingKey("memory", "128", "9000", "xl: not enough memory"));
        assertThat(condition(status, ConditionType.RestartRequired))
                .returns(ConditionStatus.True, Condition::status)
                .returns(Reason.ChangesPending, Condition::reason)
                .returns(
                        "wait for the domain's next start: vcpus 1 -> 4, memory 128 -> 9000"
                                + " (xl refused it: xl: not enough memory)",
                        Condition::message);
        assertThat(condition(status, ConditionType.Ready).status()).isEqualTo(ConditionStatus.True);
    }

    @Test
    void longValuesLeaveRoomForTheOtherKeys() {
        String huge = "x".repeat(400);
        PendingChange wordy = new PendingChange("disk[xvda]", huge, huge, huge);
        XenDomainStatus status = status(new Changes(List.of(wordy, VCPUS), List.of(), List.of(), false));
        assertThat(condition(status, ConditionType.RestartRequired).message()).endsWith("vcpus 1 -> 4");
        assertThat(status.pending().getFirst().running()).isEqualTo(huge);
    }

    @Test
    void theRestOfTooManyIsNoKey() {
        PendingChange rest = new PendingChange("and 45 more", null, null, null);
        XenDomainStatus status = status(new Changes(List.of(VCPUS, rest), List.of(), List.of(), false));
        assertThat(condition(status, ConditionType.RestartRequired).message()).endsWith("vcpus 1 -> 4, and 45 more");
    }

    @Test
    void nothingWaitsOnceTheSpecSaysWhatThereIs() {
        domain.setStatus(status(new Changes(List.of(VCPUS), List.of(), List.of(), false)));
        XenDomainStatus status = status(Changes.NONE);
        assertThat(status.pending()).isEmpty();
        assertThat(condition(status, ConditionType.RestartRequired))
                .returns(ConditionStatus.False, Condition::status)
                .returns(Reason.NothingPending, Condition::reason);
    }

    @ParameterizedTest
    @CsvSource({
        "memory,     spec.config.memory,      memory",
        "cpus[1],    spec.config.cpus[1],     cpus",
        "disk[xvdb], spec.config.disk[xvdb],  disk",
        "cpu_weight, spec.config.cpuWeight,   cpu_weight",
        "powerState, spec.powerState,         ",
        "later_key,  spec.config,             ",
    })
    void whatSomebodyChangedIsAWarningAtItsField(String key, String field, String named) {
        XenDomainStatus status = status(drift(new Drift(key, "128", "256")));
        assertThat(status.findings())
                .containsExactly(new StatusFinding(
                        Severity.Warning,
                        field,
                        named,
                        Code.ChangedByHand.name(),
                        key
                                + " was changed on the host: it is 256, and the spec says 128; edit the object to have it put"
                                + " right, or write into it what there is"));
        assertThat(condition(status, ConditionType.Ready).status()).isEqualTo(ConditionStatus.True);
        assertThat(condition(status, ConditionType.RestartRequired).status()).isEqualTo(ConditionStatus.False);

        domain.setStatus(status);
        assertThat(status(Changes.NONE).findings()).isEmpty();
    }

    @Test
    void aDriftOfLongValuesStillNamesTheRemedy() {
        XenDomainStatus status = status(drift(new Drift("disk[xvdb]", "x".repeat(512), null)));
        assertThat(status.findings()).singleElement().satisfies(finding -> assertThat(finding.message())
                .contains("it is not there")
                .endsWith("write into it what there is"));
    }

    @Test
    void errorsOfTheConfigComeBeforeWhatSomebodyChanged() {
        Finding error = new Finding(Severity.Error, "spec.config.vcpus", "vcpus", Code.OutOfRange, "no", null);
        XenDomainStatus status = StatusAggregator.status(
                domain,
                Samples.UP,
                Optional.of(report(drift(new Drift("memory", "128", "256")))),
                new Reconciliation.Invalid(Reason.ConfigInvalid, List.of(error)),
                Samples.NOW);
        assertThat(status.findings())
                .extracting(StatusFinding::code)
                .containsExactly(Code.OutOfRange.name(), Code.ChangedByHand.name());
    }

    @Test
    void anEditThatIsBeingCarriedOutIsReconcilingAndNotStalled() {
        Changes underWay = new Changes(List.of(), List.of(DISK), List.of(), true);
        assertThat(condition(status(underWay), ConditionType.Reconciling))
                .returns(ConditionStatus.True, Condition::status)
                .returns(Reason.Changing, Condition::reason);
        assertThat(condition(status(underWay), ConditionType.Stalled).status()).isEqualTo(ConditionStatus.False);

        // the state comes first: a domain that is being started has nothing that changes live
        XenDomainStatus starting = status(
                Samples.changed(Samples.report(domain, DomainState.Starting), underWay), new Decision.UpToDate());
        assertThat(condition(starting, ConditionType.Reconciling).reason()).isEqualTo(Reason.Starting);
    }

    @Test
    void aDomainThatWasTakenOverIsReadyWithWhatWaitsAlsoWhereItWouldBeRestarted() {
        XenDomain restarting = Samples.domain(Map.of("updatePolicy", "Restart"));
        DomainReport running = Samples.changed(
                Samples.report(restarting, DomainState.Running),
                new Changes(List.of(VCPUS), List.of(), List.of(), false));
        XenDomainStatus ready = StatusAggregator.status(
                restarting, Samples.UP, Optional.of(running), rendered(restarting), Samples.NOW);
        assertThat(condition(ready, ConditionType.Ready).status()).isEqualTo(ConditionStatus.True);
        assertThat(condition(ready, ConditionType.RestartRequired).status()).isEqualTo(ConditionStatus.True);

        DomainReport stopping =
                Samples.changed(Samples.report(restarting, DomainState.ShuttingDown), running.changes());
        XenDomainStatus restarts = StatusAggregator.status(
                restarting, Samples.UP, Optional.of(stopping), rendered(restarting), Samples.NOW);
        assertThat(condition(restarts, ConditionType.Reconciling).reason()).isEqualTo(Reason.Restarting);
    }

    @Test
    void anUnreachableHostLeavesWhatWaitsAlsoAfterTheOperatorWasRestarted() {
        domain.setStatus(status(new Changes(List.of(VCPUS), List.of(DISK), List.of(), false)));
        Contact down = new Contact.Down(Reason.HostUnreachable, "refuses connections", Optional.empty());
        XenDomainStatus status = StatusAggregator.status(
                domain,
                down,
                Optional.empty(),
                new Reconciliation.Unreachable("dom0-a", false, List.of()),
                Samples.NOW);
        assertThat(status.pending()).isEqualTo(domain.getStatus().pending());
        assertThat(status.applied()).isEqualTo(domain.getStatus().applied());
        assertThat(condition(status, ConditionType.RestartRequired).status()).isEqualTo(ConditionStatus.True);
    }

    @Test
    void whatWaitsStaysUntilARestartedAgentHasLooked() {
        domain.setStatus(status(new Changes(List.of(VCPUS), List.of(DISK), List.of(), false)));

        XenDomainStatus unseen = status(Changes.UNSEEN);
        assertThat(unseen.pending()).isEqualTo(domain.getStatus().pending());
        assertThat(unseen.applied()).isEqualTo(domain.getStatus().applied());
        assertThat(condition(unseen, ConditionType.RestartRequired).status()).isEqualTo(ConditionStatus.True);

        assertThat(status(Changes.NONE).pending()).as("now it has").isEmpty();
    }

    @Test
    void whatWaitedForTheNextStartIsNotKeptBeyondIt() {
        DomainReport gone = Samples.ended(
                report(new Changes(List.of(VCPUS), List.of(), List.of(), false)),
                DomainState.Halted,
                false,
                Restarts.NONE);
        domain.setStatus(status(gone, new Decision.UpToDate()));
        assertThat(domain.getStatus().pending()).hasSize(1);

        assertThat(status(Changes.UNSEEN).pending()).as("of another domid").isEmpty();
    }

    @Test
    void asManyAsTheSchemaHasRoomForAreShown() {
        Drift drift = new Drift("memory", "128", "256");
        List<Finding> warnings = Collections.nCopies(
                200, new Finding(Severity.Warning, "spec.config.builder", "builder", Code.Deprecated, "old", null));
        XenDomainStatus status = StatusAggregator.status(
                domain,
                Samples.UP,
                Optional.of(report(new Changes(List.of(), List.of(), Collections.nCopies(256, drift), false))),
                new Reconciliation.Rendered(Samples.desired(domain), warnings, new Decision.UpToDate()),
                Samples.NOW);
        assertThat(status.findings()).hasSize(256);
        assertThat(status.findings().getLast().message()).startsWith("and 201 more findings");
    }

    private static Changes drift(Drift drift) {
        return new Changes(List.of(), List.of(), List.of(drift), false);
    }

    private DomainReport report(Changes changes) {
        return Samples.changed(Samples.report(domain, DomainState.Running), changes);
    }

    private XenDomainStatus status(Changes changes) {
        return status(report(changes), new Decision.UpToDate());
    }

    private XenDomainStatus status(DomainReport report, Decision decision) {
        return StatusAggregator.status(
                domain,
                Samples.UP,
                Optional.of(report),
                new Reconciliation.Rendered(Samples.desired(domain), List.of(), decision),
                Samples.NOW);
    }

    private static Reconciliation rendered(XenDomain domain) {
        return new Reconciliation.Rendered(Samples.desired(domain), List.of(), new Decision.UpToDate());
    }

    private static Condition condition(XenDomainStatus status, ConditionType type) {
        return status.condition(type).orElseThrow();
    }
}
