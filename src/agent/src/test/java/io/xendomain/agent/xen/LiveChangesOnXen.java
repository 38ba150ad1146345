package io.xendomain.agent.xen;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.agent.Pushes;
import io.xendomain.protocol.AppliedChange;
import io.xendomain.protocol.Changes;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.Drift;
import io.xendomain.protocol.PendingChange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits of running domains, and what others do to them by hand. */
class LiveIT {
    private static final String DISK =
            "disk = [ 'format=raw,vdev=xvda,access=rw,target=/var/lib/xen/images/d1.img'%s ]\nvif = [ 'bridge=xenbr0,mac=00:16:3e:aa:00:01'%s ]\n";

    @ParameterizedTest
    @ValueSource(strings = {"4.17", "4.20"})
    void editsChangeTheRunningDomain(String version) {
        try (RealHost host = RealHost.boot(version)) {
            host.lab()
                    .demand(
                            "mkdir -p /var/lib/xen/images; for d in 1 2; do dd if=/dev/zero of=/var/lib/xen/images/d$d.img bs=1M count=8 2>/dev/null; done");
            Pushes push = Pushes.of("web-1")
                    .lines(RealHost.guest("pv", "") + "maxmem = 256\nmaxvcpus = 2\n" + DISK.formatted("", ""));
            host.operator().push(push.desired());
            DomainReport started = host.awaitState(push.uuid(), DomainState.Running);
            Changes changes = settled(host, push, 1);
            assertThat(changes).isEqualTo(Changes.NONE);

            Pushes edited = push.generation(2)
                    .lines(RealHost.guest("pv", "")
                            + "memory = 200\nmaxmem = 256\nvcpus = 2\nmaxvcpus = 2\ncpu_weight = 512\ncpus = \"0\"\n"
                            + "on_crash = \"restart\"\n"
                            + DISK.formatted(
                                    ", 'format=raw,vdev=xvdb,access=ro,target=/var/lib/xen/images/d2.img'",
                                    ", 'bridge=xenbr0,mac=00:16:3e:aa:00:02'"));
            host.operator().push(edited.desired());
            changes = settled(host, push, 2);

            assertThat(changes.applied())
                    .extracting(AppliedChange::key)
                    .containsExactlyInAnyOrder(
                            "memory",
                            "vcpus",
                            "cpu_weight",
                            "cpus[0]",
                            "cpus[1]",
                            "disk[xvdb]",
                            "vif[00:16:3e:aa:00:02]");
            assertThat(changes.applied()).contains(new AppliedChange("memory", "160", "200"));
            assertThat(changes.pending()).containsExactly(new PendingChange("on_crash", null, "restart", null));
            assertThat(changes.drift()).isEmpty();
            assertThat(host.operator().domain(push.uuid()).domid()).isEqualTo(started.domid());
            assertThat(
                            host.lab()
                                    .demand(
                                            "xl block-list web-1; xl network-list web-1; xl sched-credit2 -d web-1; xl vcpu-list web-1"))
                    .contains("51728", "00:16:3e:aa:00:02", "512")
                    .containsPattern("web-1 +\\d+ +0 .* 0 / all");

            host.lab()
                    .demand(
                            "xl mem-set web-1 190m; xl block-detach web-1 xvdb; xl rename web-1 renamed; xl vcpu-pin renamed 0 1");
            host.await(push.uuid(), "drift", report -> report.changes().drift().size() >= 3);
            host.lab().demand("xl pause renamed");
            DomainReport paused = host.awaitState(push.uuid(), DomainState.Paused);
            assertThat(paused.changes().drift())
                    .contains(
                            new Drift("memory", "200", "190"),
                            new Drift("name", "web-1", "renamed"),
                            new Drift(Drift.POWER_STATE, "Running", "Paused"));

            host.operator().push(edited.generation(3).desired());
            host.awaitState(push.uuid(), DomainState.Running);
            changes = settled(host, push, 3);
            assertThat(changes.drift()).isEmpty();
            assertThat(changes.pending()).containsExactly(new PendingChange("on_crash", null, "restart", null));
            assertThat(host.lab().demand("xl list web-1")).contains("web-1");
            assertThat(host.operator().domain(push.uuid()).domid()).isEqualTo(started.domid());
        }
    }

    private static Changes settled(RealHost host, Pushes push, long generation) {
        return host.await(
                        push.uuid(),
                        "generation " + generation + " is through",
                        report -> report.generation() == generation
                                && !report.changes().underWay())
                .changes();
    }
}
