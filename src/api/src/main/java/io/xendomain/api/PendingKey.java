package io.xendomain.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * A key whose new value waits for the domain's next start: {@code status.pending[]}.
 *
 * @param key the xl.cfg key
 * @param running what the domain was started with, as xl.cfg writes it; null when it was not set
 * @param configured what its config has; null when it is not set any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PendingKey(
        @JsonPropertyDescription("The key of xl.cfg(5).") @Required @Size(max = Limits.WORD)
        String key,

        @JsonPropertyDescription("What the domain runs with; absent when the key was not set.")
        @Size(max = Limits.VALUE)
        String running,

        @JsonPropertyDescription("What its config has; absent when the key is not set any more.")
        @Size(max = Limits.VALUE)
        String configured) {

    public PendingKey {
        running = Limits.cut(running, Limits.VALUE);
        configured = Limits.cut(configured, Limits.VALUE);
    }
}
