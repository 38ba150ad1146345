package io.xendomain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.xendomain.api.Annotations;
import io.xendomain.api.PowerState;
import io.xendomain.api.Reason;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.cli.Samples.Status;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** start, stop, restart, pause and unpause on a real API server; this test plays the operator. */
@ExtendWith(ControlPlaneExtension.class)
class PowerIT {
    private final Cluster cluster;

    PowerIT(ControlPlane server) {
        cluster = Cluster.in(server, "power");
    }

    @Test
    void aStopIsAnEditOfTheSpecUnderOurName() {
        cluster.apply("stop-1", "dom0-a");
        Run run = cluster.here("stop", "stop-1");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("power/stop-1: spec.powerState is Halted, it was Running", "the next kubectl apply");
        XenDomain stopped = cluster.domain("stop-1");
        assertThat(stopped.getSpec().powerState()).isEqualTo(PowerState.Halted);
        assertThat(stopped.getMetadata().getManagedFields())
                .extracting(ManagedFieldsEntry::getManager)
                .contains(ClusterAccess.FIELD_MANAGER);
        assertThat(cluster.here("stop", "stop-1").out()).contains("nothing to do");
        assertThat(cluster.here("start", "stop-1").exit()).isZero();
        assertThat(cluster.here("pause", "stop-1").exit()).isZero();
        assertThat(cluster.here("unpause", "stop-1").exit()).isZero();
        assertThat(cluster.domain("stop-1").getSpec().powerState()).isEqualTo(PowerState.Running);
    }

    @Test
    void aRestartLeavesTheSpecAlone() throws IOException {
        XenDomain before = cluster.apply("restart-1", "dom0-a");
        Run run = cluster.here("restart", "restart-1", "-o", "json");
        assertThat(new ObjectMapper().readTree(run.out()).at("/0/change").asText())
                .isEqualTo("annotation");
        XenDomain after = cluster.domain("restart-1");
        assertThat(after.getMetadata().getGeneration())
                .isEqualTo(before.getMetadata().getGeneration());
        assertThat(Annotations.valueOf(after, Annotations.RESTART_REQUESTED_AT)).startsWith("20");
    }

    @Test
    void whatArgoCdAppliesIsNotFoughtOver() {
        cluster.server()
                .kubectl(
                        cluster.server().kubeconfig(),
                        cluster.manifest("argo-1", "dom0-a"),
                        "apply",
                        "--server-side",
                        "--field-manager=argocd-controller",
                        "-f",
                        "-")
                .orThrow();
        cluster.apply("free-1", "dom0-a");
        Run refused = cluster.here("stop", "free-1", "argo-1");
        assertThat(refused.exit()).isEqualTo(ExitCode.OWNED_BY_GIT);
        assertThat(refused.err()).contains("power/argo-1 comes from Git: Argo CD", "           powerState: Halted\n");
        assertThat(List.of("free-1", "argo-1")).as("nothing is half done").allSatisfy(name -> assertThat(
                        cluster.domain(name).getSpec().powerState())
                .isEqualTo(PowerState.Running));
        assertThat(cluster.here("restart", "argo-1").exit()).isZero();
        assertThat(cluster.here("stop", "argo-1", "--force"))
                .returns(ExitCode.CLEAN, Run::exit)
                .satisfies(run -> assertThat(run.out()).contains("Argo CD puts it back"));
        assertThat(cluster.domain("argo-1").getSpec().powerState()).isEqualTo(PowerState.Halted);
    }

    @Test
    void allThatSpeaksAgainstItIsSaidAndNothingIsDone() {
        cluster.apply("one-1", "dom0-a");
        cluster.apply("off-1", "dom0-a");
        assertThat(cluster.here("stop", "off-1").exit()).isZero();
        Run run = cluster.here("pause", "one-1", "off-1", "oen-1");
        assertThat(run.exit()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(run.err()).contains("power/off-1: spec.powerState is Halted", "did you mean \"one-1\"?");
        assertThat(cluster.domain("one-1").getSpec().powerState()).isEqualTo(PowerState.Running);
    }

    @Test
    void waitSeesTheOperatorComeThrough() {
        cluster.apply("wait-1", "dom0-a");
        CompletableFuture<Run> waiting = CompletableFuture.supplyAsync(() -> cluster.here("stop", "wait-1", "--wait"));
        Awaitility.await()
                .atMost(Cluster.PATIENCE)
                .until(() -> cluster.domain("wait-1").getSpec().powerState() == PowerState.Halted);
        long generation = cluster.domain("wait-1").getMetadata().getGeneration();
        cluster.report(
                "wait-1",
                new Status()
                        .observed(generation)
                        .underway(Reason.Stopping, "shutting down")
                        .build());
        cluster.report("wait-1", new Status().observed(generation).build());
        Run run = waiting.join();
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).contains("Ctrl-C ends the waiting", "the domain runs");
    }

    @Test
    void waitGivesUpWhenNothingComesOfIt() {
        long generation = cluster.apply("stuck-1", "dom0-a").getMetadata().getGeneration() + 1;
        XenDomainStatus stalled = new Status()
                .observed(generation)
                .stalled(Reason.XlFailed, "xl is ill")
                .build();
        CompletableFuture<Run> waiting = CompletableFuture.supplyAsync(() -> cluster.here("stop", "stuck-1", "--wait"));
        Awaitility.await()
                .atMost(Cluster.PATIENCE)
                .until(() -> cluster.domain("stuck-1").getSpec().powerState() == PowerState.Halted);
        cluster.report("stuck-1", stalled);
        Run run = waiting.join();
        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.err()).contains("XlFailed: xl is ill", "kubectl xen why -n power stuck-1");
        cluster.apply("silent-1", "dom0-a");
        assertThat(cluster.here("stop", "silent-1", "--wait", "--timeout", "1"))
                .returns(ExitCode.ERRORS, Run::exit)
                .satisfies(silent -> assertThat(silent.err()).contains("is not there after 1 s"));
    }
}
