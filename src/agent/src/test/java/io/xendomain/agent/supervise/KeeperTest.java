package io.xendomain.agent.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.agent.Pushes;
import io.xendomain.agent.capacity.FreeMemory;
import io.xendomain.agent.domain.Refused;
import io.xendomain.agent.eyes.Eyes;
import io.xendomain.agent.policy.PolicyGate;
import io.xendomain.agent.store.DomainStore;
import io.xendomain.agent.toolstack.DryRun;
import io.xendomain.agent.toolstack.HostFacts;
import io.xendomain.agent.toolstack.LiveDomain;
import io.xendomain.agent.toolstack.LiveStep;
import io.xendomain.agent.toolstack.ShutdownReason;
import io.xendomain.agent.toolstack.SimulatedToolstack;
import io.xendomain.agent.toolstack.Toolstack;
import io.xendomain.agent.toolstack.ToolstackException;
import io.xendomain.agent.toolstack.Usage;
import io.xendomain.protocol.AppliedChange;
import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.PowerState;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.metrics.Meters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A start that takes its time keeps nobody waiting but itself. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KeeperTest {
    private static final Pushes PUSH = Pushes.of("slow");
    /** As many starts as go on at once. */
    private static final int ALL = 8;

    @TempDir
    Path folder;

    private SlowStarts toolstack;
    private Keeper keeper;

    @BeforeEach
    void start() throws IOException {
        toolstack = new SlowStarts(folder.resolve("simulator"));
        DomainStore store = DomainStore.open(folder.resolve("xen"), folder.resolve("state"));
        PolicyGate gate = new PolicyGate(folder.resolve("no-policy.yaml"));
        HostWatch host = new HostWatch(toolstack, ours -> List.of(), Duration.ofHours(1), Clock.systemUTC());
        Pace pace = new Pace(Duration.ofMillis(50), Duration.ofHours(1));
        keeper = new Keeper(toolstack, store, gate, host, Eyes.SHUT, pace, new Meters(), "boot", Clock.systemUTC());
        keeper.start();
    }

    @AfterEach
    void stop() {
        toolstack.go.countDown();
        keeper.close();
    }

    @Test
    void aPushIsTakenWhileItsDomainIsBeingStarted() throws Refused {
        pushAndAwaitStart(PUSH);

        Pushes edited = PUSH.generation(2).lines("memory = 256\nvcpus = 2\n");
        assertThat(keeper.push(PUSH.uuid(), edited.desired()).generation()).isEqualTo(2);
        assertThat(report(PUSH).state()).isEqualTo(DomainState.Starting);
        toolstack.go.countDown();

        await().until(() -> report(PUSH).state() == DomainState.Running);
        await().untilAsserted(() -> assertThat(report(PUSH).changes().applied())
                .as("started with what it was to be started with, and changed then")
                .containsExactly(new AppliedChange("memory", "128", "256")));
        assertThat(report(PUSH).memoryMiB()).isEqualTo(256);
        assertThat(folder.resolve("state/starting")).isEmptyDirectory();
    }

    @Test
    void aRenameWhileADomainIsBeingStartedDoesNotTakeItsConfigAway() throws Refused {
        pushAndAwaitStart(PUSH);

        keeper.push(PUSH.uuid(), PUSH.generation(2).name("renamed").desired());
        toolstack.go.countDown();

        await().until(() -> report(PUSH).state() == DomainState.Running);
        assertThat(toolstack.started).hasSize(1);
        await().untilAsserted(() -> assertThat(report(PUSH).changes().applied())
                .containsExactly(new AppliedChange("name", "slow", "renamed")));
    }

    @Test
    void aRemovalIsTakenWhileItsDomainIsBeingStarted() throws Refused {
        pushAndAwaitStart(PUSH);

        assertThat(keeper.remove(PUSH.uuid(), PUSH.removal(DeletionPolicy.Destroy))
                        .removing())
                .isTrue();
        toolstack.go.countDown();

        await().until(() -> keeper.reports().isEmpty());
        assertThat(toolstack.list()).isEmpty();
    }

    @Test
    void aStartThatFailsLeavesANewerPushAsItIs() throws Refused, IOException {
        toolstack.failure = "no memory left";
        pushAndAwaitStart(PUSH);

        Pushes edited = PUSH.generation(2).lines("memory = 64\n");
        keeper.push(PUSH.uuid(), edited.desired());
        toolstack.go.countDown();

        await().until(() -> report(PUSH).problem() != null);
        assertThat(report(PUSH).problem().code()).isEqualTo(ProblemCode.XlFailed);
        assertThat(report(PUSH).generation()).isEqualTo(2);
        toolstack.failure = null;
        await().until(() -> report(PUSH).state() == DomainState.Running);
        assertThat(report(PUSH).memoryMiB()).isEqualTo(64);
        assertThat(report(PUSH).changes().pending()).isEmpty();
        assertThat(Files.readString(folder.resolve("xen/slow.cfg"))).isEqualTo(edited.config());
    }

    @Test
    void aStartThatWaitsForOthersIsNotMadeWhenThePushBehindItIsTakenBack() throws Refused {
        List<Pushes> first = new ArrayList<>();
        for (String name : IntStream.range(0, ALL).mapToObj(i -> "d" + i).toList()) {
            first.add(Pushes.of(name));
            keeper.push(first.getLast().uuid(), first.getLast().desired());
        }
        await().until(() -> toolstack.started.size() == ALL);

        keeper.push(PUSH.uuid(), PUSH.desired());
        keeper.push(
                PUSH.uuid(), PUSH.generation(2).powerState(PowerState.Halted).desired());
        toolstack.go.countDown();

        await().until(() -> first.stream().allMatch(push -> report(push).state() == DomainState.Running));
        await().until(() -> report(PUSH).state() == DomainState.Halted);
        assertThat(toolstack.started).hasSize(ALL);
    }

    private void pushAndAwaitStart(Pushes push) throws Refused {
        keeper.push(push.uuid(), push.desired());
        await().until(() -> !toolstack.started.isEmpty());
    }

    private DomainReport report(Pushes push) {
        return keeper.reports().stream()
                .filter(report -> report.uuid().equals(push.uuid()))
                .findFirst()
                .orElseThrow();
    }

    /** Simulated domains, none of which starts before it may; or none at all, for some reason. */
    private static final class SlowStarts implements Toolstack {
        final CountDownLatch go = new CountDownLatch(1);
        final List<Path> started = new CopyOnWriteArrayList<>();
        volatile String failure;
        private final SimulatedToolstack domains;

        SlowStarts(Path folder) throws IOException {
            var settings = new SimulatedToolstack.Settings("4.17", 8, 4096, Duration.ZERO, Duration.ZERO);
            domains =
                    new SimulatedToolstack(settings, folder, "boot", Optional.empty(), new Meters(), Clock.systemUTC());
        }

        @Override
        public void create(Path config, boolean paused) throws ToolstackException {
            started.add(config);
            try {
                if (!go.await(1, TimeUnit.MINUTES)) {
                    throw new ToolstackException("nobody let it go on");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ToolstackException("interrupted", e);
            }
            if (failure != null) {
                throw new ToolstackException(failure);
            }
            domains.create(config, paused);
        }

        @Override
        public FreeMemory memory() throws ToolstackException {
            return domains.memory();
        }

        @Override
        public HostFacts host() {
            return domains.host();
        }

        @Override
        public List<LiveDomain> list() {
            return domains.list();
        }

        @Override
        public List<Usage> usage() {
            return domains.usage();
        }

        @Override
        public void pause(String uuid) throws ToolstackException {
            domains.pause(uuid);
        }

        @Override
        public void unpause(String uuid) throws ToolstackException {
            domains.unpause(uuid);
        }

        @Override
        public void shutdown(String uuid) throws ToolstackException {
            domains.shutdown(uuid);
        }

        @Override
        public void reboot(String uuid) throws ToolstackException {
            domains.reboot(uuid);
        }

        @Override
        public void destroy(String uuid) throws ToolstackException {
            domains.destroy(uuid);
        }

        @Override
        public DryRun dryRun(Path config) throws ToolstackException {
            return domains.dryRun(config);
        }

        @Override
        public Map<Integer, JsonNode> running(Collection<Integer> domids) {
            return domains.running(domids);
        }

        @Override
        public void change(String uuid, LiveStep step) throws ToolstackException {
            domains.change(uuid, step);
        }

        @Override
        public Optional<ShutdownReason> lastStop(int domid, Instant since) {
            return domains.lastStop(domid, since);
        }
    }
}
