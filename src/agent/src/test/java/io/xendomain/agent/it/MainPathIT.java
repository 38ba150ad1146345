package io.xendomain.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xendomain.agent.Pushes;
import io.xendomain.protocol.AppliedChange;
import io.xendomain.protocol.Changes;
import io.xendomain.protocol.CpuPool;
import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.PendingChange;
import io.xendomain.protocol.PowerState;
import io.xendomain.protocol.StreamEvent;
import io.xendomain.protocol.ToolstackKind;
import io.xendomain.protocol.UpdatePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A push becomes a file and a domain, and everything that happens to it is told. */
class MainPathIT {
    @TempDir
    static Path folder;

    private static AgentProcess agent;
    private static AgentClient operator;

    @BeforeAll
    static void start() {
        agent = new AgentProcess(folder).enrolled().withXl("4.17").start();
        operator = agent.operator();
    }

    @AfterAll
    static void stop() {
        operator.close();
        agent.close();
    }

    @Test
    void tellsWhatTheHostIs() throws IOException {
        var host = operator.host();

        assertThat(host.name()).isEqualTo("dom0-a");
        assertThat(host.xenVersion()).isEqualTo("4.17 (simulated)");
        assertThat(host.toolstack()).isEqualTo(ToolstackKind.Simulated);
        assertThat(host.agentVersion()).isNotBlank();
        assertThat(host.capabilities()).containsExactly("pv", "pvh", "hvm", "hap");
        assertThat(host.scheduler()).isEqualTo("credit2");
        assertThat(host.cpuPools()).containsExactly(new CpuPool("Pool-0", "credit2"));
        assertThat(host.findings()).isEmpty();
    }

    @Test
    void startsWhatIsPushed() throws IOException {
        var push = Pushes.of("started");

        DomainReport first = operator.push(push.desired());
        assertThat(first.state()).isEqualTo(DomainState.Starting);
        DomainReport running = awaitState(push, DomainState.Running);

        assertThat(running.domid()).isPositive();
        assertThat(running.memoryMiB()).isEqualTo(128);
        assertThat(running.vcpus()).isEqualTo(2);
        assertThat(running.problem()).isNull();
        Path file = agent.configs.resolve("started.cfg");
        assertThat(running.path()).isEqualTo(file.toString());
        assertThat(file).hasContent(push.config());
        assertThat(Files.getPosixFilePermissions(file)).hasToString("[OWNER_READ, OWNER_WRITE]");
    }

    @Test
    void pausesUnpausesAndHalts() {
        var push = Pushes.of("moods");
        operator.push(push.desired());
        int domid = awaitState(push, DomainState.Running).domid();

        operator.push(push.generation(2).powerState(PowerState.Paused).desired());
        assertThat(awaitState(push, DomainState.Paused).domid()).isEqualTo(domid);
        operator.push(push.generation(3).desired());
        assertThat(awaitState(push, DomainState.Running).domid()).isEqualTo(domid);
        operator.push(push.generation(4).powerState(PowerState.Halted).desired());
        DomainReport halted = awaitState(push, DomainState.Halted);

        assertThat(halted.domid()).isNull();
        assertThat(halted.poweredOffByGuest()).isFalse();
    }

    @Test
    void listsEveryPendingKeyUntilItIsTakenBack() {
        var push = Pushes.of("pending");
        operator.push(push.desired());
        awaitState(push, DomainState.Running);

        operator.push(push.generation(2).lines("memory = 256\nmaxvcpus = 4\n").desired());
        Changes changes = changesOf(push, 2);
        assertThat(changes.pending())
                .containsExactlyInAnyOrder(
                        new PendingChange("maxvcpus", null, "4", null), new PendingChange("vcpus", "2", null, null));
        assertThat(changes.applied()).containsExactly(new AppliedChange("memory", "128", "256"));
        assertThat(operator.domain(push.uuid()).memoryMiB()).isEqualTo(256);

        operator.push(push.generation(3).desired());
        assertThat(changesOf(push, 3).pending()).isEmpty();
    }

    /** What is said when that generation is through. */
    private Changes changesOf(Pushes push, long generation) {
        return await().until(
                        () -> operator.domain(push.uuid()),
                        report -> report.generation() == generation
                                && !report.changes().underWay())
                .changes();
    }

    @Test
    void restartsForPendingKeysWhereItMay() {
        var push = Pushes.of("restarting").updatePolicy(UpdatePolicy.Restart);
        operator.push(push.desired());
        int domid = awaitState(push, DomainState.Running).domid();

        operator.push(push.generation(2)
                .lines("memory = 128\nvcpus = 2\nmaxvcpus = 4\n")
                .desired());
        DomainReport restarted = await().until(
                        () -> operator.domain(push.uuid()),
                        report -> report.state() == DomainState.Running && report.domid() > domid);

        assertThat(changesOf(push, 2).pending()).isEmpty();
        assertThat(restarted.memoryMiB()).isEqualTo(128);
    }

    @Test
    void restartsOnceForEachRequest() {
        var push = Pushes.of("asked");
        operator.push(push.desired());
        int domid = awaitState(push, DomainState.Running).domid();

        var asked = push.restartRequestedAt("2026-11-24T10:00:00Z");
        operator.push(asked.desired());
        await().until(() ->
                "2026-11-24T10:00:00Z".equals(operator.domain(push.uuid()).handledRestart()));
        int next = awaitState(push, DomainState.Running).domid();
        assertThat(next).isGreaterThan(domid);

        operator.push(asked.generation(2).desired());
        assertThat(awaitState(push, DomainState.Running).domid()).isEqualTo(next);
    }

    @Test
    void removesADomainAndItsFiles() throws IOException {
        var push = Pushes.of("removed");
        operator.push(push.desired());
        awaitState(push, DomainState.Running);

        try (var watch = operator.watch()) {
            DomainReport report = operator.remove(push.uuid(), push.removal(DeletionPolicy.Shutdown));
            assertThat(report.removing()).isTrue();
            await().until(() -> watch.events.contains(new StreamEvent.Removed(push.uuid())));
        }

        assertThat(agent.configs.resolve("removed.cfg")).doesNotExist();
        assertThat(agent.state.resolve("domains").resolve(push.uuid() + ".json"))
                .doesNotExist();
        assertThat(operator.domains()).noneMatch(report -> report.uuid().equals(push.uuid()));
    }

    @Test
    void leavesAnOrphanRunningAndItsFileInPlace() {
        var push = Pushes.of("orphan");
        operator.push(push.desired());
        awaitState(push, DomainState.Running);

        operator.remove(push.uuid(), push.removal(DeletionPolicy.Orphan));
        await().until(() ->
                operator.domains().stream().noneMatch(report -> report.uuid().equals(push.uuid())));

        assertThat(agent.configs.resolve("orphan.cfg"))
                .content()
                .startsWith("# No longer managed by xendomain-operator; was prod/orphan.\n")
                .contains("name = \"orphan\"");
        assertThat(operator.refusal(push.desired()).code()).hasToString("NotOurs");
    }

    @Test
    void tellsASnapshotThenChangesThenThatItLives() throws IOException {
        var before = Pushes.of("before");
        operator.push(before.desired());
        awaitState(before, DomainState.Running);

        try (var watch = operator.watch()) {
            await().until(() -> !watch.events.isEmpty());
            assertThat(watch.contentType).startsWith("application/x-ndjson");
            var snapshot = (StreamEvent.Snapshot) watch.events.getFirst();
            assertThat(snapshot.host().name()).isEqualTo("dom0-a");
            assertThat(snapshot.domains()).contains(operator.domain(before.uuid()));

            var after = Pushes.of("after");
            operator.push(after.desired());
            awaitState(after, DomainState.Running);
            await().untilAsserted(() ->
                    assertThat(watch.states(after.uuid())).containsExactly(DomainState.Starting, DomainState.Running));
            await().atMost(java.time.Duration.ofSeconds(30))
                    .until(() -> watch.events.contains(new StreamEvent.Heartbeat()));
        }
    }

    private static DomainReport awaitState(Pushes push, DomainState state) {
        await().untilAsserted(
                        () -> assertThat(operator.domain(push.uuid()).state()).isEqualTo(state));
        return operator.domain(push.uuid());
    }
}
