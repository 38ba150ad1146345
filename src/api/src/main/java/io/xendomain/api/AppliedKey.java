package io.xendomain.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * A key that the last edit changed on the running domain: {@code status.applied[]}.
 *
 * @param key the xl.cfg key
 * @param before its value before; null when there was none
 * @param after its value now; null when there is none any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AppliedKey(
        @JsonPropertyDescription("The key of xl.cfg(5), with the item of a list in brackets: disk[xvdb].")
        @Required
        @Size(max = Limits.WORD)
        String key,

        @JsonPropertyDescription("What the domain had before; absent when it had none.") @Size(max = Limits.VALUE)
        String before,

        @JsonPropertyDescription("What the domain has now; absent when it has none any more.") @Size(max = Limits.VALUE)
        String after) {

    public AppliedKey {
        before = Limits.cut(before, Limits.VALUE);
        after = Limits.cut(after, Limits.VALUE);
    }
}
