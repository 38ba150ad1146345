package io.xendomain.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What is known of the real domain: {@code status.domain}. Nothing in it changes by itself every second.
 *
 * @param domid null when it is not there
 * @param uuid 8-4-4-4-12, in lower case
 * @param state what it is doing
 * @param memory in MiB, null when it is not there
 * @param vcpus null when it is not there
 * @param since when it entered this state, in whole seconds
 * @param restarts how often it was started again, or null when it never was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DomainStatus(
        @JsonPropertyDescription("Id of the running domain on its host; another one after each start.") @Min(0)
        Integer domid,

        @JsonPropertyDescription("The domain's uuid, its identity on the host.") @Size(max = 36)
        String uuid,

        @JsonPropertyDescription("What the domain is doing.") @Required
        DomainState state,

        @JsonPropertyDescription("Memory it has, in MiB.") @Min(0)
        Long memory,

        @JsonPropertyDescription("vCPUs it has.") @Min(0) Integer vcpus,

        @JsonPropertyDescription("When it entered this state.")
        Instant since,

        @JsonPropertyDescription(
                "How often the domain was started again after it had ended by itself; absent when never.")
        RestartsStatus restarts) {

    public DomainStatus {
        since = since == null ? null : since.truncatedTo(ChronoUnit.SECONDS);
    }
}
