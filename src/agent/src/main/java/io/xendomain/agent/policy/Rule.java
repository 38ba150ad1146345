package io.xendomain.agent.policy;

import java.util.Optional;

/** Whether a policy lets somebody have something. Pure but for the paths it asks about. */
@FunctionalInterface
interface Rule {
    Optional<Denial> judge(Asked asked, Rules rules, Paths paths);

    /**
     * A no.
     *
     * @param list the list of the policy that would have to name it
     * @param why the rule that is broken, after "but"
     */
    record Denial(String list, String why) {}
}
