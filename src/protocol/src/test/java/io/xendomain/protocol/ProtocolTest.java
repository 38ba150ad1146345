package io.xendomain.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtocolTest {
    @Test
    void comparesEpochsOfOneLineageOnly() {
        Fence seen = new Fence("a", 5);

        assertThat(new Fence("a", 4).isBefore(seen)).isTrue();
        assertThat(new Fence("a", 5).isBefore(seen)).isFalse();
        assertThat(new Fence("a", 6).isBefore(seen)).isFalse();
        assertThat(new Fence("b", 1).isBefore(seen)).isFalse();
    }

    @Test
    void readsEachEventAsWhatItWas() throws Exception {
        ObjectMapper json = new ObjectMapper();
        List<StreamEvent> events = List.of(
                new StreamEvent.Snapshot(null, List.of()),
                new StreamEvent.Removed("uuid"),
                new StreamEvent.HostChanged(new HostReport(
                        "dom0-a",
                        "1.0",
                        "4.17.4",
                        ToolstackKind.Real,
                        8,
                        65536,
                        List.of("pv"),
                        "credit2",
                        1,
                        List.of(new CpuPool("Pool-0", "credit2")),
                        List.of(new HostFinding(HostFinding.Severity.Warning, "StartedTwice", "words")))),
                new StreamEvent.Heartbeat());
        for (StreamEvent event : events) {
            assertThat(json.readValue(json.writeValueAsString(event), StreamEvent.class))
                    .isEqualTo(event);
        }
        assertThat(json.writeValueAsString(new StreamEvent.Heartbeat())).isEqualTo("{\"type\":\"heartbeat\"}");
    }

    @Test
    void aProblemWithoutFindingsLooksAsBeforeThereWereSome() throws Exception {
        ObjectMapper json = new ObjectMapper();
        Problem plain = new Problem(ProblemCode.NotFound, "no such domain");
        Problem denied = new Problem(
                ProblemCode.PolicyDenied,
                "no",
                List.of(new ProblemFinding("kernel", "kernel", "NotAllowedOnHost", "no")));

        assertThat(json.writeValueAsString(plain)).isEqualTo("{\"code\":\"NotFound\",\"message\":\"no such domain\"}");
        for (Problem problem : List.of(plain, denied)) {
            assertThat(json.readValue(json.writeValueAsString(problem), Problem.class))
                    .isEqualTo(problem);
        }
    }

    @Test
    void readsAReportOfAnAgentThatSaysLess() throws Exception {
        HostReport report = new ObjectMapper().readValue("{\"name\": \"dom0-a\", \"cpus\": 8}", HostReport.class);

        assertThat(report.capabilities()).isEmpty();
        assertThat(report.cpuPools()).isEmpty();
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void hasAnErrorStatusForEachProblem() {
        assertThat(Arrays.stream(ProblemCode.values()).mapToInt(ProblemCode::status))
                .allMatch(status -> status >= 400 && status < 600);
    }
}
