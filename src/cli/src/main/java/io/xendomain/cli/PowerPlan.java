package io.xendomain.cli;

import io.xendomain.api.Annotations;
import io.xendomain.api.Condition;
import io.xendomain.api.ConditionType;
import io.xendomain.api.DomainState;
import io.xendomain.api.DomainStatus;
import io.xendomain.api.PowerState;
import io.xendomain.api.Reason;
import io.xendomain.api.XenDomain;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** By what change of its object a wish for a domain comes true. Pure. */
sealed interface PowerPlan {

    /** {@code spec.powerState} is to be another. */
    record Turn(PowerState from, PowerState to) implements PowerPlan {}

    /** What Git cannot say: one restart, or the start of a domain that stays off. */
    record Restart(String at) implements PowerPlan {}

    /** It is so already. */
    record Nothing(String why) implements PowerPlan {}

    /** It cannot be done, and what can. */
    record Refused(String why) implements PowerPlan {}

    Set<Reason> OFF_AND_LEFT_SO =
            EnumSet.of(Reason.GuestPoweredOff, Reason.GuestCrashed, Reason.CrashLoopBackOff, Reason.DomainNotAsAsked);

    static PowerPlan of(PowerWish wish, XenDomain domain, Instant now) {
        Named named = Named.of(domain);
        if (domain.getMetadata().getDeletionTimestamp() != null) {
            return new Refused("it is being deleted; apply its manifest again when it is gone");
        }
        PowerState asked = domain.getSpec().powerState();
        return switch (wish) {
            case start -> asked == PowerState.Running ? startAgain(domain, now) : new Turn(asked, PowerState.Running);
            case stop ->
                asked == PowerState.Halted
                        ? new Nothing("spec.powerState is Halted already")
                        : new Turn(asked, PowerState.Halted);
            case restart ->
                asked == PowerState.Halted
                        ? new Refused(
                                "spec.powerState is Halted, so there is nothing to restart; " + named.xen("start"))
                        : restart(now);
            case pause ->
                switch (asked) {
                    case Running -> new Turn(asked, PowerState.Paused);
                    case Paused -> new Nothing("spec.powerState is Paused already");
                    case Halted ->
                        new Refused("spec.powerState is Halted, and only a domain that runs can be paused; "
                                + named.xen("start"));
                };
            case unpause ->
                switch (asked) {
                    case Paused -> new Turn(asked, PowerState.Running);
                    case Running ->
                        state(domain)
                                        .filter(state -> state == DomainState.Paused)
                                        .isPresent()
                                ? new Refused("somebody paused it by hand, and spec.powerState is Running already;"
                                        + " unpause it with xl in dom0, or " + named.xen("restart"))
                                : new Nothing("spec.powerState is Running already");
                    case Halted -> new Refused("spec.powerState is Halted, so it is not paused; " + named.xen("start"));
                };
        };
    }

    /** What is sent to the API server: only of this object, not of a later one by its name. */
    default Map<String, Object> change(XenDomain domain) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("uid", domain.getMetadata().getUid());
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("metadata", metadata);
        switch (this) {
            case Turn(PowerState from, PowerState to) -> change.put("spec", Map.of("powerState", to.name()));
            case Restart(String at) -> metadata.put("annotations", Map.of(Annotations.RESTART_REQUESTED_AT, at));
            case Nothing none -> throw new IllegalStateException("nothing to change");
            case Refused refused -> throw new IllegalStateException("nothing to change");
        }
        return change;
    }

    private static PowerPlan startAgain(XenDomain domain, Instant now) {
        boolean stays = StatusTable.status(domain)
                .condition(ConditionType.Ready)
                .map(Condition::reason)
                .filter(OFF_AND_LEFT_SO::contains)
                .isPresent();
        boolean off = state(domain)
                .filter(EnumSet.of(DomainState.Halted, DomainState.Crashed)::contains)
                .isPresent();
        return stays && off ? restart(now) : new Nothing("spec.powerState is Running already");
    }

    private static PowerPlan restart(Instant now) {
        return new Restart(now.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private static Optional<DomainState> state(XenDomain domain) {
        return Optional.ofNullable(StatusTable.status(domain).domain()).map(DomainStatus::state);
    }
}
