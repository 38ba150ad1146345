package io.xendomain.agent.xen;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.agent.Pushes;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.RestartPolicy;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Domains that end without having been asked to, and what becomes of them. */
interface EndingsOnXen extends OnXen {

    @Test
    default void whatWasDestroyedByHandIsStartedAgain() {
        Pushes push = Pushes.of("destroyed").lines(RealHost.guest("pv", ""));
        int domid = running(push).domid();

        xl("destroy destroyed");
        DomainReport again = host().await(
                        push.uuid(),
                        "another domain runs",
                        report -> report.state() == DomainState.Running && report.domid() > domid);
        assertThat(again.restarts().lastEnding()).contains("nobody saw why");
        letGo(push);
    }

    /** Xen builds it again from what it has saved, so whatever waited for a restart goes on waiting. */
    @Test
    default void aRebootOfItsOwnIsNeitherAnEndingNorARestart() {
        Pushes push = Pushes.of("rebooting").lines(RealHost.guest("pv", "boot=12") + "on_reboot = \"restart\"\n");
        int domid = running(push).domid();
        host().operator()
                .push(push.generation(2)
                        .lines(RealHost.guest("pv", "debug") + "on_reboot = \"restart\"\n")
                        .desired());
        host().await(push.uuid(), "cmdline waits", report -> !report.changes()
                .pending()
                .isEmpty());

        DomainReport back = host().await(
                        push.uuid(),
                        "the guest is back and was looked at",
                        report -> report.state() == DomainState.Running
                                && report.domid() > domid
                                && !report.changes().unseen());
        assertThat(back.restarts().count()).as("xl itself starts it again").isZero();
        assertThat(back.changes().pending()).singleElement().matches(change -> change.key()
                .equals("cmdline"));
        assertThat(host().log()).containsOnlyOnce("starting rebooting");
        assertThat(xl("list -l rebooting")).contains("boot=12").doesNotContain("debug");
        letGo(push.generation(2));
    }

    @Test
    default void aGuestThatPoweredItselfOffStaysOff() {
        Pushes push = Pushes.of("off").lines(RealHost.guest("pv", "off=4"));
        running(push);
        DomainReport off = host().awaitState(push.uuid(), DomainState.Halted);
        assertThat(off.poweredOffByGuest()).isTrue();
        letGo(push);
    }

    /** It finds out from what xl wrote down. */
    @Test
    default void anAgentThatWasAwayKnowsThatTheGuestPoweredItselfOff() {
        Pushes push = Pushes.of("off-unseen").lines(RealHost.guest("pv", "off=4"));
        running(push);
        host().killAgent();
        Awaitility.await().atMost(RealHost.PATIENCE).until(() -> !xl("list").contains("off-unseen"));
        host().startAgent();
        assertThat(host().awaitState(push.uuid(), DomainState.Halted).poweredOffByGuest())
                .isTrue();
        letGo(push);
    }

    /** What is in the image would be there twice; who saved it says when it goes on. */
    @Test
    default void whatWasSavedByHandIsNotStartedBesideItsImageAndGoesOnWhenItIsRestored() {
        Pushes push = Pushes.of("saved").lines(RealHost.guest("pv", "")).restartPolicy(RestartPolicy.Always);
        int domid = running(push).domid();
        awaitSuspendable(domid);

        // through a pipe: pages of a guest cannot be written to a folder of the machine that runs the emulator
        host().lab()
                .demand(
                        "mkfifo /tmp/pages && { cat /tmp/pages > /host/saved.image & xl save saved /tmp/pages && wait; }");
        DomainReport saved = host().await(
                        push.uuid(), "saved", report -> report.state() == DomainState.Halted && report.domid() == null);
        assertThat(saved.restarts().lastEnding()).isEqualTo("it was saved or migrated away by hand");
        assertThat(saved.restarts().nextAt()).isNull();

        xl("restore /host/saved.image");
        DomainReport back = host().awaitState(push.uuid(), DomainState.Running);
        assertThat(back.domid()).isGreaterThan(domid);
        assertThat(host().log()).containsOnlyOnce("starting saved");
        letGo(push);
        host().lab().demand("rm /host/saved.image /tmp/pages");
    }

    private void awaitSuspendable(int domid) {
        String flag = "/local/domain/" + domid + "/control/feature-suspend";
        Awaitility.await().atMost(RealHost.PATIENCE).until(() -> host().lab()
                .run("xenstore-read " + flag)
                .stdout()
                .strip()
                .equals("1"));
    }

    @Test
    default void aCrashedGuestIsStartedAgainAndLater() {
        Pushes push = Pushes.of("crashing").lines(RealHost.guest("pv", "crash=2"));
        host().operator().push(push.desired());

        DomainReport loop = host().await(
                        push.uuid(),
                        "back-off",
                        report -> report.restarts().count() > 0
                                && report.restarts().nextAt() != null);
        assertThat(loop.state()).isEqualTo(DomainState.Crashed);
        assertThat(loop.restarts().lastEnding()).isEqualTo("the guest crashed");

        host().operator()
                .push(push.generation(2).restartPolicy(RestartPolicy.Never).desired());
        host().awaitState(push.uuid(), DomainState.Crashed);
        letGo(push.generation(2));
    }
}
