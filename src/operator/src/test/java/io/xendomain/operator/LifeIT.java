package io.xendomain.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.testkit.AuditLog;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of domains on a real API server, counted from its audit log. */
@ExtendWith(ControlPlaneExtension.class)
class LifeIT {
    private Fleet fleet;
    private FakeAgent agent;

    @BeforeEach
    void start(ControlPlane cluster) {
        fleet = new Fleet(cluster, "life").start();
        agent = fleet.hostWithAgent("life-a");
        // a host that comes up wakes its domains, and the framework may then ask for a finalizer twice: 409, no write
        fleet.awaitHost("life-a", ConditionType.Ready, ConditionStatus.True);
    }

    @AfterEach
    void stop() {
        fleet.admin.resources(io.xendomain.api.XenHost.class).withName("life-a").delete();
        fleet.close();
    }

    @Test
    void fromCreateToReadyInThreeWritesAndToTheEndInFive() {
        fleet.create(fleet.domain("web-1", "life-a"));
        var ready = fleet.awaitReady("web-1");
        assertThat(ready.getStatus().domain().domid()).isEqualTo(7);
        assertThat(ready.getStatus().config().path()).isEqualTo("/etc/xen/web-1.cfg");
        assertThat(Fleet.is(ready, ConditionType.Reconciling, ConditionStatus.False))
                .isTrue();
        assertThat(agent.pushes()).hasSize(1);
        assertThat(writes("web-1")).hasSize(3);

        fleet.delete("web-1");
        fleet.awaitGone("web-1");
        assertThat(agent.removals()).hasSize(1);
        assertThat(writes("web-1")).hasSize(5);
    }

    private List<AuditLog.Write> writes(String name) {
        return fleet.cluster.auditLog().writes("xendomains", name).stream()
                .filter(write -> write.namespace().equals(fleet.namespace))
                .toList();
    }
}
