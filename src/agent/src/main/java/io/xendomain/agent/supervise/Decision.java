package io.xendomain.agent.supervise;

import io.xendomain.agent.domain.Life;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.Problem;
import java.time.Instant;

/**
 * What to do next, and what to remember before it is done.
 *
 * @param action to do
 * @param life to remember, with the state to report
 * @param wake when to decide again although nothing was heard; {@link Instant#MAX} when there is no such time
 * @param problem what is in the way, or null
 */
record Decision(Action action, Life life, Instant wake, Problem problem) {

    static Decision rest(Life life) {
        return new Decision(new Action.None(), life, Instant.MAX, null);
    }

    static Decision waitUntil(Instant wake, Life life) {
        return new Decision(new Action.None(), life, wake, null);
    }

    static Decision act(Action action, Life life) {
        return new Decision(action, life, Instant.MAX, null);
    }

    static Decision blocked(Problem problem, Instant wake, Life life) {
        return new Decision(new Action.None(), life, wake, problem);
    }

    /** Whether the domain is on its way from one state to another, so that a look at it soon is worth while. */
    boolean underWay() {
        return life.state() == DomainState.Starting
                || life.state() == DomainState.ShuttingDown
                || life.state() == DomainState.Dying;
    }
}
