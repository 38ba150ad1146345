package io.xendomain.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How often the domain was started again after it had ended by itself: {@code status.domain.restarts}.
 *
 * @param count starts in a row
 * @param lastReason how it ended last
 * @param nextAt when it will be started again, in whole seconds; null when that is not planned
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RestartsStatus(
        @JsonPropertyDescription(
                "Starts in a row; counted anew when it had lived for ten minutes, or was stopped on purpose.")
        @Required
        @Min(0)
        Integer count,

        @JsonPropertyDescription("How the domain ended last.") @Size(max = Limits.TEXT)
        String lastReason,

        @JsonPropertyDescription("When it will be started again.")
        Instant nextAt) {

    public RestartsStatus {
        lastReason = Limits.cut(lastReason, Limits.TEXT);
        nextAt = nextAt == null ? null : nextAt.truncatedTo(ChronoUnit.SECONDS);
    }
}
