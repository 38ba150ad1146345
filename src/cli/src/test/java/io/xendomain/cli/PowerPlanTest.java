package io.xendomain.cli;

import static io.xendomain.cli.Samples.NOW;
import static io.xendomain.cli.Samples.domain;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.DomainState;
import io.xendomain.api.DomainStatus;
import io.xendomain.api.PowerState;
import io.xendomain.api.Reason;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainSpec;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.cli.Samples.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** By which way each wish comes true, and when it may not. */
class PowerPlanTest {
    private static final String RESTART = "2026-03-01T12:00:00Z";

    @ParameterizedTest
    @CsvSource({
        "start,   Halted,  Running",
        "start,   Paused,  Running",
        "stop,    Running, Halted",
        "stop,    Paused,  Halted",
        "pause,   Running, Paused",
        "unpause, Paused,  Running",
    })
    void theSpecSaysWhatADomainShouldBeDoing(PowerWish wish, PowerState from, PowerState to) {
        assertThat(PowerPlan.of(wish, asked(from), NOW)).isEqualTo(new PowerPlan.Turn(from, to));
    }

    @ParameterizedTest
    @CsvSource({"start, Running", "stop, Halted", "pause, Paused", "unpause, Running"})
    void whatIsSoAlreadyIsNotDoneAgain(PowerWish wish, PowerState asked) {
        assertThat(PowerPlan.of(wish, asked(asked), NOW)).isInstanceOf(PowerPlan.Nothing.class);
    }

    @ParameterizedTest
    @CsvSource({"restart", "pause", "unpause"})
    void whatIsOffCanOnlyBeStarted(PowerWish wish) {
        assertThat(PowerPlan.of(wish, asked(PowerState.Halted), NOW))
                .isInstanceOfSatisfying(PowerPlan.Refused.class, refused -> assertThat(refused.why())
                        .contains("kubectl xen start -n prod web-1"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"GuestPoweredOff", "GuestCrashed", "CrashLoopBackOff", "DomainNotAsAsked"})
    void startStartsAGuestThatEnded(Reason reason) {
        XenDomain ended = domain(new Status()
                .underway(reason, "off")
                .domain(new DomainStatus(null, "u", DomainState.Halted, null, null, NOW, null))
                .build());
        assertThat(PowerPlan.of(PowerWish.start, ended, NOW)).isEqualTo(new PowerPlan.Restart(RESTART));
    }

    @Test
    void restartIsAskedByAnnotation() {
        PowerPlan plan = PowerPlan.of(PowerWish.restart, Samples.running(), NOW);
        assertThat(plan).isEqualTo(new PowerPlan.Restart(RESTART));
        assertThat(plan.change(Samples.running()))
                .isEqualTo(Map.of(
                        "metadata",
                        Map.of("uid", "u-1", "annotations", Map.of("xendomain.io/restart-requested-at", RESTART))));
        assertThat(PowerWords.done(Samples.running(), plan)).contains("the manifest stays as it is");
    }

    @Test
    void whatSomebodyPausedByHandIsNotUnpausedByTheSpec() {
        XenDomain byHand = domain(new Status()
                .domain(new DomainStatus(5, "u", DomainState.Paused, 1L, 1, NOW, null))
                .build());
        assertThat(PowerPlan.of(PowerWish.unpause, byHand, NOW)).isInstanceOf(PowerPlan.Refused.class);
    }

    @ParameterizedTest
    @EnumSource(PowerWish.class)
    void nothingIsAskedOfWhatIsBeingDeleted(PowerWish wish) {
        XenDomain leaving = Samples.running();
        leaving.getMetadata().setDeletionTimestamp("2026-03-01T11:00:00Z");
        assertThat(PowerPlan.of(wish, leaving, NOW)).isInstanceOf(PowerPlan.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "argocd-controller,    Argo CD",
        "kustomize-controller, Flux",
        "helm-controller,      Flux",
    })
    void whatAToolAppliesFromGitIsChangedInGit(String manager, String tool) {
        XenDomain domain = appliedBy(manager, Map.of("f:powerState", Map.of()));
        PowerPlan stop = PowerPlan.of(PowerWish.stop, domain, NOW);
        assertThat(PowerWords.objection(domain, stop, false)).hasValueSatisfying(no -> assertThat(no)
                .hasMessageContaining(tool)
                .hasMessageContaining("powerState: Halted")
                .hasMessageContaining("--force")
                .returns(ExitCode.OWNED_BY_GIT, CannotContinue::exitCode));
        assertThat(PowerWords.objection(domain, stop, true)).isEmpty();
        assertThat(PowerWords.done(domain, stop)).contains(tool + " puts it back");
        assertThat(PowerWords.objection(domain, new PowerPlan.Restart("now"), false))
                .isEmpty();
    }

    @Test
    void aManifestInGitThatDoesNotNameThePowerStateIsStillTheTruth() {
        XenDomain domain = appliedBy("kustomize-controller", Map.of("f:host", Map.of()));
        assertThat(PowerWords.objection(domain, PowerPlan.of(PowerWish.stop, domain, NOW), false))
                .isPresent();
    }

    @Test
    void whoAppliesByHandIsReminded() {
        XenDomain domain = appliedBy("kubectl-client-side-apply", Map.of("f:powerState", Map.of()));
        PowerPlan stop = PowerPlan.of(PowerWish.stop, domain, NOW);
        assertThat(PowerWords.objection(domain, stop, false)).isEmpty();
        assertThat(PowerWords.done(domain, stop))
                .isEqualTo("prod/web-1: spec.powerState is Halted, it was Running; write it into the manifest, too, or"
                        + " the next kubectl apply may put it back");
        assertThat(PowerWords.done(appliedBy("kubectl", Map.of("f:host", Map.of())), stop))
                .endsWith("it was Running");
    }

    @Test
    void fieldsOfTheStatusAndOfUnknownManagersOwnNothing() {
        XenDomain domain = Samples.running();
        domain.getMetadata()
                .setManagedFields(List.of(
                        entry("argocd-controller", "status", Map.of("f:powerState", Map.of())),
                        entry("somebody", null, Map.of("f:powerState", Map.of())),
                        new ManagedFieldsEntry()));
        assertThat(FieldOwner.of(domain)).isEmpty();
    }

    @Test
    void aWaitEndsWhenTheOperatorHasSeenTheChange() {
        PowerPlan turn = new PowerPlan.Turn(PowerState.Running, PowerState.Halted);
        assertThat(Progress.of(Samples.running(), turn, 5)).isInstanceOf(Progress.Underway.class);
        assertThat(Progress.of(Samples.running(), turn, 4)).isInstanceOf(Progress.Done.class);
        assertThat(Progress.of(
                        domain(new Status().stalled(Reason.XlFailed, "no").build()), turn, 4))
                .isEqualTo(new Progress.Failed("XlFailed: no"));
        assertThat(Progress.of(
                        domain(new Status().underway(Reason.Stopping, "stops").build()), turn, 4))
                .isEqualTo(new Progress.Underway("Stopping: stops"));
        assertThat(Progress.of(null, turn, 4)).isInstanceOf(Progress.Failed.class);
        assertThat(Progress.of(domain(), turn, 4)).isEqualTo(new Progress.Underway("nobody has looked at it yet"));
    }

    @Test
    void aRestartIsOverWhenItWasHandledAndNotBefore() {
        PowerPlan restart = new PowerPlan.Restart(RESTART);
        assertThat(Progress.of(Samples.running(), restart, 4)).isInstanceOf(Progress.Underway.class);
        XenDomainStatus seen = Samples.running().getStatus();
        XenDomain handled = domain(new XenDomainStatus(
                4L, seen.conditions(), List.of(), seen.domain(), seen.config(), List.of(), List.of(), RESTART));
        assertThat(Progress.of(handled, restart, 4)).isInstanceOf(Progress.Done.class);
    }

    private static XenDomain asked(PowerState powerState) {
        XenDomain domain = domain(new Status()
                .with(ConditionType.Ready, ConditionStatus.True, Reason.DomainRunning, "as asked")
                .build());
        domain.setSpec(XenDomainSpec.fromJson(
                Map.of("host", "dom0-a", "powerState", powerState.name(), "config", Map.of("memory", 1))));
        return domain;
    }

    private static XenDomain appliedBy(String manager, Map<String, Object> spec) {
        XenDomain domain = Samples.running();
        domain.getMetadata().setManagedFields(List.of(entry(manager, null, spec)));
        return domain;
    }

    private static ManagedFieldsEntry entry(String manager, String subresource, Map<String, Object> spec) {
        FieldsV1 fields = new FieldsV1();
        fields.setAdditionalProperty("f:spec", spec);
        return new ManagedFieldsEntryBuilder()
                .withManager(manager)
                .withOperation("Apply")
                .withSubresource(subresource)
                .withFieldsV1(fields)
                .build();
    }
}
