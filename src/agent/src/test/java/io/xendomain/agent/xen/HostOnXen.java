package io.xendomain.agent.xen;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.agent.Pushes;
import io.xendomain.protocol.AppliedChange;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.HostFinding;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.ProblemCode;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What a host has and lacks, and what the agent costs it. */
interface HostOnXen extends OnXen {

    /** Memory, processor time, and programs that are started, while nothing happens. */
    @Test
    default void anIdleHostIsLookedAtOnceAMinute() {
        Pushes push = Pushes.of("idle").lines(RealHost.guest("pv", ""));
        running(push);
        String seen;
        try (var calls = host().spyOnXl()) {
            seen = host().lab().demand("""
                    used() { awk '{print $14 + $15}' /proc/$(cat /run/agent.pid)/stat; }
                    before=$(used); sleep 55; after=$(used)
                    echo "ticks $((after - before)) of 5500"
                    grep VmRSS /proc/$(cat /run/agent.pid)/status
                    """);
            assertThat(calls.made())
                    .as("a full look or two, of four calls each; looking each second would be fifty")
                    .hasSizeLessThanOrEqualTo(10)
                    .allMatch(call -> call.startsWith("list -") || call.startsWith("vcpu-list"));
        }
        System.out.println("idle agent in dom0: " + seen.replace("\n", "; "));
        letGo(push);
    }

    @Test
    default void xlInfoBecomesWhatTheHostHas() throws IOException {
        HostReport report = host().operator().host();
        assertThat(report.xenVersion()).startsWith(host().lab().version() + ".");
        assertThat(report.cpus()).isEqualTo(2);
        assertThat(report.memoryMiB()).isBetween(3000L, 3072L);
        assertThat(report.scheduler()).isEqualTo("credit2");
        assertThat(report.capabilities()).contains("pv", "hvm");
        assertThat(report.cpuPools()).singleElement().matches(pool -> pool.name()
                .equals("Pool-0"));
    }

    @Test
    default void aDomainWithoutRoomStartsWhenThereIsSome() {
        String lines = RealHost.guest("pv", "") + "memory = 1100\n";
        Pushes first = Pushes.of("first").lines(lines);
        Pushes second = Pushes.of("second").lines(lines);
        running(first);
        host().operator().push(second.desired());
        DomainReport waiting = host().await(second.uuid(), "no room", report -> report.problem() != null);
        assertThat(waiting.problem().code()).isEqualTo(ProblemCode.NoCapacity);
        assertThat(waiting.problem().message()).contains("needs 1", "MiB free");
        assertThat(xl("list")).doesNotContain("second");

        letGo(first);

        assertThat(host().awaitState(second.uuid(), DomainState.Running).problem())
                .isNull();
        letGo(second);
    }

    @Test
    default void aDomainThatXensBootScriptWouldStartToo() {
        Pushes push = Pushes.of("twice").lines(RealHost.guest("pv", ""));
        host().lab().demand("mkdir -p /etc/xen/auto; ln -s " + host().configs() + "/twice.cfg /etc/xen/auto/");
        running(push);

        HostFinding found = Awaitility.await()
                .atMost(RealHost.PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> host().operator().host().findings(), findings -> !findings.isEmpty())
                .getFirst();
        assertThat(found.code()).isEqualTo("StartedTwice");
        assertThat(found.message()).contains("/etc/xen/auto/twice.cfg", "prod/twice");

        host().lab().demand("rm /etc/xen/auto/twice.cfg");
        letGo(push);
    }

    /** Late: it takes a CPU from the pool of everybody else. */
    @Test
    @Order(Integer.MAX_VALUE - 2)
    default void aDomainMovesToAnotherPool() {
        host().lab().demand("""
                xl cpupool-cpu-remove Pool-0 1
                xl cpupool-create 'name="second"' 'cpus=["1"]'
                """);
        Pushes push = Pushes.of("moved").lines(RealHost.guest("pv", ""));
        int domid = running(push).domid();

        Pushes edited = push.generation(2).lines(RealHost.guest("pv", "") + "pool = \"second\"\n");
        host().operator().push(edited.desired());
        DomainReport moved = host().await(push.uuid(), "it is there", report -> !report.changes()
                .applied()
                .isEmpty());

        assertThat(moved.changes().applied()).containsExactly(new AppliedChange("pool", "Pool-0", "second"));
        assertThat(moved.domid()).isEqualTo(domid);
        assertThat(xl("list -c moved")).contains("second");
        letGo(edited);
        host().lab().demand("xl cpupool-destroy second; xl cpupool-cpu-add Pool-0 1");
    }
}
