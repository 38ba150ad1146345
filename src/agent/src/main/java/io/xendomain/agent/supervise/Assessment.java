package io.xendomain.agent.supervise;

import io.xendomain.agent.domain.Edit;
import io.xendomain.agent.toolstack.Difference;
import io.xendomain.agent.toolstack.LiveStep;
import java.util.List;
import java.util.Optional;

/**
 * How a running domain differs from its .cfg, and what could be done about that without a restart.
 *
 * @param differences all of them
 * @param plan commands that could do away with some
 */
record Assessment(List<Difference> differences, List<LiveStep> plan) {
    static final Assessment ALIKE = new Assessment(List.of(), List.of());

    /** The next command, if there is one that was not refused yet. */
    Optional<LiveStep> next(Edit edit) {
        return plan.stream()
                .filter(step -> step.makes().stream().noneMatch(change -> edit.wasRefused(change.slot())))
                .findFirst();
    }

    /** What waits for the next start. */
    List<Difference> pending(Edit edit) {
        return differences.stream()
                .filter(change -> edit.adopted() || edit.wasRefused(change.slot()) || !canChangeLive(change))
                .toList();
    }

    /** What somebody else has changed: nothing differed there when the edit was through. */
    List<Difference> drift(Edit edit) {
        List<Difference> pending = pending(edit);
        return edit.through()
                ? differences.stream()
                        .filter(change -> !pending.contains(change))
                        .toList()
                : List.of();
    }

    /** What the edit has changed, as it is by now. */
    List<Difference> applied(Edit edit) {
        return edit.attempts().stream()
                .filter(attempt -> attempt.refusal() == null)
                .map(Edit.Attempt::change)
                .filter(change ->
                        differences.stream().noneMatch(left -> left.slot().equals(change.slot())))
                .toList();
    }

    private boolean canChangeLive(Difference change) {
        return plan.stream().flatMap(step -> step.makes().stream()).anyMatch(made -> made.slot()
                .equals(change.slot()));
    }
}
