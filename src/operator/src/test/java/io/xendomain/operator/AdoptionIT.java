package io.xendomain.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.xendomain.api.Annotations;
import io.xendomain.api.Condition;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.Reason;
import io.xendomain.api.XenDomain;
import io.xendomain.protocol.Changes;
import io.xendomain.protocol.DesiredDomain;
import io.xendomain.protocol.PendingChange;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is on a host and is not ours is left alone until the user says otherwise. */
@ExtendWith(ControlPlaneExtension.class)
class AdoptionIT {
    /** A refusal is not asked about again before this, unless something was changed. */
    private static final Duration BEFORE_THE_NEXT_TRY = Duration.ofSeconds(12);

    private static final Problem NOT_OURS = new Problem(
            ProblemCode.NotOurs,
            "domain 4 (web-1) was not started for a XenDomain; either end it, or have it taken over as it is: set"
                    + " annotation xendomain.io/adopt to \"true\"");

    private Fleet fleet;
    private FakeAgent agent;

    @BeforeEach
    void start(ControlPlane cluster) {
        fleet = new Fleet(cluster, "adoption").start();
        agent = fleet.hostWithAgent("adoption-a");
        agent.refuse(push -> push.adopt() ? null : NOT_OURS);
    }

    @AfterEach
    void stop() {
        fleet.clear();
        fleet.close();
    }

    @Test
    void aDomainThatIsNotOursIsTakenOverOnceTheAnnotationIsThere() {
        agent.amend(report -> Samples.changed(
                report, new Changes(List.of(new PendingChange("vcpus", "1", "2", null)), List.of(), List.of(), false)));
        fleet.create(fleet.domain("web-1", "adoption-a"));
        XenDomain refused = fleet.await(
                "web-1", "stalled", domain -> Fleet.is(domain, ConditionType.Stalled, ConditionStatus.True));
        assertThat(Fleet.condition(refused, ConditionType.Stalled))
                .get()
                .returns(Reason.NotOurs, Condition::reason)
                .returns(NOT_OURS.message(), Condition::message);
        assertThat(refused.getStatus().domain()).isNull();

        fleet.annotate("web-1", Annotations.ADOPT, "true");
        Awaitility.await("pushed at once")
                .atMost(BEFORE_THE_NEXT_TRY)
                .until(() -> agent.pushes().size() == 2);
        XenDomain adopted = fleet.awaitReady("web-1");
        assertThat(agent.pushes())
                .extracting(DesiredDomain::adopt, DesiredDomain::generation)
                .containsExactly(tuple(false, 1L), tuple(true, 1L));
        assertThat(adopted.getStatus().domain().domid()).isEqualTo(7);
        assertThat(Fleet.is(adopted, ConditionType.RestartRequired, ConditionStatus.True))
                .isTrue();

        afterALook(() -> fleet.annotate("web-1", Annotations.ADOPT, null));
        assertThat(agent.pushes()).hasSize(2);
        assertThat(Fleet.is(fleet.get("web-1"), ConditionType.Ready, ConditionStatus.True))
                .isTrue();
    }

    @Test
    void theAnnotationFromTheBeginningIsOnePushAndSetLaterItIsNone() {
        XenDomain domain = fleet.domain("web-2", "adoption-a");
        domain.getMetadata().setAnnotations(Map.of(Annotations.ADOPT, "true"));
        fleet.create(domain);
        fleet.awaitReady("web-2");
        afterALook(() -> fleet.annotate("web-2", Annotations.ADOPT, "false"));
        afterALook(() -> fleet.annotate("web-2", Annotations.ADOPT, "true"));
        assertThat(agent.pushes()).hasSize(1);
    }

    /** Nothing else happens in this fleet: the next look that ends is the one that the change is the cause of. */
    private void afterALook(Runnable change) {
        double before = fleet.reconciled();
        change.run();
        Awaitility.await("looked at again").atMost(Fleet.PATIENCE).until(() -> fleet.reconciled() > before);
    }
}
