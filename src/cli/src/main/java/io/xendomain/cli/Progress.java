package io.xendomain.cli;

import io.xendomain.api.Condition;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainStatus;
import java.util.Objects;
import java.util.Optional;

/** How far a domain is on the way to what was asked of it. Pure. */
sealed interface Progress {
    String words();

    record Done(String words) implements Progress {}

    record Underway(String words) implements Progress {}

    record Failed(String words) implements Progress {}

    /**
     * @param domain as it is now, or null when it is gone
     * @param generation of the object since the change
     */
    static Progress of(XenDomain domain, PowerPlan plan, long generation) {
        if (domain == null) {
            return new Failed("it was deleted meanwhile");
        }
        XenDomainStatus status = StatusTable.status(domain);
        Optional<Condition> ready = status.condition(ConditionType.Ready);
        String words = ready.map(condition -> condition.reason() + ": " + condition.message())
                .orElse("nobody has looked at it yet");
        boolean heard = Objects.requireNonNullElse(status.observedGeneration(), -1L) >= generation
                && switch (plan) {
                    case PowerPlan.Restart(String at) -> at.equals(status.lastHandledRestart());
                    case PowerPlan.Turn turn -> true;
                    case PowerPlan.Nothing nothing -> true;
                    case PowerPlan.Refused refused -> true;
                };
        if (!heard) {
            return new Underway(words);
        }
        if (holds(status, ConditionType.Stalled)) {
            return new Failed(words);
        }
        return holds(status, ConditionType.Ready) ? new Done(words) : new Underway(words);
    }

    private static boolean holds(XenDomainStatus status, ConditionType type) {
        return status.condition(type)
                .filter(condition -> condition.status() == ConditionStatus.True)
                .isPresent();
    }
}
