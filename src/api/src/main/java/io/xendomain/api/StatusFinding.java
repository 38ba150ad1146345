package io.xendomain.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * One thing the validator has to say: {@code status.findings[]}.
 *
 * @param severity whether it stops the config from being pushed
 * @param field path from the object's root, as {@code spec.config.disk[0].vdev}
 * @param key the xl.cfg key, or null
 * @param code stable name of the rule
 * @param message value, rule and remedy
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatusFinding(
        @JsonPropertyDescription("Error: the config is not pushed. Warning: it is, and does not do what it seems to.")
        @Required
        Severity severity,

        @JsonPropertyDescription("Path of the field, as spec.config.disk[0].vdev.") @Required @Size(max = Limits.TEXT)
        String field,

        @JsonPropertyDescription("The key of xl.cfg(5) it is about.") @Size(max = Limits.WORD)
        String key,

        @JsonPropertyDescription("Stable name of the rule; the findings reference explains each.")
        @Required
        @Size(max = Limits.WORD)
        String code,

        @JsonPropertyDescription("The value, the rule and the remedy.") @Required @Size(max = Limits.MESSAGE)
        String message) {

    public StatusFinding {
        field = Limits.cut(field, Limits.TEXT);
        message = Limits.cut(message, Limits.MESSAGE);
    }

    /** A finding whose path starts at the object's root. */
    public static StatusFinding of(Finding finding) {
        return new StatusFinding(
                finding.severity(),
                finding.field(),
                finding.key(),
                finding.code().name(),
                finding.message());
    }

    /** All of them, errors first; where the schema has no room for all, the last one says how many are missing. */
    public static List<StatusFinding> listOf(List<Finding> findings) {
        List<StatusFinding> all = Stream.concat(
                        findings.stream().filter(Finding::isError),
                        findings.stream().filter(finding -> !finding.isError()))
                .map(StatusFinding::of)
                .toList();
        if (all.size() <= Limits.FINDINGS) {
            return all;
        }
        List<StatusFinding> shown = all.subList(0, Limits.FINDINGS - 1);
        StatusFinding rest = all.get(shown.size());
        String message = "and " + (all.size() - shown.size()) + " more findings: repair those above to see them";
        return Stream.concat(shown.stream(), Stream.of(new StatusFinding(rest.severity, "spec", null, "More", message)))
                .toList();
    }
}
