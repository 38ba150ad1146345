package io.xendomain.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.XenDomain;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import io.xendomain.xlcfg.keys.MemoryKeys;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Specs edited while a status is being written are never lost. Some releases of JOSDK lose them (its issue 3398); this
 * guards the next upgrade.
 */
@ExtendWith(ControlPlaneExtension.class)
class EditRaceIT {
    private static final int OBJECTS = 200;
    private static final long EDITED = 192;

    @Test
    void everyEditMadeWhileTheStatusIsInFlightArrives(ControlPlane cluster) {
        try (Fleet fleet = new Fleet(cluster, "race").start();
                ExecutorService creators = Executors.newFixedThreadPool(4);
                ExecutorService editors = Executors.newVirtualThreadPerTaskExecutor()) {
            FakeAgent agent = fleet.hostWithAgent("race-a");
            Set<String> edited = ConcurrentHashMap.newKeySet();
            // the agent's answer makes the operator write the status; the edit comes at the same moment
            agent.onPush(push -> {
                if (edited.add(push.name())) {
                    editors.execute(() -> edit(fleet, push.name()));
                }
            });
            List<String> names =
                    IntStream.range(0, OBJECTS).mapToObj(i -> "r" + i).toList();
            names.forEach(name -> creators.execute(() -> fleet.create(fleet.domain(name, "race-a"))));

            for (String name : names) {
                XenDomain settled = fleet.await(
                        name,
                        "ready with the edited spec",
                        domain -> domain.getMetadata().getGeneration() == 2
                                && domain.getStatus() != null
                                && domain.getStatus().observedGeneration() == 2
                                && domain.getStatus().config() != null
                                && domain.getStatus().config().generation() == 2);
                assertThat(settled.getSpec().config().get(MemoryKeys.MEMORY)).isEqualTo(EDITED);
            }
        }
    }

    private static void edit(Fleet fleet, String name) {
        fleet.merge(name, "{\"spec\": {\"config\": {\"memory\": " + EDITED + "}}}");
    }
}
