package io.xendomain.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Optional;

/**
 * What the operator found out about a XenDomain. Immutable; the operator builds a whole one and compares.
 *
 * @param observedGeneration the generation that all of this is about; -1 until the operator has looked
 * @param conditions by type
 * @param findings all that the validator has to say
 * @param domain the real domain, or null when nobody has reported it yet
 * @param config what the host has, or null when it has none
 * @param pending changes that wait for the next start
 * @param applied what the last edit changed on the running domain
 * @param lastHandledRestart the last {@link Annotations#RESTART_REQUESTED_AT} that was carried out, or null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = StatusReader.OfDomain.class)
public record XenDomainStatus(
        @JsonPropertyDescription("The metadata.generation that this status is about; -1 until the operator has looked.")
        Long observedGeneration,

        @JsonPropertyDescription("Ready, Reconciling, Stalled (kstatus), ConfigValid, ConfigPushed, RestartRequired, "
                + "HostReachable, Paused.")
        @Size(max = Limits.CONDITIONS)
        List<Condition> conditions,

        @JsonPropertyDescription("Everything the validator has to say about this object, errors first.")
        @Size(max = Limits.FINDINGS)
        List<StatusFinding> findings,

        @JsonPropertyDescription("What the real domain is doing.")
        DomainStatus domain,

        @JsonPropertyDescription("The config that the host has.")
        ConfigStatus config,

        @JsonPropertyDescription("Changes of config that wait for the domain's next start.") @Size(max = Limits.PENDING)
        List<PendingKey> pending,

        @JsonPropertyDescription("What the last edit of the config changed on the running domain.")
        @Size(max = Limits.PENDING)
        List<AppliedKey> applied,

        @JsonPropertyDescription("The last xendomain.io/restart-requested-at that was carried out.")
        @Size(max = Limits.TEXT)
        String lastHandledRestart) {

    /** Nothing is known yet. */
    public static final XenDomainStatus EMPTY = new XenDomainStatus(null, null, null, null, null, null, null, null);

    public XenDomainStatus {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
        findings = findings == null ? List.of() : List.copyOf(findings);
        pending = pending == null ? List.of() : List.copyOf(pending);
        applied = applied == null ? List.of() : List.copyOf(applied);
        lastHandledRestart = Limits.cut(lastHandledRestart, Limits.TEXT);
    }

    public Optional<Condition> condition(ConditionType type) {
        return conditions.stream().filter(condition -> condition.type() == type).findFirst();
    }
}
