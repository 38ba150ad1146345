package io.xendomain.agent.supervise;

import io.xendomain.agent.toolstack.LiveDomain;
import io.xendomain.agent.toolstack.LiveStep;

/** One thing to do with a domain. */
sealed interface Action {

    /** Nothing, until something changes or the decision's time has come. */
    record None() implements Action {}

    record Create(boolean paused) implements Action {}

    record Pause() implements Action {}

    record Unpause() implements Action {}

    record Shutdown() implements Action {}

    record Destroy() implements Action {}

    /** Ask what the running domain really has. */
    record Inspect(LiveDomain domain) implements Action {}

    /** Change the running domain. */
    record Change(LiveStep step) implements Action {}

    /** Look up why a domain that is gone had stopped. */
    record Trace(int domid) implements Action {}

    /** Let go of the record; the domain is gone, or is to be left as it is. */
    record Forget() implements Action {}
}
