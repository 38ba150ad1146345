package io.xendomain.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.agent.Pushes;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.xlcfg.render.OwnershipHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent may die at any moment. */
class CrashIT {
    private static final int WRITES = 200;
    private static final int DOMAINS = 4;
    private static final int KILLS = 8;

    @TempDir
    Path folder;

    @Test
    void neverLeavesHalfAFileNorMakesASecondDomain() throws Exception {
        try (AgentProcess agent = new AgentProcess(folder)
                .enrolled()
                .with("XENDOMAIN_SIMULATOR_CREATE_DELAY", "50ms")
                .with("XENDOMAIN_SIMULATOR_SHUTDOWN_DELAY", "50ms")
                .start()) {
            AtomicInteger done = new AtomicInteger();
            FutureTask<Void> killer = new FutureTask<>(() -> {
                for (int kill = 1; kill <= KILLS; kill++) {
                    int moment = WRITES * kill / (KILLS + 1)
                            + ThreadLocalRandom.current().nextInt(5);
                    await().atMost(Duration.ofMinutes(3))
                            .pollInterval(Duration.ofMillis(1))
                            .until(() -> done.get() >= moment);
                    agent.kill();
                    assertWhole(agent);
                    agent.start();
                }
                return null;
            });
            Thread.ofVirtual().start(killer);

            List<Pushes> last = pushUntilTaken(agent, done);
            killer.get();

            for (Pushes push : last) {
                try (AgentClient operator = agent.operator()) {
                    await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                        DomainReport report = operator.domain(push.uuid());
                        assertThat(report.state()).isEqualTo(DomainState.Running);
                        assertThat(report.generation()).isEqualTo(push.generation());
                        assertThat(report.problem()).isNull();
                    });
                }
                assertThat(agent.configs.resolve(push.name() + ".cfg")).hasContent(push.config());
            }
            assertWhole(agent);
            assertThat(simulated(agent)).hasSize(DOMAINS);
        }
    }

    private static List<Pushes> pushUntilTaken(AgentProcess agent, AtomicInteger done) {
        List<Pushes> last = new ArrayList<>();
        for (int write = 0; write < WRITES; write++) {
            Pushes push = Pushes.of("d" + write % DOMAINS)
                    .generation(write + 1)
                    .restartRequestedAt(write % 10 == 0 ? "write " + write : null)
                    .grace(write % 3)
                    .lines("memory = " + (64 + write) + "\n# " + "x".repeat(write * 50) + "\n");
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(20))
                    .ignoreExceptions()
                    .until(() -> {
                        try (AgentClient operator = agent.operator()) {
                            return operator.push(push.desired()).generation() == push.generation();
                        }
                    });
            done.incrementAndGet();
            if (write >= WRITES - DOMAINS) {
                last.add(push);
            }
        }
        return last;
    }

    /** Each .cfg is the whole of some push, each record is JSON, and no domain is there twice. */
    private static void assertWhole(AgentProcess agent) {
        try (var configs = Files.newDirectoryStream(agent.configs, "*.cfg");
                var records = Files.newDirectoryStream(agent.state.resolve("domains"), "*.json")) {
            for (Path config : configs) {
                String text = Files.readString(config);
                assertThat(OwnershipHeader.isOurs(text)).isTrue();
                int write = Integer.parseInt(text.replaceAll("(?s).*memory = (\\d+).*", "$1")) - 64;
                assertThat(text).endsWith("\n# " + "x".repeat(write * 50) + "\n");
            }
            for (Path record : records) {
                assertThat(AgentClient.JSON
                                .readTree(record.toFile())
                                .path("desired")
                                .path("uuid")
                                .asText())
                        .isNotEmpty();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThat(simulated(agent)).doesNotHaveDuplicates();
    }

    /** The uuids of the domains that are there and not on their way out. */
    private static List<String> simulated(AgentProcess agent) {
        List<String> uuids = new ArrayList<>();
        try (var files = Files.newDirectoryStream(agent.state.resolve("simulator"), "*.json")) {
            for (Path file : files) {
                JsonNode domain = AgentClient.JSON.readTree(file.toFile());
                if (domain.path("gone").asLong() == Long.MAX_VALUE) {
                    uuids.add(domain.path("uuid").asText());
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return uuids;
    }

    @Test
    void saysTheSameAfterItWasKilled() {
        Pushes running = Pushes.of("running");
        Pushes changed = Pushes.of("changed");
        try (AgentProcess agent = new AgentProcess(folder).enrolled().start()) {
            List<DomainReport> before;
            try (AgentClient operator = agent.operator()) {
                operator.push(running.desired());
                operator.push(changed.desired());
                await().until(() ->
                        operator.domains().stream().allMatch(report -> report.state() == DomainState.Running));
                operator.push(changed.generation(2)
                        .lines("memory = 128\nvcpus = 2\nmaxvcpus = 4\n")
                        .desired());
                await().until(() ->
                        !operator.domain(changed.uuid()).changes().pending().isEmpty());
                before = operator.domains();
            }

            agent.kill();
            agent.start();

            try (AgentClient operator = agent.operator()) {
                await().untilAsserted(() -> assertThat(operator.domains()).containsExactlyInAnyOrderElementsOf(before));
            }
        }
    }

    @Test
    void goesOnWithAStartThatItDiedIn() {
        Pushes push = Pushes.of("slow");
        try (AgentProcess agent = new AgentProcess(folder)
                .enrolled()
                .with("XENDOMAIN_SIMULATOR_CREATE_DELAY", "3s")
                .start()) {
            try (AgentClient operator = agent.operator()) {
                operator.push(push.desired());
            }
            await().until(() -> !simulated(agent).isEmpty());
            agent.kill();
            agent.start();

            try (AgentClient operator = agent.operator()) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> operator.domain(push.uuid()).state() == DomainState.Running);
                assertThat(operator.domain(push.uuid()).domid()).isEqualTo(1);
            }
            assertThat(simulated(agent)).containsExactly(push.uuid());
        }
    }
}
