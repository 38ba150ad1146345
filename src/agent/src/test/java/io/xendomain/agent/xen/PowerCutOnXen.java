package io.xendomain.agent.xen;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.agent.Pushes;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.PowerState;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The power fails, and the cluster is away: dom0 comes back, and what should be running runs again, once. */
interface PowerCutOnXen extends OnXen {

    /** The last one: it begins with a boot, and so can follow what leaves a broken dom0. */
    @Test
    @Order(Integer.MAX_VALUE)
    default void whatShouldBeRunningIsStartedAgainOnce() {
        host().powerCycle();
        letGo(FaultsOnXen.HEALTHY);
        Pushes running = Pushes.of("running").lines(RealHost.guest("pv", ""));
        Pushes halted = Pushes.of("halted").lines(RealHost.guest("pv", "")).powerState(PowerState.Halted);
        Pushes off = Pushes.of("off").lines(RealHost.guest("pv", "off=2"));
        host().operator().push(running.desired());
        host().operator().push(halted.desired());
        host().operator().push(off.desired());
        host().awaitState(running.uuid(), DomainState.Running);
        host().awaitState(halted.uuid(), DomainState.Halted);
        host().await(off.uuid(), "it powers itself off", DomainReport::poweredOffByGuest);
        int logged = host().log().length();

        host().powerCycle();

        host().awaitState(running.uuid(), DomainState.Running);
        host().awaitState(halted.uuid(), DomainState.Halted);
        assertThat(host().operator().domain(off.uuid()).poweredOffByGuest())
                .as("a guest that powered itself off stays off, also after a power cut")
                .isTrue();
        assertThat(xl("list")).contains("running").doesNotContain("halted", "off");
        assertThat(host().log().substring(logged)).containsOnlyOnce("starting running");
        letGo(running);
        letGo(halted);
        letGo(off);
    }
}
