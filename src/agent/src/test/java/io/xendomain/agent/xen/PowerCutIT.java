package io.xendomain.agent.xen;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.agent.Pushes;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.PowerState;
import org.junit.jupiter.api.Test;

/** The power fails, and the cluster is away: dom0 comes back, and what should be running runs again, once. */
class PowerCutIT {

    @Test
    void whatShouldBeRunningIsStartedAgainOnce() {
        Pushes running = Pushes.of("running").lines(RealHost.guest("pvh", ""));
        Pushes halted = Pushes.of("halted").lines(RealHost.guest("pvh", "")).powerState(PowerState.Halted);
        Pushes off = Pushes.of("off").lines(RealHost.guest("pvh", "off=2"));
        try (RealHost host = RealHost.withDisk("4.17")) {
            host.operator().push(running.desired());
            host.operator().push(halted.desired());
            host.operator().push(off.desired());
            host.awaitState(running.uuid(), DomainState.Running);
            host.awaitState(halted.uuid(), DomainState.Halted);
            host.await(off.uuid(), "it powers itself off", DomainReport::poweredOffByGuest);
            int logged = host.log().length();

            host.lab().powerCycle();
            assertThat(host.lab().demand("xl list").lines()).hasSize(2);
            host.startAgent();

            host.awaitState(running.uuid(), DomainState.Running);
            host.awaitState(halted.uuid(), DomainState.Halted);
            assertThat(host.operator().domain(off.uuid()).poweredOffByGuest())
                    .as("a guest that powered itself off stays off, also after a power cut")
                    .isTrue();
            assertThat(host.lab().demand("xl list").lines()).hasSize(3);
            assertThat(host.log().substring(logged)).containsOnlyOnce("starting running");
        }
    }
}
