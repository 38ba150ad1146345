package io.xendomain.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.xendomain.xlcfg.Severity;

/**
 * One thing that is not as it should be on a host: {@code status.findings[]} of a XenHost.
 *
 * @param severity whether something fails because of it
 * @param code stable name of the rule
 * @param message what it is about, the rule and the remedy
 */
public record HostFinding(
        @JsonPropertyDescription("Error: something does not work. Warning: it does, but not as it seems to.") @Required
        Severity severity,

        @JsonPropertyDescription("Stable name of the rule.") @Required @Size(max = Limits.WORD)
        String code,

        @JsonPropertyDescription("What it is about, the rule and the remedy.") @Required @Size(max = Limits.MESSAGE)
        String message) {

    public HostFinding {
        code = Limits.cut(code, Limits.WORD);
        message = Limits.cut(message, Limits.MESSAGE);
    }
}
