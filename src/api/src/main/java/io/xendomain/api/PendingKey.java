package io.xendomain.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * A key whose new value waits for the domain's next start: {@code status.pending[]}.
 *
 * @param key the xl.cfg key
 * @param running what the domain has; null when it has none
 * @param configured what its config has; null when it is not set any more
 * @param refusal xl's own words when the change was tried on the running domain and refused; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PendingKey(
        @JsonPropertyDescription("The key of xl.cfg(5), with the item of a list in brackets: disk[xvdb].")
        @Required
        @Size(max = Limits.WORD)
        String key,

        @JsonPropertyDescription("What the running domain has; absent when it has none.") @Size(max = Limits.VALUE)
        String running,

        @JsonPropertyDescription("What its config has; absent when the key is not set any more.")
        @Size(max = Limits.VALUE)
        String configured,

        @JsonPropertyDescription("What xl said when the change was tried on the running domain and refused.")
        @Size(max = Limits.VALUE)
        String refusal) {

    public PendingKey {
        running = Limits.cut(running, Limits.VALUE);
        configured = Limits.cut(configured, Limits.VALUE);
        refusal = Limits.cut(refusal, Limits.VALUE);
    }
}
