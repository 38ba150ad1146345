package io.xendomain.agent.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.agent.toolstack.XlToolstack;
import io.xendomain.protocol.CpuPool;
import io.xendomain.protocol.HostFinding;
import io.xendomain.protocol.metrics.Meters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostWatchTest {
    private static final Duration PACE = Duration.ofMinutes(5);
    private static final HostFinding FINDING = new HostFinding(HostFinding.Severity.Warning, "Code", "words");

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock();
    private List<HostFinding> wrong = List.of();
    private HostWatch watch;

    @BeforeEach
    void aHostWithOnePool() throws IOException {
        Path program = folder.resolve("xl");
        Files.writeString(program, """
                #!/bin/sh
                echo "$1" >> %1$s/calls
                cat %1$s/"$1"
                """.formatted(folder));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(folder.resolve("info"), """
                nr_cpus                : 2
                virt_caps              : pv hvm hap
                total_memory           : 4095
                xen_version            : 4.17.7
                xen_scheduler          : credit2
                """);
        pools("Pool-0");
        watch = new HostWatch(new XlToolstack(program, folder, new Meters()), ours -> wrong, PACE, clock);
    }

    private void pools(String... names) throws IOException {
        StringBuilder table = new StringBuilder("Name               CPUs   Sched     Active   Domain count\n");
        for (String name : names) {
            table.append("%-19s%3d %9s       y       %4d%n".formatted(name, 1, "credit2", 0));
        }
        Files.writeString(folder.resolve("cpupool-list"), table);
    }

    private List<String> poolsKnown() {
        return watch.facts().orElseThrow().cpuPools().stream()
                .map(CpuPool::name)
                .toList();
    }

    @Test
    void asksAtASlowPaceAndSaysWhatIsNew() throws IOException {
        assertThat(watch.facts()).isEmpty();
        assertThat(watch.look(List.of())).isTrue();
        assertThat(poolsKnown()).containsExactly("Pool-0");
        assertThat(watch.look(List.of())).isFalse();

        pools("Pool-0", "my pool");
        clock.advance(PACE.minusSeconds(1));
        assertThat(watch.look(List.of())).isFalse();
        assertThat(Files.readAllLines(folder.resolve("calls"))).containsExactly("info", "cpupool-list");
        clock.advance(Duration.ofSeconds(1));
        assertThat(watch.look(List.of())).isTrue();
        assertThat(poolsKnown()).containsExactly("Pool-0", "my pool");

        clock.advance(PACE);
        assertThat(watch.look(List.of())).as("the same again").isFalse();
    }

    @Test
    void looksForWhatIsWrongWhenOurDomainsHaveChanged() throws IOException {
        watch.look(List.of());
        wrong = List.of(FINDING);
        assertThat(watch.look(List.of())).isFalse();
        watch.stir();
        assertThat(watch.look(List.of())).isTrue();

        assertThat(watch.findings()).containsExactly(FINDING);
        assertThat(Files.readAllLines(folder.resolve("calls")))
                .as("xl is not asked")
                .hasSize(2);
    }

    @Test
    void triesAgainUntilTheHostHasAnswered() throws IOException {
        Path info = folder.resolve("info");
        Path away = Files.move(info, folder.resolve("away"));
        assertThat(watch.look(List.of())).isFalse();
        assertThat(watch.facts()).isEmpty();
        Files.move(away, info);

        assertThat(watch.look(List.of())).isTrue();
    }

    @Test
    void keepsWhatItKnowsOfAHostThatDoesNotAnswer() throws IOException {
        watch.look(List.of());
        Files.delete(folder.resolve("info"));
        clock.advance(PACE);

        assertThat(watch.look(List.of())).isFalse();
        assertThat(poolsKnown()).containsExactly("Pool-0");
    }

    @Test
    void aHostWhosePoolsCannotBeListedIsKnownWithoutThem() throws IOException {
        Files.delete(folder.resolve("cpupool-list"));

        assertThat(watch.look(List.of())).isTrue();
        assertThat(poolsKnown()).isEmpty();
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
