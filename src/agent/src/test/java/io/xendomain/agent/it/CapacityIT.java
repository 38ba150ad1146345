package io.xendomain.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xendomain.agent.Pushes;
import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.PowerState;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.StreamEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that is full: nobody starts who does not fit, and everybody who does. Each domain takes 128 MiB and 4 for Xen. */
class CapacityIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private AgentProcess hostWith(int mib) {
        return new AgentProcess(folder)
                .enrolled()
                .with("XENDOMAIN_SIMULATOR_MEMORY_MIB", Integer.toString(mib))
                .start();
    }

    @Test
    void aDomainWithoutRoomSaysSoAndStartsWhenThereIsSome() {
        try (AgentProcess agent = hostWith(300);
                AgentClient operator = agent.operator()) {
            Pushes first = started(operator, "first");
            started(operator, "second");
            Pushes third = refused(operator, "third");
            Pushes fourth = refused(operator, "fourth");
            assertThat(operator.domain(third.uuid()).problem().message())
                    .contains("needs 132 MiB", "has 44 MiB free", "lower memory");

            operator.remove(first.uuid(), first.removal(DeletionPolicy.Destroy));

            awaitState(operator, third, DomainState.Running);
            assertThat(operator.domain(third.uuid()).problem()).isNull();
            assertThat(operator.domain(fourth.uuid()).problem().code()).isEqualTo(ProblemCode.NoCapacity);
        }
    }

    @Test
    void aDomainThatAsksForLessIsTriedAtOnce() {
        try (AgentProcess agent = hostWith(300);
                AgentClient operator = agent.operator()) {
            started(operator, "first");
            started(operator, "second");
            Pushes third = refused(operator, "third");

            operator.push(third.generation(2).lines("memory = 40\n").desired());

            awaitState(operator, third, DomainState.Running);
        }
    }

    @Test
    void aDomainThatIsNotToRunAnyMoreWaitsForNothing() {
        try (AgentProcess agent = hostWith(100);
                AgentClient operator = agent.operator()) {
            Pushes push = refused(operator, "halted");

            operator.push(push.generation(2).powerState(PowerState.Halted).desired());

            await().atMost(PATIENCE).until(() -> operator.domain(push.uuid()).problem() == null);
            assertThat(operator.domain(push.uuid()).state()).isEqualTo(DomainState.Halted);
        }
    }

    @Test
    void ofManyAtOnceExactlyThoseStartThatFit() throws IOException {
        List<Pushes> pushes =
                IntStream.range(0, 12).mapToObj(i -> Pushes.of("many-" + i)).toList();
        try (AgentProcess agent = hostWith(600);
                AgentClient operator = agent.operator();
                AgentClient.Watch watch = operator.watch()) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                pushes.forEach(push -> threads.submit(() -> operator.push(push.desired())));
            }

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(operator.domains()).filteredOn(CapacityIT::runs).hasSize(4);
                assertThat(operator.domains()).filteredOn(CapacityIT::hasNoRoom).hasSize(8);
            });
            assertThat(watch.events)
                    .filteredOn(StreamEvent.Changed.class::isInstance)
                    .extracting(event -> ((StreamEvent.Changed) event).domain().problem())
                    .allMatch(problem -> problem == null || problem.code() == ProblemCode.NoCapacity);
        }
    }

    @Test
    void aDomainThatRestartsFindsItsMemoryWhereItWas() throws IOException {
        try (AgentProcess agent = hostWith(300);
                AgentClient operator = agent.operator();
                AgentClient.Watch watch = operator.watch()) {
            Pushes first = started(operator, "first");
            started(operator, "second");
            Pushes waiting = refused(operator, "waiting");
            int domid = operator.domain(first.uuid()).domid();

            operator.push(first.restartRequestedAt("2026-11-24T10:00:00Z").desired());
            await().atMost(PATIENCE)
                    .until(() -> runs(operator.domain(first.uuid()))
                            && operator.domain(first.uuid()).domid() > domid);

            assertThat(operator.domain(waiting.uuid()).problem().code()).isEqualTo(ProblemCode.NoCapacity);
            assertThat(watch.events)
                    .filteredOn(StreamEvent.Changed.class::isInstance)
                    .extracting(event -> ((StreamEvent.Changed) event).domain())
                    .filteredOn(report -> report.uuid().equals(first.uuid()))
                    .extracting(DomainReport::problem)
                    .containsOnlyNulls();
        }
    }

    private static boolean runs(DomainReport report) {
        return report.state() == DomainState.Running;
    }

    private static boolean hasNoRoom(DomainReport report) {
        return report.state() == DomainState.Halted
                && report.problem() != null
                && report.problem().code() == ProblemCode.NoCapacity;
    }

    private static Pushes started(AgentClient operator, String name) {
        Pushes push = Pushes.of(name);
        operator.push(push.desired());
        awaitState(operator, push, DomainState.Running);
        return push;
    }

    private static Pushes refused(AgentClient operator, String name) {
        Pushes push = Pushes.of(name);
        operator.push(push.desired());
        await().atMost(PATIENCE).until(() -> hasNoRoom(operator.domain(push.uuid())));
        return push;
    }

    private static void awaitState(AgentClient operator, Pushes push, DomainState state) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(operator.domain(push.uuid()).state()).isEqualTo(state));
    }
}
