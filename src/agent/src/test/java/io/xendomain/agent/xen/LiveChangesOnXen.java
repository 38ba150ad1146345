package io.xendomain.agent.xen;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.agent.Pushes;
import io.xendomain.protocol.AppliedChange;
import io.xendomain.protocol.Changes;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.Drift;
import io.xendomain.protocol.PendingChange;
import org.junit.jupiter.api.Test;

/** Edits of running domains, and what others do to them by hand. */
interface LiveChangesOnXen extends OnXen {
    /** %s: a further disk, a further interface. */
    String DEVICES = """
            disk = [ 'format=raw,vdev=xvda,access=rw,target=/var/lib/xen/images/d1.img'%s ]
            vif = [ 'bridge=xenbr0,mac=00:16:3e:aa:00:01'%s ]
            """;

    String SECOND_DISK = ", 'format=raw,vdev=xvdb,access=ro,target=/var/lib/xen/images/d2.img'";

    String SECOND_INTERFACE = ", 'bridge=xenbr0,mac=00:16:3e:aa:00:02'";

    @Test
    default void editsChangeTheRunningDomainAndDriftIsPutRightByTheNext() {
        makeImages();
        Pushes push = Pushes.of("web-1")
                .lines(RealHost.guest("pv", "") + "maxmem = 256\nmaxvcpus = 2\n" + DEVICES.formatted("", ""));
        DomainReport started = running(push);
        assertThat(settled(push, 1)).isEqualTo(Changes.NONE);

        Pushes edited = push.generation(2)
                .lines(RealHost.guest("pv", "")
                        + "memory = 200\nmaxmem = 256\nvcpus = 2\nmaxvcpus = 2\ncpu_weight = 512\ncpus = \"0\"\n"
                        + "on_crash = \"restart\"\n"
                        + DEVICES.formatted(SECOND_DISK, SECOND_INTERFACE));
        host().operator().push(edited.desired());
        Changes changes = settled(push, 2);

        assertThat(changes.applied())
                .extracting(AppliedChange::key)
                .containsExactlyInAnyOrder(
                        "memory", "vcpus", "cpu_weight", "cpus[0]", "cpus[1]", "disk[xvdb]", "vif[00:16:3e:aa:00:02]");
        assertThat(changes.applied()).contains(new AppliedChange("memory", "160", "200"));
        assertThat(changes.pending()).containsExactly(new PendingChange("on_crash", null, "restart", null));
        assertThat(changes.drift()).isEmpty();
        assertThat(host().operator().domain(push.uuid()).domid()).isEqualTo(started.domid());
        assertThat(
                        host().lab()
                                .demand(
                                        "xl block-list web-1; xl network-list web-1; xl sched-credit2 -d web-1; xl vcpu-list web-1"))
                .contains("51728", "00:16:3e:aa:00:02", "512")
                .containsPattern("web-1 +\\d+ +0 .* 0 / all");

        host().lab()
                .demand(
                        "xl mem-set web-1 190m; xl block-detach web-1 xvdb; xl rename web-1 renamed; xl vcpu-pin renamed 0 1");
        host().await(push.uuid(), "drift", report -> report.changes().drift().size() >= 3);
        xl("pause renamed");
        DomainReport paused = host().awaitState(push.uuid(), DomainState.Paused);
        assertThat(paused.changes().drift())
                .contains(
                        new Drift("memory", "200", "190"),
                        new Drift("name", "web-1", "renamed"),
                        new Drift(Drift.POWER_STATE, "Running", "Paused"));

        host().operator().push(edited.generation(3).desired());
        host().awaitState(push.uuid(), DomainState.Running);
        changes = settled(push, 3);
        assertThat(changes.drift()).isEmpty();
        assertThat(changes.pending()).containsExactly(new PendingChange("on_crash", null, "restart", null));
        assertThat(xl("list web-1")).contains("web-1");
        assertThat(host().operator().domain(push.uuid()).domid()).isEqualTo(started.domid());
        letGo(edited.generation(3));
    }

    /** The next agent makes its plan from what it finds, so it does what is left, and nothing a second time. */
    @Test
    default void anAgentKilledBetweenTwoStepsIsFollowedByOneThatFinishes() {
        makeImages();
        Pushes push = Pushes.of("halfway")
                .lines(RealHost.guest("pv", "") + "maxmem = 256\nmaxvcpus = 2\n" + DEVICES.formatted("", ""));
        running(push);
        settled(push, 1);
        Pushes edited = push.generation(2)
                .lines(RealHost.guest("pv", "") + "memory = 200\nmaxmem = 256\nvcpus = 2\nmaxvcpus = 2\n"
                        + DEVICES.formatted(SECOND_DISK, SECOND_INTERFACE));

        try (var calls = host().spyOnXlAndKillTheAgentAfter("vcpu-set")) {
            host().operator().push(edited.desired());
            host().awaitAgentsEnd();
            assertThat(calls.made())
                    .anyMatch(call -> call.startsWith("vcpu-set"))
                    .noneMatch(LiveChangesOnXen::attaches);

            host().startAgent();
            Changes changes = settled(push, 2);

            assertThat(changes.pending()).isEmpty();
            assertThat(changes.drift()).isEmpty();
            assertThat(calls.made().stream().filter(call -> call.startsWith("mem-set") || call.startsWith("vcpu-set")))
                    .as("done once, before the agent was killed")
                    .hasSize(2);
            assertThat(calls.made().stream().filter(LiveChangesOnXen::attaches)).hasSize(2);
        }
        assertThat(host().lab().demand("xl block-list halfway; xl network-list halfway; xl list halfway"))
                .contains("51728", "00:16:3e:aa:00:02")
                .containsPattern("halfway +\\d+ +200 +2 ");
        letGo(edited);
    }

    private static boolean attaches(String call) {
        return call.startsWith("block-attach") || call.startsWith("network-attach");
    }

    private void makeImages() {
        host().lab().demand("""
                mkdir -p /var/lib/xen/images
                for d in 1 2; do dd if=/dev/zero of=/var/lib/xen/images/d$d.img bs=1M count=8 2>/dev/null; done
                """);
    }

    private Changes settled(Pushes push, long generation) {
        return host().await(
                        push.uuid(),
                        "generation " + generation + " is through",
                        report -> report.generation() == generation
                                && !report.changes().underWay()
                                && !report.changes().unseen())
                .changes();
    }
}
