package io.xendomain.cli;

import io.xendomain.api.Annotations;
import io.xendomain.api.PowerState;
import io.xendomain.api.XenDomain;
import java.util.Optional;

/** What is said about a plan, before it and after it. Pure. */
final class PowerWords {
    private PowerWords() {}

    /** Why it is not done, or empty when it may be; an error for the whole command. */
    static Optional<CannotContinue> objection(XenDomain domain, PowerPlan plan, boolean force) {
        Named named = Named.of(domain);
        return switch (plan) {
            case PowerPlan.Refused(String why) -> Optional.of(CannotContinue.failed(named + ": " + why));
            case PowerPlan.Turn(PowerState from, PowerState to) ->
                FieldOwner.of(domain)
                        .filter(FieldOwner::watches)
                        .filter(owner -> !force)
                        .map(owner -> CannotContinue.ownedByGit(owned(named, owner, to)));
            case PowerPlan.Restart restart -> Optional.empty();
            case PowerPlan.Nothing nothing -> Optional.empty();
        };
    }

    private static String owned(Named named, FieldOwner owner, PowerState to) {
        return named + " comes from Git: " + owner.tool() + " applies its spec (field manager "
                + Plain.of(owner.manager())
                + ")" + (owner.ownsPowerState() ? " and would put spec.powerState back" : "")
                + ". In Git, let the manifest say\n"
                + "         spec:\n"
                + "           powerState: " + to + "\n"
                + "       and commit it; or repeat the command with --force, until " + owner.tool()
                + " applies again";
    }

    /** What was done, by which way, and what keeps Git the truth. */
    static String done(XenDomain domain, PowerPlan plan) {
        Named named = Named.of(domain);
        return switch (plan) {
            case PowerPlan.Turn(PowerState from, PowerState to) ->
                named + ": spec.powerState is " + to + ", it was " + from
                        + FieldOwner.of(domain)
                                .map(owner -> "; write it into the manifest, too, or "
                                        + (owner.watches()
                                                ? owner.tool() + " puts it back"
                                                : "the next " + owner.tool() + " may put it back"))
                                .orElse("");
            case PowerPlan.Restart(String at) ->
                named + ": a restart is asked for, by annotation " + Annotations.RESTART_REQUESTED_AT
                        + "; the manifest stays as it is";
            case PowerPlan.Nothing(String why) -> named + ": nothing to do, " + why;
            case PowerPlan.Refused(String why) -> named + ": " + why;
        };
    }
}
