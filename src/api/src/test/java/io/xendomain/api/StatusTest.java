package io.xendomain.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatusTest {
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-01T01:00:00Z");

    @Test
    void aConditionKeepsItsTimeWhileItsStatusIsTheSame() {
        Condition before = ready(ConditionStatus.False, Reason.Pushing, THEN);

        assertThat(ready(ConditionStatus.False, Reason.Starting, NOW).since(before))
                .isEqualTo(ready(ConditionStatus.False, Reason.Starting, THEN));
        assertThat(ready(ConditionStatus.True, Reason.DomainRunning, NOW).since(before))
                .isEqualTo(ready(ConditionStatus.True, Reason.DomainRunning, NOW));
        assertThat(before.since(null)).isEqualTo(before);
    }

    @Test
    void findingsStandWithErrorsFirst() {
        assertThat(StatusFinding.listOf(List.of(finding(Code.Ignored, 0), finding(Code.Missing, 1))))
                .extracting(StatusFinding::code)
                .containsExactly("Missing", "Ignored");
    }

    @Test
    void moreFindingsThanTheSchemaHasRoomForAreCounted() {
        List<Finding> many = IntStream.range(0, Limits.FINDINGS + 10)
                .mapToObj(i -> finding(Code.Missing, i))
                .toList();

        List<StatusFinding> shown = StatusFinding.listOf(many);

        assertThat(shown).hasSize(Limits.FINDINGS);
        assertThat(shown.getLast().message()).startsWith("and 11 more findings");
    }

    @Test
    void textsAreCutToWhatTheSchemaLetsThrough() {
        String cut = ready(ConditionStatus.False, Reason.XlFailed, "x".repeat(5000), NOW)
                .message();

        assertThat(cut).hasSize(Limits.MESSAGE).endsWith("…");
    }

    private static Condition ready(ConditionStatus status, Reason reason, Instant since) {
        return ready(status, reason, "", since);
    }

    private static Condition ready(ConditionStatus status, Reason reason, String message, Instant since) {
        return new Condition(ConditionType.Ready, status, reason, message, since, 1L);
    }

    private static Finding finding(Code code, int index) {
        return new Finding(code.severity(), "spec.config.disk[" + index + "]", "disk", code, "message", null);
    }
}
