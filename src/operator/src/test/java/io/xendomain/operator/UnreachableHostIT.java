package io.xendomain.operator;

import static io.xendomain.api.ConditionStatus.False;
import static io.xendomain.api.ConditionStatus.True;
import static io.xendomain.api.ConditionStatus.Unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.Annotations;
import io.xendomain.api.ConditionType;
import io.xendomain.api.DomainState;
import io.xendomain.api.Reason;
import io.xendomain.api.StatusFinding;
import io.xendomain.api.XenDomain;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.HostReport;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import io.xendomain.testkit.FaultProxy;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hosts that cannot be asked, or that answer nonsense. */
@ExtendWith(ControlPlaneExtension.class)
class UnreachableHostIT {
    private static Fleet fleet;

    @BeforeAll
    static void start(ControlPlane cluster) {
        fleet = new Fleet(cluster, "unreachable").start();
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    @Test
    void aHostThatWentAwayShowsAndHealsWithoutAPush() {
        FakeAgent agent = fleet.agent("away");
        try (FaultProxy network = FaultProxy.inFrontOf(agent.port())) {
            fleet.host("away", "127.0.0.1:" + network.port());
            fleet.create(fleet.domain("away-1", "away"));
            fleet.awaitReady("away-1");

            network.cut();
            XenDomain lost = awaitUnreachable("away-1");
            assertThat(lost.getStatus().domain().state()).isEqualTo(DomainState.Unknown);
            assertThat(Fleet.is(lost, ConditionType.Ready, Unknown)).isTrue();
            assertThat(Fleet.is(lost, ConditionType.Reconciling, True)).isTrue();
            assertThat(Fleet.condition(lost, ConditionType.HostReachable)
                            .orElseThrow()
                            .message())
                    .contains("xenhost away");

            network.heal();
            XenDomain back = fleet.awaitReady("away-1");
            assertThat(back.getStatus().domain().state()).isEqualTo(DomainState.Running);
            assertThat(agent.pushes()).hasSize(1);
        }
    }

    @Test
    void aHostThatHangsIsFoundOutByItsSilence() {
        FakeAgent agent = fleet.agent("hanging");
        try (FaultProxy network = FaultProxy.inFrontOf(agent.port())) {
            fleet.host("hanging", "127.0.0.1:" + network.port());
            fleet.create(fleet.domain("hanging-1", "hanging"));
            fleet.awaitReady("hanging-1");

            network.stall();
            awaitUnreachable("hanging-1");
            assertThat(message("hanging")).containsAnyOf("silent", "does not answer");

            network.heal();
            fleet.awaitReady("hanging-1");
        }
    }

    @Test
    void halfASnapshotIsNotBelieved() {
        FakeAgent agent = fleet.agent("cut-short");
        IntStream.range(0, 200).forEach(i -> agent.report(FakeAgent.foreign("other-" + i)));
        try (FaultProxy network = FaultProxy.inFrontOf(agent.port())) {
            network.truncateAfter(20_000);
            fleet.host("cut-short", "127.0.0.1:" + network.port());
            fleet.awaitHost("cut-short", ConditionType.Reachable, False);

            network.heal();
            fleet.awaitHost("cut-short", ConditionType.Ready, True);
            fleet.create(fleet.domain("cut-short-1", "cut-short"));
            fleet.awaitReady("cut-short-1");
        }
    }

    @Test
    void anAddressWhereNoAgentListensIsTold() {
        FakeAgent agent = fleet.agent("web-server");
        agent.talk("<html>It works!</html>");
        fleet.host("web-server", agent.address());
        var host = fleet.awaitHost("web-server", ConditionType.Reachable, False);
        var reachable = host.getStatus().condition(ConditionType.Reachable).orElseThrow();
        assertThat(reachable.reason()).isEqualTo(Reason.ProtocolError);
        assertThat(reachable.message()).contains(agent.address(), "text/html", "is it a xendomain-agent?");
    }

    @Test
    void anAnswerThatIsNoJsonIsTriedAgain() {
        FakeAgent agent = fleet.hostWithAgent("babbling");
        fleet.awaitHost("babbling", ConditionType.Ready, True);
        agent.talk("<html>502 Bad Gateway</html>");
        fleet.create(fleet.domain("babbling-1", "babbling"));
        XenDomain failed =
                fleet.await("babbling-1", "told of the answer", domain -> Fleet.condition(domain, ConditionType.Ready)
                        .filter(ready -> ready.reason() == Reason.ProtocolError)
                        .isPresent());
        assertThat(Fleet.condition(failed, ConditionType.Ready).orElseThrow().message())
                .contains("502 Bad Gateway");
        assertThat(Fleet.is(failed, ConditionType.Reconciling, True)).isTrue();

        agent.talk(null);
        fleet.awaitReady("babbling-1");
    }

    @Test
    void aLineThatIsNoJsonEndsTheStreamAndTheNextOneIsBelieved() {
        FakeAgent agent = fleet.hostWithAgent("mumbling");
        fleet.create(fleet.domain("mumbling-1", "mumbling"));
        String uuid = fleet.awaitReady("mumbling-1").getStatus().domain().uuid();
        DomainReport running = agent.domains().get(uuid);
        // said in the next snapshot only
        agent.domains().put(uuid, FakeAgent.with(running, io.xendomain.protocol.DomainState.Crashed, false));
        agent.say("{\"type\":");
        fleet.await(
                "mumbling-1",
                "known to have crashed",
                domain -> domain.getStatus().domain().state() == DomainState.Crashed);
        assertThat(agent.pushes()).hasSize(1);
    }

    @Test
    void aHostWhoseXlDoesNotAnswerIsToldAndItsDomainsGoOnWhenItDoes() {
        FakeAgent agent = fleet.agent("mute");
        agent.xenVersion(HostReport.UNKNOWN_XEN);
        fleet.host("mute", agent.address());
        fleet.create(fleet.domain("mute-1", "mute"));
        XenDomain waiting = awaitUnreachable("mute-1");
        assertThat(Fleet.condition(waiting, ConditionType.HostReachable)
                        .orElseThrow()
                        .reason())
                .isEqualTo(Reason.XlFailed);
        var host = fleet.awaitHost("mute", ConditionType.Reachable, False);
        assertThat(host.getStatus()
                        .condition(ConditionType.Reachable)
                        .orElseThrow()
                        .message())
                .contains("xl on the host does not");
        assertThat(agent.pushes()).isEmpty();

        agent.xenVersion("4.17.4");
        fleet.awaitReady("mute-1");
        fleet.awaitHost("mute", ConditionType.Ready, True);
    }

    @Test
    void theCertificateOfAnotherHostIsRefused() {
        FakeAgent other = fleet.agent("dom0-other");
        fleet.host("dom0-mine", other.address());
        var host = fleet.awaitHost("dom0-mine", ConditionType.Stalled, True);
        var reachable = host.getStatus().condition(ConditionType.Reachable).orElseThrow();
        assertThat(reachable.reason()).isEqualTo(Reason.IdentityMismatch);
        assertThat(reachable.message())
                .contains("xendomain://host/dom0-other", "xendomain://host/dom0-mine", other.address());
        fleet.create(fleet.domain("mine-1", "dom0-mine"));
        awaitUnreachable("mine-1");
        assertThat(other.pushes()).isEmpty();
    }

    @Test
    void aDeletedObjectWaitsForItsHostUntilItIsForgotten() {
        FakeAgent agent = fleet.agent("dead");
        try (FaultProxy network = FaultProxy.inFrontOf(agent.port())) {
            fleet.host("dead", "127.0.0.1:" + network.port());
            fleet.create(fleet.domain("dead-1", "dead"));
            fleet.awaitReady("dead-1");
            network.cut();
            awaitUnreachable("dead-1");

            fleet.delete("dead-1");
            XenDomain waiting =
                    fleet.await("dead-1", "waiting for its host", domain -> Fleet.condition(domain, ConditionType.Ready)
                            .filter(ready -> ready.message().contains("to let go of the domain"))
                            .isPresent());
            assertThat(Fleet.condition(waiting, ConditionType.Ready)
                            .orElseThrow()
                            .message())
                    .contains(Annotations.FORGET + "=\"true\"");

            fleet.annotate("dead-1", Annotations.FORGET, "true");
            fleet.awaitGone("dead-1");
            assertThat(agent.removals()).isEmpty();

            FakeAgent next = fleet.hostWithAgent("alive");
            fleet.create(fleet.domain("dead-1", "alive"));
            assertThat(doubles(fleet.awaitReady("dead-1"))).isEmpty();
            assertThat(next.pushes()).hasSize(1);

            network.heal();
            fleet.awaitHost("dead", ConditionType.Ready, True);
            fleet.annotate("dead-1", "example.org/look", "again");
            XenDomain doubled = fleet.await(
                    "dead-1", "told of its double", domain -> !doubles(domain).isEmpty());
            assertThat(doubles(doubled)).singleElement().satisfies(finding -> assertThat(finding.message())
                    .contains("host dead still has a domain"));
            assertThat(Fleet.is(fleet.get("dead-1"), ConditionType.Ready, True)).isTrue();
        }
    }

    private static List<StatusFinding> doubles(XenDomain domain) {
        return domain.getStatus().findings().stream()
                .filter(finding -> finding.field().equals("spec.host"))
                .toList();
    }

    private static XenDomain awaitUnreachable(String name) {
        return fleet.await(
                name, "known to be unreachable", domain -> Fleet.is(domain, ConditionType.HostReachable, False));
    }

    private static String message(String host) {
        return fleet.host(host)
                .getStatus()
                .condition(ConditionType.Reachable)
                .orElseThrow()
                .message();
    }
}
