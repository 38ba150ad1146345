package io.xendomain.agent.autostart;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.agent.Pushes;
import io.xendomain.agent.domain.DomainRecord;
import io.xendomain.agent.domain.Life;
import io.xendomain.protocol.HostFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutostartEntriesTest {
    private static final Pushes PUSH = Pushes.of("web-1");
    private static final DomainRecord OURS =
            new DomainRecord(PUSH.desired(), null, null, Life.fresh(Instant.parse("2026-11-24T12:00:00Z")));

    @TempDir
    Path folder;

    private Path auto;

    @BeforeEach
    void makeFolder() throws IOException {
        auto = Files.createDirectory(folder.resolve("auto"));
    }

    private List<HostFinding> findings() {
        return new AutostartEntries(auto, name -> folder.resolve(name + ".cfg")).findings(List.of(OURS));
    }

    @Test
    void nothingIsWrongWithDomainsOfOthers() throws IOException {
        Files.writeString(auto.resolve("other.cfg"), "name = \"other\"\nmemory = 128\n");
        Files.createSymbolicLink(auto.resolve("gone"), folder.resolve("gone.cfg"));
        Files.createDirectory(auto.resolve("web-1"));
        Files.writeString(auto.resolve(".web-1.cfg"), PUSH.config());

        assertThat(findings()).isEmpty();
    }

    @Test
    void nothingIsWrongWithoutTheFolder() throws IOException {
        Files.delete(auto);
        assertThat(findings()).isEmpty();
        Files.writeString(auto, "a file");

        assertThat(findings()).isEmpty();
    }

    @Test
    void namesEntryDomainAndRemedy() throws IOException {
        Path entry = Files.writeString(auto.resolve("10-web"), "name = \"web-1\"\n");

        assertThat(findings())
                .containsExactly(new HostFinding(
                        HostFinding.Severity.Warning,
                        "StartedTwice",
                        entry
                                + " starts domain web-1 (XenDomain prod/web-1) when the host boots, and so does the agent;"
                                + " remove " + entry + ": the agent starts the domain"));
    }

    @Test
    void knowsADomainByItsUuid() throws IOException {
        Files.writeString(
                auto.resolve("renamed"),
                "name = 'formerly'\nuuid = '" + PUSH.uuid().toUpperCase(java.util.Locale.ROOT) + "'\n");

        assertThat(findings()).hasSize(1);
    }

    @Test
    void followsALinkToOurFileAlsoWhenItIsNotThere() throws IOException {
        Files.createSymbolicLink(auto.resolve("relative"), Path.of("../web-1.cfg"));
        Files.createSymbolicLink(auto.resolve("absolute"), folder.resolve("web-1.cfg"));
        assertThat(findings())
                .extracting(HostFinding::message)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith(auto.resolve("absolute").toString()),
                        second -> assertThat(second)
                                .startsWith(auto.resolve("relative").toString()));

        Files.writeString(folder.resolve("web-1.cfg"), PUSH.config());

        assertThat(findings()).hasSize(2);
    }

    @Test
    void readsOnWhereAnEntryIsNoConfig() throws IOException {
        Files.write(auto.resolve("a-program"), new byte[] {0, 1, 2, (byte) 0xff, '=', '\n'});
        Files.writeString(auto.resolve("web-1"), PUSH.config());

        assertThat(findings()).hasSize(1);
    }
}
