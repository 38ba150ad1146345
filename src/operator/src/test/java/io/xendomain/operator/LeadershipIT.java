package io.xendomain.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.xendomain.protocol.Fence;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One operator acts at a time, and agents can tell which. */
@ExtendWith(ControlPlaneExtension.class)
class LeadershipIT {
    private static final int HOUR = 3600;

    @Test
    void aStandbyDoesNothingUntilItTakesOverWithAHigherEpoch(ControlPlane cluster) {
        try (Fleet first = new Fleet(cluster, "leaders");
                Fleet second = new Fleet(cluster, "leaders")) {
            FakeAgent agent = first.hostWithAgent("leader-a");
            first.start();
            first.create(first.domain("before", "leader-a"));
            first.awaitReady("before");
            Fence former = agent.pushes().getLast().fence();

            second.start();
            first.create(first.domain("meanwhile", "leader-a"));
            first.awaitReady("meanwhile");
            assertThat(agent.pushes()).extracting(push -> push.fence()).containsOnly(former);
            assertThat(agent.streamsOpened()).isEqualTo(1);
            assertThat(second.reconciled()).isZero();

            first.stop();
            second.create(second.domain("after", "leader-a"));
            second.awaitReady("after");
            Fence latter = agent.pushes().getLast().fence();
            assertThat(latter.lineage()).isEqualTo(former.lineage());
            assertThat(former.isBefore(latter)).isTrue();
            assertThat(agent.pushes()).hasSize(3);
        }
    }

    @Test
    void whoStopsGracefullyReleasesTheLease(ControlPlane cluster) {
        try (Fleet fleet = new Fleet(cluster, "releases")) {
            fleet.start();
            awaitHeld(fleet);
            fleet.stop();
            assertThat(lease(fleet).getSpec().getHolderIdentity()).isEmpty();
        }
    }

    @Test
    void whoLosesTheLeaseEnds(ControlPlane cluster) throws InterruptedException {
        try (Fleet fleet = new Fleet(cluster, "losses")) {
            CountDownLatch lost = new CountDownLatch(1);
            fleet.onLost(lost::countDown);
            fleet.start();
            awaitHeld(fleet);
            leases(fleet).edit(lease -> {
                lease.getSpec().setHolderIdentity("somebody-else");
                lease.getSpec().setLeaseDurationSeconds(HOUR);
                lease.getSpec().setRenewTime(ZonedDateTime.now(ZoneOffset.UTC));
                return lease;
            });
            assertThat(lost.await(90, TimeUnit.SECONDS)).as("it ends").isTrue();
            fleet.stop();
            assertThat(lease(fleet).getSpec().getHolderIdentity())
                    .as("what is another's is not released")
                    .isEqualTo("somebody-else");
            leases(fleet).delete();
        }
    }

    private static void awaitHeld(Fleet fleet) {
        Awaitility.await("the lease is held").atMost(Duration.ofSeconds(60)).until(() -> {
            Lease lease = lease(fleet);
            return lease != null
                    && lease.getSpec().getHolderIdentity() != null
                    && !lease.getSpec().getHolderIdentity().isEmpty();
        });
    }

    private static Lease lease(Fleet fleet) {
        return leases(fleet).get();
    }

    private static io.fabric8.kubernetes.client.dsl.Resource<Lease> leases(Fleet fleet) {
        return fleet.admin.leases().inNamespace(Fleet.SYSTEM).withName(Leadership.LEASE);
    }
}
