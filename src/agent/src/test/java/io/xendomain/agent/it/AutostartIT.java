package io.xendomain.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xendomain.agent.Pushes;
import io.xendomain.protocol.HostFinding;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.StreamEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries of our domains in the folder from which Xen's boot script starts domains. */
class AutostartIT {
    @TempDir
    Path folder;

    @Test
    void areToldToWhoeverListensWithoutEndingTheStream() throws IOException {
        Path auto = Files.createDirectory(folder.resolve("auto"));
        Path entry = Files.createSymbolicLink(auto.resolve("web"), folder.resolve("xen/web-1.cfg"));
        try (AgentProcess agent = new AgentProcess(folder)
                        .enrolled()
                        .with("XENDOMAIN_AUTOSTART_DIRECTORY", auto.toString())
                        .start();
                AgentClient operator = agent.operator();
                AgentClient.Watch watch = operator.watch()) {
            await().until(() -> !watch.events.isEmpty());
            assertThat(((StreamEvent.Snapshot) watch.events.getFirst()).host().findings())
                    .isEmpty();

            operator.push(Pushes.of("web-1").desired());

            await().until(() -> !told(watch).isEmpty());
            HostReport host = told(watch).getFirst();
            assertThat(host.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(HostFinding.Severity.Warning);
                assertThat(finding.message()).contains(entry.toString(), "web-1", "prod/web-1", "remove");
            });
            assertThat(operator.host()).isEqualTo(host);
            assertThat(watch.ended).isFalse();
        }
    }

    @Test
    void areLookedForFromTimeToTime() throws IOException {
        Path auto = Files.createDirectory(folder.resolve("auto"));
        try (AgentProcess agent = new AgentProcess(folder)
                        .enrolled()
                        .with("XENDOMAIN_AUTOSTART_DIRECTORY", auto.toString())
                        .with("XENDOMAIN_HOST_INTERVAL", "1s")
                        .start();
                AgentClient operator = agent.operator();
                AgentClient.Watch watch = operator.watch()) {
            operator.push(Pushes.of("web-1").desired());
            await().until(() -> !watch.events.isEmpty());

            Path entry = Files.writeString(auto.resolve("web"), "name = \"web-1\"\n");
            await().until(() -> operator.host().findings().size() == 1);
            Files.delete(entry);
            await().until(() -> operator.host().findings().isEmpty());

            await().untilAsserted(() -> assertThat(told(watch))
                    .extracting(host -> host.findings().size())
                    .containsExactly(1, 0));
            assertThat(watch.ended).isFalse();
        }
    }

    private static List<HostReport> told(AgentClient.Watch watch) {
        return watch.events.stream()
                .filter(StreamEvent.HostChanged.class::isInstance)
                .map(event -> ((StreamEvent.HostChanged) event).host())
                .toList();
    }
}
