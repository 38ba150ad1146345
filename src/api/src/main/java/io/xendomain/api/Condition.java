package io.xendomain.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One aspect of an object's state, with the fields of {@code metav1.Condition}.
 *
 * @param type unique within its object
 * @param status whether it holds
 * @param reason why, for programs
 * @param message why, for people
 * @param lastTransitionTime when {@code status} last changed, in whole seconds
 * @param observedGeneration the generation this was found out for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
        @JsonPropertyDescription("What this is about, unique within the list.")
        @Required
        @Size(min = 1, max = Limits.WORD)
        @Pattern(Limits.CAMEL_CASE)
        ConditionType type,

        @JsonPropertyDescription("Whether it holds.") @Required
        ConditionStatus status,

        @JsonPropertyDescription("Why, as one word for programs.")
        @Required
        @Size(min = 1, max = Limits.WORD)
        @Pattern(Limits.CAMEL_CASE)
        Reason reason,

        @JsonPropertyDescription("Why, for people.") @Required @Size(max = Limits.MESSAGE)
        String message,

        @JsonPropertyDescription("When the status last changed.") @Required
        Instant lastTransitionTime,

        @JsonPropertyDescription("The metadata.generation that this was found out for.")
        Long observedGeneration) {

    public Condition {
        message = Limits.cut(message, Limits.MESSAGE);
        lastTransitionTime = lastTransitionTime == null ? null : lastTransitionTime.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The same, as of the earlier time when the status was no other then. */
    public Condition since(Condition before) {
        return before != null && before.type == type && before.status == status
                ? new Condition(type, status, reason, message, before.lastTransitionTime, observedGeneration)
                : this;
    }
}
