package io.xendomain.operator;

import static io.xendomain.api.ConditionStatus.False;
import static io.xendomain.api.ConditionStatus.True;
import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.Condition;
import io.xendomain.api.ConditionType;
import io.xendomain.api.CpuPool;
import io.xendomain.api.Reason;
import io.xendomain.api.StatusFinding;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenHostStatus;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.HostFinding;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a host is, what it lacks, and what becomes of domains that ask for that. */
@ExtendWith(ControlPlaneExtension.class)
class HostFactsIT {
    private static final List<String> ALL = List.of("pv", "pvh", "hvm", "hap");
    private static final io.xendomain.protocol.CpuPool POOL_0 = pool("Pool-0", "credit2");

    private static Fleet fleet;

    @BeforeAll
    static void start(ControlPlane cluster) {
        fleet = new Fleet(cluster, "facts").start();
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    @Test
    void statusSaysWhatTheHostSaysAndFollowsIt() {
        FakeAgent agent = fleet.hostWithAgent("facts-shown");
        XenHostStatus first = awaitHost("facts-shown", status -> "credit2".equals(status.scheduler()));
        assertThat(first.cpuPools()).containsExactly(new CpuPool("Pool-0", "credit2"));
        assertThat(first.numaNodes()).isEqualTo(1);
        assertThat(first.capabilities()).isEqualTo(ALL);
        assertThat(first.findings()).isEmpty();

        agent.describe(
                ALL,
                List.of(POOL_0, pool("my pool", "rtds")),
                List.of(new HostFinding(
                        HostFinding.Severity.Warning, "StartedTwice", "/etc/xen/auto/web-1 starts web-1; remove it")));

        XenHostStatus next =
                awaitHost("facts-shown", status -> !status.findings().isEmpty());
        assertThat(next.cpuPools()).contains(new CpuPool("my pool", "rtds"));
        assertThat(next.findings().getFirst().message()).contains("/etc/xen/auto/web-1");
        assertThat(next.conditions()).isEqualTo(first.conditions());
        assertThat(agent.streamsOpened()).as("streams").isEqualTo(1);
    }

    @Test
    void aPoolThatTheHostDoesNotHaveStallsUntilItDoes() {
        FakeAgent agent = fleet.hostWithAgent("facts-pools");
        fleet.create(fleet.domain("pool-1", "facts-pools", Map.of("pool", "my pool")));
        XenDomain stalled = awaitInvalid("pool-1");
        assertThat(stalled.getStatus().findings()).first().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("NotOnHost");
            assertThat(finding.field()).isEqualTo("spec.config.pool");
            assertThat(finding.message()).contains("my pool", "Pool-0");
        });
        assertThat(agent.pushes()).isEmpty();

        agent.describe(ALL, List.of(POOL_0, pool("my pool", "credit2")), List.of());

        fleet.awaitReady("pool-1");
        assertThat(agent.pushes()).hasSize(1);
    }

    @Test
    void aHostWithoutHardwareVirtualisationTakesPvGuestsOnly() {
        FakeAgent agent = fleet.agent("facts-pv");
        agent.describe(List.of("pv"), List.of(POOL_0), List.of());
        fleet.host("facts-pv", agent.address());
        fleet.create(fleet.domain("hvm-1", "facts-pv", Map.of("builder", "hvm")));
        fleet.create(fleet.domain("pvh-1", "facts-pv", pvh()));
        fleet.create(fleet.domain("pv-1", "facts-pv"));

        assertThat(awaitInvalid("hvm-1").getStatus().findings())
                .extracting(StatusFinding::code)
                .contains("HostCannotRun");
        assertThat(awaitInvalid("pvh-1").getStatus().findings())
                .filteredOn(finding -> finding.code().equals("HostCannotRun"))
                .extracting(StatusFinding::message)
                .singleElement()
                .asString()
                .contains("pvh", "can only run pv", "another host");
        fleet.awaitReady("pv-1");
        assertThat(agent.pushes()).hasSize(1);
    }

    @Test
    void aDomainWithoutRoomIsReconciledUntilThereIsSome() {
        FakeAgent agent = fleet.hostWithAgent("facts-full");
        fleet.create(fleet.domain("room-1", "facts-full"));
        String uuid = fleet.awaitReady("room-1").getStatus().domain().uuid();
        String words = "the domain needs 132 MiB and the host has 44 MiB free";
        agent.report(FakeAgent.with(
                agent.domains().get(uuid), DomainState.Halted, false, new Problem(ProblemCode.NoCapacity, words)));
        XenDomain waiting =
                fleet.await("room-1", "waiting for room", domain -> Fleet.condition(domain, ConditionType.Reconciling)
                        .filter(condition -> condition.status() == True && condition.reason() == Reason.NoCapacity)
                        .isPresent());
        assertThat(Fleet.condition(waiting, ConditionType.Ready))
                .get()
                .returns(False, Condition::status)
                .returns(words, Condition::message);
        assertThat(Fleet.is(waiting, ConditionType.Stalled, False)).isTrue();

        DomainReport refused = agent.domains().get(uuid);
        agent.report(FakeAgent.with(refused, DomainState.Running, false, null));

        fleet.awaitReady("room-1");
        assertThat(agent.pushes()).hasSize(1);
    }

    @Test
    void whatOnlyALaterOperatorKnowsIsPassedOver() {
        FakeAgent agent = fleet.hostWithAgent("facts-later");
        fleet.create(fleet.domain("later-1", "facts-later"));
        String uuid = fleet.awaitReady("later-1").getStatus().domain().uuid();

        agent.say("{\"type\":\"weather\",\"sun\":true}");
        agent.report(FakeAgent.with(agent.domains().get(uuid), DomainState.Crashed, false));

        fleet.await(
                "later-1",
                "known to have crashed",
                domain -> domain.getStatus().domain().state() == io.xendomain.api.DomainState.Crashed);
        assertThat(agent.streamsOpened()).as("streams").isEqualTo(1);
    }

    @Test
    void anAgentThatSpeaksOfAnotherHostIsNotBelieved() {
        fleet.hostWithAgent("facts-honest");
        FakeAgent agent = fleet.hostWithAgent("facts-liar");
        XenHostStatus honest = awaitHost("facts-honest", status -> status.cpus() != null);
        awaitHost("facts-liar", status -> status.cpus() != null);

        agent.say("{\"type\":\"hostChanged\",\"host\":{\"name\":\"facts-honest\",\"xenVersion\":\"4.20.0\","
                + "\"toolstack\":\"Real\",\"cpus\":1}}");

        Awaitility.await()
                .atMost(Fleet.PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> agent.streamsOpened() == 2);
        assertThat(fleet.host("facts-honest").getStatus()).isEqualTo(honest);
    }

    private static io.xendomain.protocol.CpuPool pool(String name, String scheduler) {
        return new io.xendomain.protocol.CpuPool(name, scheduler);
    }

    /** The fleet's sample says its type in the older way, which has no PVH. */
    private static Map<String, Object> pvh() {
        Map<String, Object> config = new java.util.HashMap<>(Map.of("type", "pvh"));
        config.put("builder", null);
        return config;
    }

    private static XenHostStatus awaitHost(String name, Predicate<XenHostStatus> wanted) {
        Awaitility.await("XenHost " + name)
                .atMost(Fleet.PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> fleet.host(name).getStatus() != null
                        && wanted.test(fleet.host(name).getStatus()));
        return fleet.host(name).getStatus();
    }

    private static XenDomain awaitInvalid(String name) {
        return fleet.await(name, "stalled: ConfigInvalid", domain -> Fleet.condition(domain, ConditionType.Stalled)
                .filter(condition -> condition.status() == True && condition.reason() == Reason.ConfigInvalid)
                .isPresent());
    }
}
