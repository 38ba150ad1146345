package io.xendomain.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.xendomain.api.Annotations;
import io.xendomain.api.AppliedKey;
import io.xendomain.api.Condition;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.PendingKey;
import io.xendomain.api.Reason;
import io.xendomain.api.RestartsStatus;
import io.xendomain.api.StatusFinding;
import io.xendomain.api.XenDomain;
import io.xendomain.protocol.AppliedChange;
import io.xendomain.protocol.Changes;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.Drift;
import io.xendomain.protocol.PendingChange;
import io.xendomain.protocol.Restarts;
import io.xendomain.testkit.AuditLog;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import io.xendomain.testkit.Toolchain;
import io.xendomain.xlcfg.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of edits of running domains, and what others do to them, on the real API server. */
@ExtendWith(ControlPlaneExtension.class)
class ChangesIT {
    private static final Changes UNDER_WAY = new Changes(List.of(), List.of(), List.of(), true);

    private Fleet fleet;
    private FakeAgent agent;

    @BeforeEach
    void start(ControlPlane cluster) {
        fleet = new Fleet(cluster, "changes").start();
        agent = fleet.hostWithAgent("changes-a");
        fleet.awaitHost("changes-a", ConditionType.Ready, ConditionStatus.True);
    }

    @AfterEach
    void stop() {
        fleet.clear();
        fleet.close();
    }

    @Test
    void whatAnEditChangedAndWhatXlRefusedIsInTheStatus() {
        fleet.create(fleet.domain("edited-1", "changes-a"));
        fleet.awaitReady("edited-1");
        agent.amend(report -> Samples.changed(
                report,
                new Changes(
                        List.of(
                                new PendingChange("type", "pv", "pvh", null),
                                new PendingChange("vcpus", "1", "2", "xl vcpu-set: no such vCPU")),
                        List.of(new AppliedChange("memory", "128", "256")),
                        List.of(),
                        false)));
        fleet.merge("edited-1", "{\"spec\": {\"config\": {\"memory\": 256, \"vcpus\": 2}}}");

        XenDomain edited = fleet.await(
                "edited-1", "edited", domain -> Fleet.is(domain, ConditionType.RestartRequired, ConditionStatus.True));
        assertThat(edited.getStatus().applied()).containsExactly(new AppliedKey("memory", "128", "256"));
        assertThat(edited.getStatus().pending())
                .containsExactly(
                        new PendingKey("type", "pv", "pvh", null),
                        new PendingKey("vcpus", "1", "2", "xl vcpu-set: no such vCPU"));
        assertThat(message(edited, ConditionType.RestartRequired))
                .contains("type pv -> pvh", "vcpus 1 -> 2 (xl refused it: xl vcpu-set: no such vCPU)");
        assertThat(Fleet.is(edited, ConditionType.Ready, ConditionStatus.True)).isTrue();
    }

    @Test
    void anEditThatIsThroughInAMomentIsOneWriteOfTheStatus() {
        fleet.create(fleet.domain("quick-1", "changes-a"));
        fleet.awaitReady("quick-1");
        int before = statusWrites("quick-1").size();
        agent.amend(report -> Samples.changed(report, UNDER_WAY));
        fleet.merge("quick-1", "{\"spec\": {\"config\": {\"memory\": 256}}}");
        Awaitility.await("pushed").atMost(Fleet.PATIENCE).until(() -> agent.domains().values().stream()
                .anyMatch(report -> report.generation() == 2));
        agent.report(Samples.changed(
                reportOf("quick-1"),
                new Changes(List.of(), List.of(new AppliedChange("memory", "128", "256")), List.of(), false)));

        XenDomain edited = fleet.awaitReady("quick-1");
        assertThat(edited.getStatus().applied()).containsExactly(new AppliedKey("memory", "128", "256"));
        assertThat(statusWrites("quick-1")).hasSize(before + 1);
    }

    @Test
    void anEditThatTakesItsTimeShows() {
        fleet.create(fleet.domain("slow-1", "changes-a"));
        fleet.awaitReady("slow-1");
        agent.amend(report -> Samples.changed(report, UNDER_WAY));
        fleet.merge("slow-1", "{\"spec\": {\"config\": {\"memory\": 256}}}");
        awaitReconciling("slow-1", Reason.Changing);

        agent.report(Samples.changed(reportOf("slow-1"), Changes.NONE));
        fleet.awaitReady("slow-1");
    }

    @Test
    void whatIsChangedByHandIsAWarningAsLongAsItLasts() {
        fleet.create(fleet.domain("drift-1", "changes-a"));
        fleet.awaitReady("drift-1");
        DomainReport asAsked = reportOf("drift-1");
        agent.report(Samples.changed(
                asAsked, new Changes(List.of(), List.of(), List.of(new Drift("memory", "128", "100")), false)));

        XenDomain drifted = fleet.await(
                "drift-1", "with a finding", domain -> !byHand(domain).isEmpty());
        assertThat(byHand(drifted))
                .extracting(StatusFinding::severity, StatusFinding::field, StatusFinding::key)
                .containsExactly(tuple(Severity.Warning, "spec.config.memory", "memory"));
        assertThat(byHand(drifted).getFirst().message()).contains("it is 100, and the spec says 128");
        assertThat(Fleet.is(drifted, ConditionType.Ready, ConditionStatus.True)).isTrue();

        agent.report(asAsked);
        fleet.await("drift-1", "without a finding", domain -> byHand(domain).isEmpty());
    }

    @Test
    void aDomainThatSomebodyPausedIsStalledUntilItRuns() {
        fleet.create(fleet.domain("paused-1", "changes-a"));
        fleet.awaitReady("paused-1");
        DomainReport running = reportOf("paused-1");
        Changes paused =
                new Changes(List.of(), List.of(), List.of(new Drift(Drift.POWER_STATE, "Running", "Paused")), false);
        agent.report(Samples.changed(Samples.ended(running, DomainState.Paused, false, Restarts.NONE), paused));

        XenDomain stalled = fleet.await(
                "paused-1", "stalled", domain -> Fleet.is(domain, ConditionType.Stalled, ConditionStatus.True));
        assertThat(reason(stalled, ConditionType.Stalled)).isEqualTo(Reason.DomainNotAsAsked);
        assertThat(message(stalled, ConditionType.Stalled))
                .contains("unpause it with xl", "edit the object", Annotations.RESTART_REQUESTED_AT);
        assertThat(byHand(stalled)).extracting(StatusFinding::field).containsExactly("spec.powerState");

        agent.report(running);
        XenDomain ready = fleet.awaitReady("paused-1");
        assertThat(byHand(ready)).isEmpty();
        assertThat(Fleet.is(ready, ConditionType.Stalled, ConditionStatus.False))
                .isTrue();
    }

    @Test
    void aCrashLoopSaysHowOftenWhyAndWhenItGoesOn() {
        fleet.create(fleet.domain("crashing-1", "changes-a"));
        fleet.awaitReady("crashing-1");
        DomainReport running = reportOf("crashing-1");
        Instant next = Instant.parse("2026-01-02T03:05:05Z");
        agent.report(Samples.ended(running, DomainState.Crashed, false, new Restarts(3, "the guest crashed", next)));

        XenDomain crashed = awaitReconciling("crashing-1", Reason.CrashLoopBackOff);
        assertThat(message(crashed, ConditionType.Ready)).contains("the guest crashed", "3 times", next.toString());
        assertThat(crashed.getStatus().domain().restarts()).isEqualTo(new RestartsStatus(3, "the guest crashed", next));

        agent.report(Samples.ended(running, DomainState.Running, false, new Restarts(4, "the guest crashed", null)));
        XenDomain again = fleet.awaitReady("crashing-1");
        assertThat(again.getStatus().domain().restarts()).isEqualTo(new RestartsStatus(4, "the guest crashed", null));
    }

    @Test
    void noSecretIsEverWritten() throws IOException {
        fleet.cluster
                .kubectlApply(Files.readString(Toolchain.projectRoot().resolve("deploy/examples/secret-access.yaml"))
                        .replace("namespace: prod", "namespace: changes"))
                .orThrow();
        fleet.admin
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("vnc")
                        .withNamespace("changes")
                        .endMetadata()
                        .withStringData(Map.of("password", "hunter2"))
                        .build())
                .serverSideApply();
        // an agent that hides nothing
        agent.amend(report -> Samples.changed(
                report,
                new Changes(
                        List.of(new PendingChange("vncpasswd", "hunter2", "hunter2x", null)),
                        List.of(new AppliedChange("vncpasswd", "hunter2", "hunter2x")),
                        List.of(new Drift("vncpasswd", "hunter2", "hunter2x")),
                        false)));
        fleet.create(fleet.domain(
                "secret-1",
                "changes-a",
                Map.of("builder", "hvm", "vnc", true, "vncpasswdSecretRef", Map.of("name", "vnc", "key", "password"))));
        XenDomain ready = fleet.awaitReady("secret-1");
        assertThat(agent.pushes().getLast().config()).contains("hunter2");
        assertThat(ready.getStatus().pending())
                .containsExactly(new PendingKey("vncpasswd", "(secret)", "(secret)", null));
        assertThat(byHand(ready)).extracting(StatusFinding::key).containsExactly("vncpasswd");
        assertThat(statusWrites("secret-1"))
                .isNotEmpty()
                .allSatisfy(write -> assertThat(write.body().toString()).doesNotContain("hunter2"));
    }

    @Test
    void anAgentThatSaysFarTooMuchIsHeardAndCut() {
        String huge = "x".repeat(100_000);
        agent.amend(report -> Samples.changed(
                Samples.ended(report, DomainState.Running, false, new Restarts(1, huge, null)),
                new Changes(
                        Collections.nCopies(300, new PendingChange("extra", huge.substring(99_000), huge, null)),
                        List.of(new AppliedChange("disk[xvdb]", huge, "half \ud83d\ude00")),
                        List.of(new Drift("disk[xvdc]", huge, null)),
                        false)));
        fleet.create(fleet.domain("wordy-1", "changes-a"));

        XenDomain ready = fleet.awaitReady("wordy-1");
        assertThat(ready.getStatus().pending()).hasSize(256);
        assertThat(ready.getStatus().pending().getLast().key()).isEqualTo("and 45 more");
        assertThat(ready.getStatus().applied()).singleElement().satisfies(key -> assertThat(key.before())
                .hasSize(512));
        assertThat(ready.getStatus().domain().restarts().lastReason()).hasSize(256);
    }

    private XenDomain awaitReconciling(String name, Reason reason) {
        return fleet.await(
                name,
                reason.name(),
                domain -> Fleet.is(domain, ConditionType.Reconciling, ConditionStatus.True)
                        && reason(domain, ConditionType.Reconciling) == reason);
    }

    private DomainReport reportOf(String name) {
        return agent.domains().values().stream()
                .filter(report -> report.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<AuditLog.Write> statusWrites(String name) {
        return fleet.cluster.auditLog().writes("xendomains", name).stream()
                .filter(write -> write.namespace().equals("changes"))
                .filter(write -> write.subresource().equals("status"))
                .toList();
    }

    private static List<StatusFinding> byHand(XenDomain domain) {
        return domain.getStatus().findings().stream()
                .filter(finding -> finding.code().equals("ChangedByHand"))
                .toList();
    }

    private static Reason reason(XenDomain domain, ConditionType type) {
        return Fleet.condition(domain, type).map(Condition::reason).orElseThrow();
    }

    private static String message(XenDomain domain, ConditionType type) {
        return Fleet.condition(domain, type).map(Condition::message).orElseThrow();
    }
}
