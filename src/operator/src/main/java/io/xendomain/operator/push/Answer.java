package io.xendomain.operator.push;

import io.xendomain.api.Reason;
import io.xendomain.protocol.Problem;

/** What became of a push. */
public sealed interface Answer {

    /** The agent has it, durably, and is working on it. */
    record Taken() implements Answer {}

    /** The agent has no such domain, so that there is nothing to let go of. */
    record Absent() implements Answer {}

    /** The agent says no, and will say no again until somebody changes something. */
    record Refused(Problem problem) implements Answer {}

    /**
     * It did not work this time.
     *
     * @param reason for the condition
     * @param why for people; the same for the same failure, however often it happens
     */
    record Failed(Reason reason, String why) implements Answer {}
}
