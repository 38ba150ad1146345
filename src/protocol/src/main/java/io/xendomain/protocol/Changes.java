package io.xendomain.protocol;

import java.util.List;

/**
 * How the running domain and its .cfg differ, key by key, and what became of the last edit. Found out from what Xen says
 * of the domain, never from what was asked for earlier.
 *
 * @param pending what waits for the next start
 * @param applied what the last edit changed on the running domain
 * @param drift what somebody changed by hand since
 * @param underWay whether the last edit is still being carried out: the rest is not the last word
 * @param unseen whether nobody has looked at what the domain has since the agent or the domain was started: the rest says
 *     nothing
 */
public record Changes(
        List<PendingChange> pending, List<AppliedChange> applied, List<Drift> drift, boolean underWay, boolean unseen) {
    public static final Changes NONE = new Changes(List.of(), List.of(), List.of(), false);
    public static final Changes UNSEEN = new Changes(List.of(), List.of(), List.of(), false, true);

    public Changes {
        pending = pending == null ? List.of() : List.copyOf(pending);
        applied = applied == null ? List.of() : List.copyOf(applied);
        drift = drift == null ? List.of() : List.copyOf(drift);
    }

    /** What was found by looking. */
    public Changes(List<PendingChange> pending, List<AppliedChange> applied, List<Drift> drift, boolean underWay) {
        this(pending, applied, drift, underWay, false);
    }
}
