package io.xendomain.agent.toolstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs as real hosts print them. */
class XlRunningTest {
    private static final String LISTED = """
            [
                { "domid": 0, "config": { "c_info": {"type": "pv", "name": "Domain-0"}, "b_info": {} } },
                { "domid": 7, "config": {
                    "c_info": {"type": "pv", "name": "web 1"},
                    "b_info": {"max_vcpus": 2, "vcpu_hard_affinity": [[0, 1], [0, 1]], "target_memkb": 153600} } }
            ]

            """;

    private static final String PINNED = """
            Name                                ID  VCPU   CPU State   Time(s) Affinity (Hard / Soft)
            Domain-0                             0     0    1   -b-      30.3  all / all
            web 1                                7     0    1   r--       5.2  1 / all
            web 1                                7     1    -   --p       0.0  0-1,3 / 2
            """;

    private static final String POOLED = """
            Name                                        ID   Mem VCPUs\tState\tTime(s)         Cpupool
            Domain-0                                     0  1024     2     r-----     175.3          Pool-0
            web 1                                        7   160     1     -b----      21.4          second
            (null)                                       8     0     1     --psrd       9.9          Pool-0
            """;

    @TempDir
    Path folder;

    @Test
    void takesThePoolFromWhereItIs() throws Exception {
        assertThat(XlRunning.parse(LISTED, PINNED, POOLED)
                        .get(7)
                        .at("/c_info/pool_name")
                        .asText())
                .isEqualTo("second");
        assertThat(XlRunning.parse(LISTED, PINNED, "")
                        .get(7)
                        .at("/c_info/pool_name")
                        .isMissingNode())
                .as("an xl that does not say")
                .isTrue();
    }

    @Test
    void takesThePinningFromWhereItFollowsChanges() throws Exception {
        Map<Integer, JsonNode> running = XlRunning.parse(LISTED, PINNED, POOLED);

        assertThat(running).containsOnlyKeys(7);
        JsonNode build = running.get(7).path("b_info");
        assertThat(build.path("target_memkb").asInt()).isEqualTo(153600);
        assertThat(build.path("vcpu_hard_affinity")).hasToString("[[1],[0,1,3]]");
        assertThat(build.path("vcpu_soft_affinity")).hasToString("[null,[2]]");
    }

    @Test
    void livesWithATableOfAnotherForm() throws Exception {
        Map<Integer, JsonNode> running = XlRunning.parse(
                LISTED, "Name  ID  VCPU   CPU State   Time(s) CPU Affinity\nweb 1 7 0 1 r-- 5.2 any cpu\n", POOLED);

        assertThat(running.get(7).path("b_info").path("vcpu_hard_affinity")).isEmpty();
    }

    @Test
    void saysSoWhenThatIsNoJson() {
        assertThatThrownBy(() -> XlRunning.parse("[{", "", "")).hasMessageContaining("xl list -l printed JSON");
    }

    @Test
    void findsWhyADomainStoppedInTheLogOfItsXl() throws Exception {
        Files.writeString(folder.resolve("xl-web-1.log"), """
                Waiting for domain web-1 (domid 7) to die [pid 346]
                Domain 7 has shut down, reason code 1 0x1
                Action for shutdown reason code 1 is restart
                Domain 7 needs to be cleaned up: destroying the domain
                Done. Rebooting now
                Domain 8 has shut down, reason code 3 0x3
                Action for shutdown reason code 3 is destroy
                """);

        Files.writeString(folder.resolve("qemu-dm-web-1.log"), "Domain 9 has shut down, reason code 0 0x0\n");

        assertThat(XlLog.lastStop(folder, 7, Instant.EPOCH)).contains(ShutdownReason.Reboot);
        assertThat(XlLog.lastStop(folder, 8, Instant.EPOCH)).contains(ShutdownReason.Crash);
        assertThat(XlLog.lastStop(folder, 9, Instant.EPOCH)).isEmpty();
        assertThat(XlLog.lastStop(folder, 7, Instant.now().plusSeconds(60)))
                .as("of an earlier boot")
                .isEmpty();
        assertThat(XlLog.lastStop(folder.resolve("none"), 7, Instant.EPOCH)).isEmpty();
    }
}
