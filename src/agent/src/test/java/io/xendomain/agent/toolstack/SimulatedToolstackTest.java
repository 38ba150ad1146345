package io.xendomain.agent.toolstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xendomain.agent.Pushes;
import io.xendomain.agent.capacity.FreeMemory;
import io.xendomain.agent.toolstack.SimulatedToolstack.Settings;
import io.xendomain.protocol.metrics.Meters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedToolstackTest {
    private static final Duration SHUTDOWN = Duration.ofMillis(300);
    private static final Pushes PUSH = Pushes.of("d");

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock();
    private SimulatedToolstack toolstack;
    private Path config;

    @BeforeEach
    void open() throws IOException {
        toolstack = open("boot-1");
        config = Files.writeString(folder.resolve("d.cfg"), PUSH.config());
    }

    private SimulatedToolstack open(String boot) throws IOException {
        Settings settings = new Settings("4.17", 8, 4096, Duration.ZERO, SHUTDOWN);
        return new SimulatedToolstack(
                settings, folder.resolve("simulator"), boot, Optional.empty(), new Meters(), clock);
    }

    private LiveDomain only() {
        assertThat(toolstack.list()).hasSize(1);
        return toolstack.list().getFirst();
    }

    @Test
    void saysThatItIsSimulatedAndThatNobodyChecks() {
        assertThat(toolstack.host().xenVersion()).isEqualTo("4.17 (simulated, configs not checked by xl)");
    }

    @Test
    void startsWhatTheConfigSays() throws ToolstackException {
        toolstack.create(config, false);

        assertThat(only()).isEqualTo(new LiveDomain(PUSH.uuid(), 1, "d", 128, 2, false, null, false));
    }

    @Test
    void hasAsMuchMemoryAsItsDomainsLeave() throws Exception {
        toolstack.create(config, false);
        assertThat(toolstack.memory()).isEqualTo(new FreeMemory(4096 - 128, false));
        Path large = Files.writeString(
                folder.resolve("e.cfg"), Pushes.of("e").lines("memory = 4000\n").config());
        assertThatThrownBy(() -> toolstack.create(large, false)).hasMessageContaining("Out of memory");
        toolstack.destroy(PUSH.uuid());

        toolstack.create(large, false);
        assertThat(toolstack.memory().mib()).isEqualTo(96);
    }

    @Test
    void givesEachStartANewDomid() throws ToolstackException {
        toolstack.create(config, false);
        assertThatThrownBy(() -> toolstack.create(config, false))
                .hasMessageContaining("Domain with name \"d\" already exists");
        toolstack.destroy(PUSH.uuid());
        toolstack.create(config, true);

        assertThat(only().domid()).as("a failed create burns one").isEqualTo(3);
        assertThat(only().paused()).isTrue();
    }

    @Test
    void startsASecondDomainWithTheSameUuidAsXlDoes() throws Exception {
        toolstack.create(config, false);
        Path other = Files.writeString(
                folder.resolve("e.cfg"), PUSH.name("e").owner(PUSH.owner()).config());
        toolstack.create(other, false);

        assertThat(toolstack.list()).hasSize(2);
    }

    @Test
    void countsPauses() throws ToolstackException {
        toolstack.create(config, false);
        toolstack.pause(PUSH.uuid());
        toolstack.pause(PUSH.uuid());
        toolstack.unpause(PUSH.uuid());
        assertThat(only().paused()).isTrue();
        toolstack.unpause(PUSH.uuid());

        assertThat(only().paused()).isFalse();
    }

    @Test
    void takesItsTimeToShutDown() throws ToolstackException {
        toolstack.create(config, false);
        toolstack.shutdown(PUSH.uuid());
        assertThat(only().up()).isTrue();
        clock.advance(SHUTDOWN);
        assertThat(only().stopped()).isEqualTo(ShutdownReason.PowerOff);
        assertThat(only().name()).isNull();
        clock.advance(Duration.ofMillis(200));

        assertThat(toolstack.list()).isEmpty();
    }

    @Test
    void doesNotHearWhilePausedAndShutsDownWhenUnpaused() throws ToolstackException {
        toolstack.create(config, true);
        assertThatThrownBy(() -> toolstack.shutdown(PUSH.uuid())).hasMessageContaining("rc=-9");
        assertThat(only().paused()).isTrue();
        toolstack.unpause(PUSH.uuid());

        assertThat(only().stopped()).isEqualTo(ShutdownReason.PowerOff);
    }

    @Test
    void isGoneForAWhileWhenItReboots() throws ToolstackException {
        toolstack.create(config, false);
        toolstack.reboot(PUSH.uuid());
        clock.advance(SHUTDOWN);
        assertThat(only().stopped()).isEqualTo(ShutdownReason.Reboot);
        clock.advance(Duration.ofMillis(500));
        assertThat(toolstack.list()).isEmpty();
        clock.advance(Duration.ofSeconds(1));

        assertThat(only().domid()).isEqualTo(2);
        assertThat(only().up()).isTrue();
    }

    @Test
    void keepsDomainsWhenTheAgentEndsAndNotWhenTheHostBoots() throws Exception {
        toolstack.create(config, false);
        toolstack.pause(PUSH.uuid());

        assertThat(open("boot-1").list()).isEqualTo(toolstack.list());
        SimulatedToolstack booted = open("boot-2");
        assertThat(booted.list()).isEmpty();
        booted.create(config, false);
        assertThat(booted.list().getFirst().domid()).isEqualTo(1);
    }

    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-11-24T12:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
