package io.xendomain.agent.xen;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.agent.Pushes;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.PowerState;
import org.junit.jupiter.api.Test;

/** Domains that are asked to run, to wait, to stop, and to stop and run again. */
interface PowerOnXen extends OnXen {

    @Test
    default void aDomainRunsPausesAndHalts() {
        Pushes push = Pushes.of("web-1").lines(RealHost.guest("pv", ""));
        DomainReport report = running(push);
        assertThat(xl("domid web-1").strip()).isEqualTo(report.domid().toString());

        host().operator().push(push.generation(2).powerState(PowerState.Paused).desired());
        host().awaitState(push.uuid(), DomainState.Paused);
        assertThat(xl("list web-1")).contains("p---");

        host().operator().push(push.generation(3).powerState(PowerState.Halted).desired());
        host().awaitState(push.uuid(), DomainState.Halted);
        assertThat(xl("list")).doesNotContain("web-1");
        letGo(push.generation(3));
    }

    @Test
    default void aDomainIsBornPaused() {
        Pushes push = Pushes.of("born-paused").lines(RealHost.guest("pvh", "")).powerState(PowerState.Paused);
        host().operator().push(push.desired());
        host().awaitState(push.uuid(), DomainState.Paused);
        assertThat(xl("list born-paused")).contains("p---");
        letGo(push);
    }

    @Test
    default void aGuestThatDoesNotHearIsDestroyedWhenItsTimeIsOver() {
        // asked while its kernel still boots
        Pushes push = Pushes.of("deaf").lines(RealHost.guest("pv", "")).grace(3);
        running(push);
        host().operator().push(push.generation(2).powerState(PowerState.Halted).desired());

        assertThat(host().awaitState(push.uuid(), DomainState.Halted).poweredOffByGuest())
                .isFalse();
        letGo(push.generation(2));
    }

    @Test
    default void aRestartOnRequestStartsItFromWhatIsConfiguredNow() {
        Pushes push = Pushes.of("restarted").lines(RealHost.guest("pv", ""));
        int domid = running(push).domid();
        Pushes edited = push.generation(2).lines(RealHost.guest("pv", "debug"));
        host().operator().push(edited.desired());
        host().await(push.uuid(), "cmdline waits", report -> !report.changes()
                .pending()
                .isEmpty());

        host().operator().push(edited.generation(3).restartRequestedAt("now").desired());
        DomainReport restarted = host().await(
                        push.uuid(),
                        "another domain runs",
                        report -> report.state() == DomainState.Running && report.domid() > domid);
        assertThat(restarted.restarts().count()).as("nothing went wrong").isZero();
        host().await(push.uuid(), "nothing waits", report -> report.changes()
                .pending()
                .isEmpty());
        assertThat(xl("list -l restarted")).contains("quiet debug");
        letGo(edited.generation(3));
    }
}
