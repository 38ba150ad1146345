package io.xendomain.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.Annotations;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.Reason;
import io.xendomain.api.XenDomain;
import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.Removal;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Objects go when their hosts have let go of the domains, and not before. */
@ExtendWith(ControlPlaneExtension.class)
class DeletionIT {
    private static Fleet fleet;
    private static FakeAgent agent;

    @BeforeAll
    static void start(ControlPlane cluster) {
        fleet = new Fleet(cluster, "deletions").start();
        agent = fleet.hostWithAgent("deletion-a");
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    @ParameterizedTest
    @EnumSource(DeletionPolicy.class)
    void theHostIsToldThePolicy(DeletionPolicy policy) {
        String name = "policy-" + policy.name().toLowerCase(java.util.Locale.ROOT);
        XenDomain created = fleet.create(fleet.domain(name, "deletion-a"));
        fleet.merge(name, "{\"spec\": {\"deletionPolicy\": \"" + policy + "\", \"shutdownGracePeriodSeconds\": 7}}");
        fleet.awaitReady(name);
        fleet.delete(name);
        fleet.awaitGone(name);
        Removal removal = agent.removals().stream()
                .filter(seen -> seen.owner().uid().equals(created.getMetadata().getUid()))
                .findFirst()
                .orElseThrow();
        assertThat(removal.policy()).isEqualTo(policy);
        assertThat(removal.shutdownGracePeriodSeconds()).isEqualTo(7);
    }

    @Test
    void aSlowGuestIsWaitedForAndTheStatusSaysSo() {
        FakeAgent slow = fleet.hostWithAgent("deletion-slow");
        slow.slowGuests();
        fleet.create(fleet.domain("slow-1", "deletion-slow"));
        String uuid = fleet.awaitReady("slow-1").getStatus().domain().uuid();
        fleet.delete("slow-1");
        fleet.await("slow-1", "waiting for its guest", domain -> Fleet.condition(domain, ConditionType.Ready)
                .filter(ready -> ready.message().contains("lets go of the domain"))
                .isPresent());
        assertThat(slow.removals()).hasSize(1);
        slow.remove(uuid);
        fleet.awaitGone("slow-1");
    }

    @Test
    void whatWasNeverPushedGoesWithoutAWord() {
        fleet.create(fleet.domain("never-1", "deletion-nowhere"));
        fleet.await("never-1", "stalled", domain -> Fleet.is(domain, ConditionType.Stalled, ConditionStatus.True));
        fleet.delete("never-1");
        fleet.awaitGone("never-1");
    }

    @Test
    void aPushWhoseAnswerWasLostLeavesNoDomainBehind() {
        FakeAgent mute = fleet.hostWithAgent("deletion-mute");
        fleet.awaitHost("deletion-mute", ConditionType.Ready, ConditionStatus.True);
        mute.loseAnswers();
        fleet.create(fleet.domain("lost-1", "deletion-mute"));
        fleet.await(
                "lost-1", "told that its host does not answer", domain -> Fleet.condition(domain, ConditionType.Ready)
                        .filter(ready -> ready.reason() == Reason.HostUnreachable)
                        .isPresent());
        assertThat(mute.domains()).hasSize(1);
        fleet.delete("lost-1");
        fleet.awaitGone("lost-1");
        assertThat(mute.domains()).isEmpty();
    }

    @Test
    void whatAFormerOperatorMayHavePushedToAHostThatIsGoneWaitsToBeForgotten() {
        fleet.create(fleet.domain("former-1", "deletion-nowhere"));
        fleet.await("former-1", "stalled", domain -> Fleet.is(domain, ConditionType.Stalled, ConditionStatus.True));
        fleet.stop();
        fleet.start();
        fleet.delete("former-1");
        fleet.await("former-1", "waiting to be forgotten", domain -> Fleet.condition(domain, ConditionType.Ready)
                .filter(ready -> ready.reason() == Reason.HostNotFound)
                .filter(ready -> ready.message().contains(Annotations.FORGET))
                .isPresent());
        fleet.annotate("former-1", Annotations.FORGET, "true");
        fleet.awaitGone("former-1");
    }
}
