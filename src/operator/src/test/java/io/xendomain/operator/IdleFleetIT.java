package io.xendomain.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.AuditLog;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A fleet where nothing happens costs nothing. */
@ExtendWith(ControlPlaneExtension.class)
class IdleFleetIT {
    private static final int DOMAINS = 100;
    private static final Duration RESYNC = Duration.ofSeconds(2);

    @Test
    void threeResyncsAndARestartWriteAndPushNothing(ControlPlane cluster) {
        try (Fleet fleet = new Fleet(cluster, "idle").start(RESYNC)) {
            FakeAgent agent = fleet.hostWithAgent("idle-a");
            List<String> names =
                    IntStream.range(0, DOMAINS).mapToObj(i -> "d" + i).toList();
            names.forEach(name -> fleet.create(fleet.domain(name, "idle-a")));
            names.forEach(fleet::awaitReady);
            assertThat(agent.pushes()).hasSize(DOMAINS);
            int before = domainWrites(fleet).size();

            awaitResyncs(fleet);
            fleet.stop();
            fleet.start(RESYNC);
            awaitResyncs(fleet);

            assertThat(domainWrites(fleet)).hasSize(before);
            assertThat(agent.pushes()).hasSize(DOMAINS);
        }
    }

    /**
     * Lets the fleet come to rest, then lets the time of more than three resyncs pass, in which each object has been looked
     * at three times: what comes later than its resync is not counted for another.
     */
    private static void awaitResyncs(Fleet fleet) {
        Awaitility.await("all are looked at once").atMost(Fleet.PATIENCE).until(() -> fleet.reconciled() >= DOMAINS);
        double settled = fleet.reconciled();
        Awaitility.await("three resyncs of all")
                .pollDelay(RESYNC.multipliedBy(4))
                .atMost(Fleet.PATIENCE.plus(RESYNC.multipliedBy(4)))
                .until(() -> fleet.reconciled() >= settled + 3 * DOMAINS);
    }

    private static List<AuditLog.Write> domainWrites(Fleet fleet) {
        return fleet.cluster.auditLog().writes().stream()
                .filter(write -> write.resource().equals("xendomains"))
                .filter(write -> write.namespace().equals(fleet.namespace))
                .toList();
    }
}
