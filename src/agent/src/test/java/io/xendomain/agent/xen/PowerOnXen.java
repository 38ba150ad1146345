package io.xendomain.agent.xen;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.agent.Pushes;
import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.PowerState;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.RestartPolicy;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real xl in a real dom0: domains come, wait, end by themselves, are taken over, and go. */
class PowerIT {

    @ParameterizedTest
    @ValueSource(strings = {"4.17", "4.20"})
    void domainsDoAsTheyAreAsked(String version) {
        try (RealHost host = RealHost.boot(version)) {
            runsPausesAndHalts(host);
            startsPaused(host);
            startsAgainWhatWasDestroyedByHand(host);
            takesARebootForWhatItIs(host);
            leavesOffWhatPoweredItselfOff(host);
            startsACrashedGuestAgainAndLater(host);
            takesOverADomainOfSomebodyElse(host);
            assertThat(host.lab().demand("xl list").lines().skip(2))
                    .as("nothing is left")
                    .isEmpty();
        }
    }

    private static void runsPausesAndHalts(RealHost host) {
        Pushes push = Pushes.of("web-1").lines(RealHost.guest("pv", ""));
        host.operator().push(push.desired());
        DomainReport report = host.awaitState(push.uuid(), DomainState.Running);
        assertThat(host.lab().demand("xl domid web-1").strip())
                .isEqualTo(report.domid().toString());

        host.operator().push(push.generation(2).powerState(PowerState.Paused).desired());
        host.awaitState(push.uuid(), DomainState.Paused);
        assertThat(host.lab().demand("xl list web-1")).contains("p---");

        host.operator().push(push.generation(3).powerState(PowerState.Halted).desired());
        host.awaitState(push.uuid(), DomainState.Halted);
        assertThat(host.lab().demand("xl list")).doesNotContain("web-1");
        letGo(host, push.generation(3));
    }

    private static void startsPaused(RealHost host) {
        Pushes push = Pushes.of("born-paused").lines(RealHost.guest("pvh", "")).powerState(PowerState.Paused);
        host.operator().push(push.desired());
        host.awaitState(push.uuid(), DomainState.Paused);
        assertThat(host.lab().demand("xl list born-paused; xl vcpu-list born-paused"))
                .contains("p---");
        letGo(host, push);
    }

    private static void startsAgainWhatWasDestroyedByHand(RealHost host) {
        Pushes push = Pushes.of("destroyed").lines(RealHost.guest("pvh", ""));
        host.operator().push(push.desired());
        int domid = host.awaitState(push.uuid(), DomainState.Running).domid();

        host.lab().demand("xl destroy destroyed");
        DomainReport again = host.await(
                push.uuid(),
                "another domain runs",
                report -> report.state() == DomainState.Running && report.domid() > domid);
        assertThat(again.restarts().lastEnding()).contains("nobody saw why");
        letGo(host, push);
    }

    private static void takesARebootForWhatItIs(RealHost host) {
        Pushes push = Pushes.of("rebooting").lines(RealHost.guest("pvh", "boot=3") + "on_reboot = \"restart\"\n");
        host.operator().push(push.desired());
        int domid = host.awaitState(push.uuid(), DomainState.Running).domid();

        DomainReport back = host.await(
                push.uuid(),
                "the guest is back",
                report -> report.state() == DomainState.Running && report.domid() > domid);
        assertThat(back.restarts().count()).as("xl itself starts it again").isZero();
        assertThat(host.log()).containsOnlyOnce("starting rebooting");
        letGo(host, push);
    }

    private static void leavesOffWhatPoweredItselfOff(RealHost host) {
        Pushes push = Pushes.of("off").lines(RealHost.guest("pvh", "off=4"));
        host.operator().push(push.desired());
        host.awaitState(push.uuid(), DomainState.Running);

        DomainReport off = host.awaitState(push.uuid(), DomainState.Halted);
        assertThat(off.poweredOffByGuest()).isTrue();

        // an agent that was away when it happened finds out from what xl wrote down
        Pushes unseen = Pushes.of("off-unseen").lines(RealHost.guest("pvh", "off=4"));
        host.operator().push(unseen.desired());
        host.awaitState(unseen.uuid(), DomainState.Running);
        host.killAgent();
        Awaitility.await()
                .atMost(RealHost.PATIENCE)
                .until(() -> !host.lab().demand("xl list").contains("off-unseen"));
        host.startAgent();
        assertThat(host.awaitState(unseen.uuid(), DomainState.Halted).poweredOffByGuest())
                .isTrue();
        letGo(host, push);
        letGo(host, unseen);
    }

    private static void startsACrashedGuestAgainAndLater(RealHost host) {
        Pushes push = Pushes.of("crashing").lines(RealHost.guest("pvh", "crash=2"));
        host.operator().push(push.desired());

        DomainReport loop = host.await(
                push.uuid(),
                "back-off",
                report -> report.restarts().count() > 0 && report.restarts().nextAt() != null);
        assertThat(loop.state()).isEqualTo(DomainState.Crashed);
        assertThat(loop.restarts().lastEnding()).isEqualTo("the guest crashed");

        host.operator()
                .push(push.generation(2).restartPolicy(RestartPolicy.Never).desired());
        host.awaitState(push.uuid(), DomainState.Crashed);
        letGo(host, push.generation(2));
    }

    private static void takesOverADomainOfSomebodyElse(RealHost host) {
        Pushes push = Pushes.of("foreign").lines(RealHost.guest("pvh", "") + "on_crash = \"restart\"\n");
        host.lab().demand("""
                cat > /tmp/foreign.cfg <<END
                name = "foreign"
                uuid = "%s"
                %s
                END
                xl create -q /tmp/foreign.cfg; cp /tmp/foreign.cfg /etc/xen/foreign.cfg
                """.formatted(push.uuid(), RealHost.guest("pvh", "")));
        String domid = host.lab().demand("xl domid foreign").strip();

        var refused = host.operator().refusal(push.desired());
        assertThat(refused.code()).isEqualTo(ProblemCode.NotOurs);
        assertThat(refused.message()).contains("either end it", "xendomain.io/adopt");

        host.operator().push(push.adopting().desired());
        DomainReport taken = host.await(
                push.uuid(), "looked at", report -> !report.changes().pending().isEmpty());
        assertThat(taken.state()).isEqualTo(DomainState.Running);
        assertThat(taken.domid().toString()).isEqualTo(domid);
        assertThat(taken.changes().pending()).singleElement().matches(change -> change.key()
                .equals("on_crash"));
        assertThat(taken.restarts().count()).isZero();
        assertThat(host.lab().demand("cat /etc/xen/foreign.cfg.before-adoption"))
                .contains("memory = 160");
        letGo(host, push);
    }

    private static void letGo(RealHost host, Pushes push) {
        host.operator().remove(push.uuid(), push.removal(DeletionPolicy.Destroy));
        Awaitility.await().atMost(RealHost.PATIENCE).until(() -> host.operator().domains().stream()
                .noneMatch(report -> report.uuid().equals(push.uuid())));
    }
}
