package io.xendomain.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import io.xendomain.testkit.FaultProxy;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The story of objects, as {@code kubectl describe} and {@code kubectl get events} tell it. */
@ExtendWith(ControlPlaneExtension.class)
class EventsIT {

    @Test
    void domainsAndHostsTellWhatBecomesOfThem(ControlPlane cluster) {
        try (Fleet fleet = new Fleet(cluster, "stories").start()) {
            FakeAgent agent = fleet.agent("story-a");
            try (FaultProxy network = FaultProxy.inFrontOf(agent.port())) {
                fleet.host("story-a", "127.0.0.1:" + network.port());
                agent.refuse(
                        push -> push.name().equals("sad") ? new Problem(ProblemCode.NotOurs, "it is there") : null);
                var happy = fleet.create(fleet.domain("happy", "story-a"));
                fleet.create(fleet.domain("sad", "story-a"));
                fleet.awaitReady("happy");
                await(fleet, "stories", "happy", "Normal DomainRunning");
                await(fleet, "stories", "sad", "Warning NotOurs");
                await(fleet, "default", "story-a", "Normal HostReady");

                network.cut();
                fleet.awaitHost("story-a", ConditionType.Reachable, ConditionStatus.False);
                await(fleet, "stories", "happy", "Warning HostUnreachable");
                await(fleet, "default", "story-a", "Warning HostUnreachable");
                network.heal();
                fleet.awaitReady("happy");

                Awaitility.await("the end of the story").atMost(Fleet.PATIENCE).untilAsserted(() -> assertThat(
                                words(fleet, "stories", "happy"))
                        .containsExactlyInAnyOrder(
                                "Normal DomainRunning", "Warning HostUnreachable", "Normal DomainRunning"));
                Event first = events(fleet, "stories", "happy").getFirst();
                assertThat(first.getInvolvedObject().getUid())
                        .isEqualTo(happy.getMetadata().getUid());
                assertThat(first.getSource().getComponent()).isEqualTo("xendomain-operator");
                assertThat(first.getMessage()).isNotBlank();
            }
        }
    }

    private static void await(Fleet fleet, String namespace, String object, String words) {
        Awaitility.await(object + " tells " + words).atMost(Fleet.PATIENCE).until(() -> words(fleet, namespace, object)
                .contains(words));
    }

    private static List<String> words(Fleet fleet, String namespace, String object) {
        return events(fleet, namespace, object).stream()
                .map(event -> event.getType() + " " + event.getReason())
                .toList();
    }

    private static List<Event> events(Fleet fleet, String namespace, String object) {
        return fleet.admin.v1().events().inNamespace(namespace).list().getItems().stream()
                .filter(event -> object.equals(event.getInvolvedObject().getName()))
                .toList();
    }
}
