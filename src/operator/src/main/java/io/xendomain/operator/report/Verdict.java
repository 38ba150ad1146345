package io.xendomain.operator.report;

import io.xendomain.api.ConditionStatus;
import io.xendomain.api.Reason;

/**
 * The three conditions of kstatus in one: where an object is on its way to what its spec asks.
 *
 * @param ready the status of Ready
 * @param reconciling whether the operator, or the host, is on the way
 * @param stalled whether somebody has to change something first
 */
record Verdict(ConditionStatus ready, boolean reconciling, boolean stalled, Reason reason, String message) {

    /** The world is as the spec and its policies ask. */
    static Verdict ready(Reason reason, String message) {
        return new Verdict(ConditionStatus.True, false, false, reason, message);
    }

    /** On the way. */
    static Verdict underway(Reason reason, String message) {
        return new Verdict(ConditionStatus.False, true, false, reason, message);
    }

    /** On the way, and nobody can tell how things are. */
    static Verdict unknown(Reason reason, String message) {
        return new Verdict(ConditionStatus.Unknown, true, false, reason, message);
    }

    /** Somebody has to change something; the message says what. */
    static Verdict stalled(Reason reason, String message) {
        return new Verdict(ConditionStatus.False, false, true, reason, message);
    }
}
