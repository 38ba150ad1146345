package io.xendomain.operator;

import static io.xendomain.api.ConditionStatus.False;
import static io.xendomain.api.ConditionStatus.True;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.xendomain.api.Annotations;
import io.xendomain.api.Condition;
import io.xendomain.api.ConditionType;
import io.xendomain.api.DomainState;
import io.xendomain.api.Reason;
import io.xendomain.api.StatusFinding;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenHost;
import io.xendomain.protocol.Changes;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.PendingChange;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.ProblemFinding;
import io.xendomain.protocol.Restarts;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import io.xendomain.testkit.Toolchain;
import io.xendomain.xlcfg.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What users write, and what the status answers. */
@ExtendWith(ControlPlaneExtension.class)
class SpecIT {
    private static Fleet fleet;
    private static FakeAgent agent;

    @BeforeAll
    static void start(ControlPlane cluster) {
        fleet = new Fleet(cluster, "specs").watching("specs-other").start();
        agent = fleet.hostWithAgent("spec-a");
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    @Test
    void anInvalidSpecIsStalledWithAllItsFindingsUntilItIsRepaired() {
        // more memory than the host has, and a key that its xl does not know: only the validator knows
        fleet.create(fleet.domain("bad-1", "spec-a", Map.of("memory", 2097152, "bootloaderRestrict", true)));
        XenDomain bad = awaitStalled("bad-1", Reason.ConfigInvalid);
        assertThat(Fleet.is(bad, ConditionType.Ready, False)).isTrue();
        assertThat(Fleet.is(bad, ConditionType.Reconciling, False)).isTrue();
        assertThat(Fleet.is(bad, ConditionType.ConfigValid, False)).isTrue();
        assertThat(bad.getStatus().findings())
                .extracting(StatusFinding::field)
                .contains("spec.config.memory", "spec.config.bootloaderRestrict");
        assertThat(pushesOf("bad-1")).isZero();

        fleet.merge("bad-1", "{\"spec\": {\"config\": {\"memory\": 128, \"bootloaderRestrict\": null}}}");
        XenDomain good = fleet.awaitReady("bad-1");
        assertThat(Fleet.is(good, ConditionType.Stalled, False)).isTrue();
    }

    @Test
    void whatXlRefusesIsStalledWithXlsOwnWords() {
        agent.refuse(push -> push.name().equals("refused-1") && push.generation() == 1
                ? new Problem(ProblemCode.RefusedByXl, "refused-1.cfg:3: config parsing error near `vif'")
                : null);
        fleet.create(fleet.domain("refused-1", "spec-a"));
        XenDomain refused = awaitStalled("refused-1", Reason.RefusedByXl);
        assertThat(message(refused, ConditionType.Stalled)).contains("config parsing error near `vif'");
        assertThat(Fleet.is(refused, ConditionType.ConfigPushed, False)).isTrue();

        fleet.merge("refused-1", "{\"spec\": {\"config\": {\"memory\": 129}}}");
        fleet.awaitReady("refused-1");
    }

    @Test
    void whatThePolicyOfAHostRefusesIsStalledWithEachOfItsFindings() {
        agent.refuse(push -> push.name().equals("denied-1") && push.generation() == 1
                ? new Problem(
                        ProblemCode.PolicyDenied,
                        "the host does not let namespace specs have that: 2 findings",
                        List.of(
                                new ProblemFinding(
                                        "disk[0].target",
                                        "disk",
                                        "NotAllowedOnHost",
                                        "disk[0].target is \"/etc/shadow\", but only /dev/vg0 is listed"),
                                new ProblemFinding(
                                        "bootloader", "bootloader", "NotAllowedOnHost", "bootloader is \"/bin/sh\"")))
                : null);
        fleet.create(fleet.domain("denied-1", "spec-a"));

        XenDomain denied = awaitStalled("denied-1", Reason.PolicyDenied);
        assertThat(Fleet.is(denied, ConditionType.Ready, False)).isTrue();
        assertThat(Fleet.is(denied, ConditionType.ConfigPushed, False)).isTrue();
        assertThat(denied.getStatus().findings())
                .filteredOn(StatusFinding::severity, Severity.Error)
                .extracting(StatusFinding::severity, StatusFinding::field, StatusFinding::key, StatusFinding::code)
                .containsExactly(
                        tuple(Severity.Error, "spec.config.disk[0].target", "disk", "NotAllowedOnHost"),
                        tuple(Severity.Error, "spec.config.bootloader", "bootloader", "NotAllowedOnHost"));
        assertThat(denied.getStatus().findings().getFirst().message()).contains("/etc/shadow", "/dev/vg0");

        fleet.merge("denied-1", "{\"spec\": {\"config\": {\"memory\": 129}}}");
        assertThat(fleet.awaitReady("denied-1").getStatus().findings())
                .noneMatch(finding -> finding.severity() == Severity.Error);
    }

    @Test
    void aHostThatDoesNotExistStallsUntilItDoes() {
        fleet.create(fleet.domain("early-1", "spec-later"));
        XenDomain early = awaitStalled("early-1", Reason.HostNotFound);
        assertThat(message(early, ConditionType.Stalled)).contains("spec-later");
        fleet.hostWithAgent("spec-later");
        fleet.awaitReady("early-1");
    }

    @Test
    void anUnschedulableHostKeepsWhatItHasAndTakesNothingNew() {
        fleet.hostWithAgent("spec-full");
        fleet.create(fleet.domain("full-1", "spec-full"));
        fleet.awaitReady("full-1");
        fleet.admin
                .resources(XenHost.class)
                .withName("spec-full")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\": {\"unschedulable\": true}}");
        fleet.create(fleet.domain("full-2", "spec-full"));
        awaitStalled("full-2", Reason.HostUnschedulable);
        fleet.merge("full-1", "{\"spec\": {\"config\": {\"memory\": 129}}}");
        fleet.awaitReady("full-1");
    }

    @Test
    void aDomainDoesNotMoveToAnotherHost() {
        fleet.create(fleet.domain("settled-1", "spec-a"));
        fleet.awaitReady("settled-1");
        FakeAgent other = fleet.hostWithAgent("spec-b");
        fleet.merge("settled-1", "{\"spec\": {\"host\": \"spec-b\"}}");
        awaitStalled("settled-1", Reason.HostChanged);
        assertThat(other.pushes()).isEmpty();
        fleet.merge("settled-1", "{\"spec\": {\"host\": \"spec-a\"}}");
        fleet.awaitReady("settled-1");
    }

    @Test
    void ofTwoWithTheSameMacAndDiskTheFirstHasThemUntilItGoes() {
        Map<String, Object> devices = Map.of(
                "vif", List.of(Map.of("mac", "00:16:3e:00:00:01", "bridge", "xenbr0")),
                "disk", List.of(Map.of("vdev", "xvda", "target", "/dev/vg0/shared", "format", "raw", "access", "rw")));
        fleet.create(fleet.domain("first-1", "spec-a", devices));
        fleet.awaitReady("first-1");
        fleet.create(fleet.domain("second-1", "spec-a", devices));
        XenDomain second = awaitStalled("second-1", Reason.ConfigInvalid);
        assertThat(second.getStatus().findings())
                .extracting(StatusFinding::code)
                .contains("MacTaken", "DiskTaken");
        assertThat(second.getStatus().findings())
                .extracting(StatusFinding::field)
                .contains("spec.config.vif[0].mac", "spec.config.disk[0].target");
        assertThat(message(second, ConditionType.Stalled)).contains("specs/first-1");
        assertThat(pushesOf("second-1")).isZero();

        fleet.delete("first-1");
        fleet.awaitReady("second-1");
    }

    @Test
    void aUuidIsHadByOneDomainOnly() {
        String uuid = "4f6f7e0b-1df7-4c4f-8a3d-2d4a7b1c0001";
        fleet.create(fleet.domain("uuid-1", "spec-a", Map.of("uuid", uuid)));
        fleet.awaitReady("uuid-1");
        fleet.create(fleet.domain("uuid-2", "spec-a", Map.of("uuid", uuid)));
        XenDomain second = awaitStalled("uuid-2", Reason.ConfigInvalid);
        assertThat(second.getStatus().findings())
                .extracting(StatusFinding::code)
                .contains("UuidTaken");
        assertThat(message(second, ConditionType.Stalled)).contains("specs/uuid-1");
        assertThat(pushesOf("uuid-2")).isZero();

        fleet.merge("uuid-2", "{\"spec\": {\"config\": {\"uuid\": null}}}");
        fleet.awaitReady("uuid-2");
    }

    @Test
    void aRivalOfAnotherNamespaceIsNotNamed() {
        Map<String, Object> mac = Map.of("vif", List.of(Map.of("mac", "00:16:3e:00:00:07", "bridge", "xenbr0")));
        XenDomain secret = fleet.domain("hidden-1", "spec-a", mac);
        secret.getMetadata().setNamespace("specs-other");
        fleet.create(secret);
        Awaitility.await("the first has it").atMost(Fleet.PATIENCE).until(() -> pushesOf("hidden-1") == 1);
        fleet.create(fleet.domain("curious-1", "spec-a", mac));
        XenDomain second = awaitStalled("curious-1", Reason.ConfigInvalid);
        assertThat(second.getStatus().findings())
                .allSatisfy(finding -> assertThat(finding.message()).doesNotContain("hidden-1", "specs-other"))
                .anySatisfy(finding -> assertThat(finding.message()).contains("a XenDomain of another namespace"));
        assertThat(message(second, ConditionType.Stalled)).doesNotContain("hidden-1", "specs-other");
        fleet.admin.resource(secret).delete();
        fleet.awaitReady("curious-1");
    }

    @Test
    void aRivalThatChangesLetsTheOtherGoOn() {
        fleet.create(fleet.domain("name-1", "spec-a", Map.of("name", "the-one")));
        fleet.awaitReady("name-1");
        fleet.create(fleet.domain("name-2", "spec-a", Map.of("name", "the-one")));
        awaitStalled("name-2", Reason.ConfigInvalid);
        fleet.merge("name-1", "{\"spec\": {\"config\": {\"name\": \"another-one\"}}}");
        fleet.awaitReady("name-2");
    }

    @Test
    void aPausedObjectIsLeftAloneAndSaysSo() {
        XenDomain domain = fleet.domain("paused-1", "spec-a");
        domain.getMetadata().setAnnotations(Map.of(Annotations.PAUSED, "true"));
        fleet.create(domain);
        fleet.await("paused-1", "shown as paused", seen -> Fleet.is(seen, ConditionType.Paused, True));
        assertThat(pushesOf("paused-1")).isZero();
        fleet.annotate("paused-1", Annotations.PAUSED, null);
        XenDomain ready = fleet.awaitReady("paused-1");
        assertThat(Fleet.condition(ready, ConditionType.Paused)).isEmpty();
    }

    @Test
    void haltedOnPurposeIsReadyAndSoIsPausedOnPurpose() {
        XenDomain domain = fleet.domain("power-1", "spec-a");
        fleet.create(domain);
        fleet.awaitReady("power-1");
        fleet.merge("power-1", "{\"spec\": {\"powerState\": \"Paused\"}}");
        awaitReady("power-1", Reason.DomainPaused);
        fleet.merge("power-1", "{\"spec\": {\"powerState\": \"Halted\"}}");
        XenDomain halted = awaitReady("power-1", Reason.DomainHalted);
        assertThat(halted.getStatus().domain().state()).isEqualTo(DomainState.Halted);
        assertThat(halted.getStatus().domain().domid()).isNull();
    }

    @Test
    void aGuestThatPoweredItselfOffIsReady() {
        fleet.create(fleet.domain("off-1", "spec-a"));
        DomainReport running = reportOf(fleet.awaitReady("off-1"));
        agent.report(new DomainReport(
                running.owner(),
                running.generation(),
                running.uuid(),
                running.name(),
                running.path(),
                running.sha256(),
                io.xendomain.protocol.DomainState.Halted,
                null,
                null,
                null,
                running.since().plusSeconds(60),
                true,
                Restarts.NONE,
                Changes.NONE,
                null,
                false,
                null));
        awaitReady("off-1", Reason.GuestPoweredOff);
    }

    @Test
    void pendingChangesAreListedWithBothValues() {
        fleet.create(fleet.domain("pending-1", "spec-a"));
        DomainReport running = reportOf(fleet.awaitReady("pending-1"));
        agent.report(new DomainReport(
                running.owner(),
                running.generation(),
                running.uuid(),
                running.name(),
                running.path(),
                running.sha256(),
                running.state(),
                running.domid(),
                running.memoryMiB(),
                running.vcpus(),
                running.since(),
                false,
                Restarts.NONE,
                new Changes(
                        List.of(
                                new PendingChange("vcpus", "1", "4", null),
                                new PendingChange("nographic", null, "1", null)),
                        List.of(),
                        List.of(),
                        false),
                null,
                false,
                null));
        XenDomain pending = fleet.await(
                "pending-1", "waiting for a restart", domain -> Fleet.is(domain, ConditionType.RestartRequired, True));
        assertThat(message(pending, ConditionType.RestartRequired)).contains("vcpus 1 -> 4", "nographic unset -> 1");
        assertThat(pending.getStatus().pending()).hasSize(2);
        assertThat(Fleet.is(pending, ConditionType.Ready, True)).isTrue();
    }

    @Test
    void aRestartIsAskedForByAnnotationOnce() {
        fleet.create(fleet.domain("restart-1", "spec-a"));
        fleet.awaitReady("restart-1");
        fleet.annotate("restart-1", Annotations.RESTART_REQUESTED_AT, "2026-11-24T01:02:03Z");
        fleet.await("restart-1", "restarted", domain -> "2026-11-24T01:02:03Z"
                .equals(domain.getStatus().lastHandledRestart()));
        assertThat(pushesOf("restart-1")).isEqualTo(2);
    }

    @Test
    void aSecretIsReadWhenItIsThereAndAllowed() {
        fleet.create(fleet.domain(
                "secret-1",
                "spec-a",
                Map.of("builder", "hvm", "vnc", true, "vncpasswdSecretRef", Map.of("name", "vnc", "key", "password"))));
        XenDomain missing = awaitStalled("secret-1", Reason.SecretNotFound);
        assertThat(message(missing, ConditionType.Stalled)).contains("specs/vnc", "xendomain-secret-reader");

        fleet.cluster
                .kubectlApply(example("secret-access.yaml").replace("namespace: prod", "namespace: specs"))
                .orThrow();
        fleet.admin
                .resource(new SecretBuilder()
                        .withMetadata(new ObjectMetaBuilder()
                                .withName("vnc")
                                .withNamespace("specs")
                                .build())
                        .withStringData(Map.of("password", "s3cret"))
                        .build())
                .create();
        fleet.annotate("secret-1", "example.com/touched", "now");
        fleet.awaitReady("secret-1");
        assertThat(agent.pushes().stream()
                        .filter(push -> push.name().equals("secret-1"))
                        .findFirst()
                        .orElseThrow()
                        .config())
                .contains("vncpasswd = \"s3cret\"");
    }

    private static String example(String file) {
        try {
            return Files.readString(
                    Toolchain.projectRoot().resolve("deploy/examples").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static XenDomain awaitStalled(String name, Reason reason) {
        return fleet.await(
                name,
                "stalled: " + reason,
                domain -> Fleet.is(domain, ConditionType.Stalled, True)
                        && Fleet.condition(domain, ConditionType.Stalled)
                                        .orElseThrow()
                                        .reason()
                                == reason);
    }

    private static XenDomain awaitReady(String name, Reason reason) {
        return fleet.await(
                name,
                "ready: " + reason,
                domain -> Fleet.is(domain, ConditionType.Ready, True)
                        && Fleet.condition(domain, ConditionType.Ready)
                                        .orElseThrow()
                                        .reason()
                                == reason);
    }

    private static String message(XenDomain domain, ConditionType type) {
        return Fleet.condition(domain, type).map(Condition::message).orElseThrow();
    }

    private static DomainReport reportOf(XenDomain domain) {
        return agent.domains().get(domain.getStatus().domain().uuid());
    }

    private static long pushesOf(String name) {
        return agent.pushes().stream().filter(push -> push.name().equals(name)).count();
    }
}
