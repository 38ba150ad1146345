package io.xendomain.agent.supervise;

import io.xendomain.agent.domain.Edit;
import io.xendomain.agent.domain.Life;
import io.xendomain.agent.toolstack.Difference;
import io.xendomain.agent.toolstack.LiveDomain;
import io.xendomain.protocol.AppliedChange;
import io.xendomain.protocol.Changes;
import io.xendomain.protocol.DesiredDomain;
import io.xendomain.protocol.Drift;
import io.xendomain.protocol.PendingChange;
import io.xendomain.protocol.PowerState;
import io.xendomain.xlcfg.keys.Shown;
import java.util.List;
import java.util.stream.Stream;

/** What is told of the differences between a running domain and its .cfg. Secrets are named, not shown. */
final class ChangeReports {

    private ChangeReports() {}

    /** @param assessment null as long as nobody has looked */
    static Changes of(DesiredDomain desired, Life life, LiveDomain domain, Assessment assessment) {
        if (domain == null || !domain.up()) {
            return Changes.NONE;
        }
        Edit edit = life.edit().of(desired.generation());
        if (assessment == null) {
            return edit.through() ? Changes.UNSEEN : new Changes(List.of(), List.of(), List.of(), true);
        }
        return new Changes(
                assessment.pending(edit).stream()
                        .map(change -> pending(change, edit))
                        .toList(),
                assessment.applied(edit).stream().map(ChangeReports::applied).toList(),
                Stream.concat(
                                power(desired.powerState(), domain, edit),
                                assessment.drift(edit).stream().map(ChangeReports::drift))
                        .toList(),
                !edit.through());
    }

    /** A domain that has been as asked, and that somebody paused or unpaused since. */
    private static Stream<Drift> power(PowerState wanted, LiveDomain domain, Edit edit) {
        PowerState actual = domain.paused() ? PowerState.Paused : PowerState.Running;
        return edit.powered() && wanted != PowerState.Halted && wanted != actual
                ? Stream.of(new Drift(Drift.POWER_STATE, wanted.name(), actual.name()))
                : Stream.empty();
    }

    private static PendingChange pending(Difference change, Edit edit) {
        String refusal = edit.attempt(change.slot()).map(Edit.Attempt::refusal).orElse(null);
        return new PendingChange(
                change.slot(),
                Shown.of(change.slot(), change.running()),
                Shown.of(change.slot(), change.configured()),
                refusal);
    }

    private static AppliedChange applied(Difference change) {
        return new AppliedChange(
                change.slot(), Shown.of(change.slot(), change.running()), Shown.of(change.slot(), change.configured()));
    }

    private static Drift drift(Difference change) {
        return new Drift(
                change.slot(), Shown.of(change.slot(), change.configured()), Shown.of(change.slot(), change.running()));
    }

    /** For the log. */
    static String words(List<Difference> changes) {
        return changes.stream()
                .map(change -> change.slot() + " " + Shown.of(change.slot(), change.running()) + " -> "
                        + Shown.of(change.slot(), change.configured()))
                .collect(java.util.stream.Collectors.joining(", "));
    }
}
