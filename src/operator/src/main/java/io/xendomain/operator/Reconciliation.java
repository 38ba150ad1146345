package io.xendomain.operator;

import io.xendomain.api.Reason;
import io.xendomain.operator.push.Decision;
import io.xendomain.protocol.DesiredDomain;
import io.xendomain.xlcfg.Finding;
import java.util.List;

/** How far one walk through the verbs came, and why it ended there. */
public sealed interface Reconciliation {

    /** In one word. */
    default String verdict() {
        return this instanceof Rendered(var desired, var warnings, Decision decision)
                ? decision.getClass().getSimpleName()
                : getClass().getSimpleName();
    }

    /** The user asked to leave the object alone. */
    record LeftAlone() implements Reconciliation {}

    /** The host's link is being made: too early to say anything. */
    record HostPending() implements Reconciliation {}

    /** No host takes it. */
    record Unplaced(Reason reason, String message) implements Reconciliation {}

    /**
     * The config is not one that can be pushed.
     *
     * @param findings everything the validator said; paths from the object's root
     */
    record Invalid(Reason reason, List<Finding> findings) implements Reconciliation {}

    /** The config is good as far as one can say without its host, and the host cannot be asked. */
    record Unreachable(String host, boolean validated, List<Finding> warnings) implements Reconciliation {}

    /** The object is being deleted, and its host has to let go of the domain first. */
    record Leaving(boolean stalled, Reason reason, String message) implements Reconciliation {}

    /** There is a config, and a decision about its push. */
    record Rendered(DesiredDomain desired, List<Finding> warnings, Decision decision) implements Reconciliation {}
}
