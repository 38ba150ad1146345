package io.xendomain.operator.report;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.xendomain.api.Annotations;
import io.xendomain.api.Reason;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.operator.Reconciliation;
import io.xendomain.operator.Samples;
import io.xendomain.operator.observe.Contact;
import io.xendomain.operator.push.Decision;
import io.xendomain.protocol.Changes;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.Drift;
import io.xendomain.protocol.PendingChange;
import io.xendomain.protocol.Restarts;
import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A XenDomain in every state that somebody who watches it has to tell apart; the status is what the operator says. */
final class DomainStates {
    private static final Contact LOST =
            new Contact.Down(Reason.HostUnreachable, "10.0.0.5:8443 does not answer", Optional.of(Samples.HOST_REPORT));
    private static final Restarts CRASHED_AGAIN = new Restarts(3, "the guest crashed", Samples.NOW.plusSeconds(40));

    private DomainStates() {}

    /**
     * One of them.
     *
     * @param name of its file
     * @param meaning in one sentence
     */
    record State(String name, String meaning, XenDomain object) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<State> all() {
        return Stream.of(
                new State(
                        "no-status", "Just created: the default of the schema, the operator has not looked.", fresh()),
                new State("placing", "The operator is being connected to the host.", placing()),
                new State("host-not-found", "There is no XenHost of that name.", hostNotFound()),
                new State("invalid", "The config has an error.", invalid()),
                new State("pushed", "The config is on its way to the host.", pushed()),
                new State("starting", "The host has the config and starts the domain.", starting()),
                new State("running", "It runs, as asked.", reported("Running", DomainState.Running)),
                new State("paused", "It is paused, as asked.", reported("Paused", DomainState.Paused)),
                new State("halted", "It is off, as asked.", off("Halted", false, Restarts.NONE)),
                new State("stopping", "It is to be off, and still runs.", reported("Halted", DomainState.Running)),
                new State("guest-powered-off", "The guest powered itself off.", off("Running", true, Restarts.NONE)),
                new State("crash-loop", "The guest ends again and again.", off("Running", false, CRASHED_AGAIN)),
                new State("guest-crashed", "It crashed, and the restart policy leaves it so.", guestCrashed()),
                new State("paused-by-hand", "Somebody paused it with xl.", pausedByHand()),
                new State("restart-required", "It runs, and a change waits for its next start.", restartRequired()),
                new State("host-lost", "It ran, and its host cannot be asked any more.", hostLost()),
                new State("edited", "It runs; the last edit was not looked at yet.", edited()),
                new State("left-alone", "The annotation xendomain.io/paused is set.", leftAlone()),
                new State("deleting", "It is being deleted; the guest shuts down.", deleting()),
                new State("deleting-stuck", "It is being deleted, and its host cannot be asked.", deletingStuck()));
    }

    private static XenDomain fresh() {
        XenDomain domain = asked("Running");
        domain.setStatus(new XenDomainStatus(-1L, null, null, null, null, null, null, null));
        return domain;
    }

    private static XenDomain placing() {
        return with(asked("Running"), new Contact.Pending(), Optional.empty(), new Reconciliation.HostPending());
    }

    private static XenDomain hostNotFound() {
        Reconciliation nowhere = new Reconciliation.Unplaced(Reason.HostNotFound, "there is no XenHost dom0-a");
        return with(asked("Running"), new Contact.Pending(), Optional.empty(), nowhere);
    }

    private static XenDomain invalid() {
        Finding finding = new Finding(
                Severity.Error,
                "spec.config.memory",
                "memory",
                Code.HostTooSmall,
                "spec.config.memory is 131072, and host dom0-a has 65536 MiB; lower it",
                null);
        Reconciliation invalid = new Reconciliation.Invalid(Reason.ConfigInvalid, List.of(finding));
        return with(asked("Running"), Samples.UP, Optional.empty(), invalid);
    }

    private static XenDomain pushed() {
        XenDomain domain = asked("Running");
        return with(domain, Samples.UP, Optional.empty(), rendered(domain, new Decision.Await(Samples.NOW)));
    }

    private static XenDomain starting() {
        return reported("Running", DomainState.Starting);
    }

    private static XenDomain guestCrashed() {
        XenDomain domain = Samples.domain(Map.of("restartPolicy", "Never"));
        return reported(domain, Samples.report(domain, DomainState.Crashed));
    }

    private static XenDomain pausedByHand() {
        XenDomain domain = asked("Running");
        Drift drift = new Drift(Drift.POWER_STATE, "Running", "Paused");
        Changes changes = new Changes(List.of(), List.of(), List.of(drift), false);
        return reported(domain, Samples.changed(Samples.report(domain, DomainState.Paused), changes));
    }

    private static XenDomain restartRequired() {
        XenDomain domain = asked("Running");
        PendingChange pending = new PendingChange("vcpus", "1", "2", null);
        Changes changes = new Changes(List.of(pending), List.of(), List.of(), false);
        return reported(domain, Samples.changed(Samples.report(domain, DomainState.Running), changes));
    }

    private static XenDomain hostLost() {
        XenDomain domain = reported("Running", DomainState.Running);
        DomainReport last = Samples.report(domain, DomainState.Running);
        return with(domain, LOST, Optional.of(last), new Reconciliation.Unreachable("dom0-a", true, List.of()));
    }

    private static XenDomain edited() {
        XenDomain domain = reported("Running", DomainState.Running);
        domain.getMetadata().setGeneration(2L);
        return domain;
    }

    private static XenDomain leftAlone() {
        XenDomain domain = reported("Running", DomainState.Running);
        domain.getMetadata().setAnnotations(Map.of(Annotations.PAUSED, "true"));
        DomainReport report = Samples.report(domain, DomainState.Running);
        return with(domain, Samples.UP, Optional.of(report), new Reconciliation.LeftAlone());
    }

    private static XenDomain deleting() {
        XenDomain domain = deleted();
        DomainReport report = Samples.removing(Samples.report(domain, DomainState.ShuttingDown), null);
        String words = "host dom0-a lets go of the domain";
        return with(domain, Samples.UP, Optional.of(report), new Reconciliation.Leaving(false, Reason.Deleting, words));
    }

    private static XenDomain deletingStuck() {
        XenDomain domain = deleted();
        DomainReport report = Samples.report(domain, DomainState.Running);
        String words = "host dom0-a cannot be asked to let go of the domain";
        return with(domain, LOST, Optional.of(report), new Reconciliation.Leaving(true, Reason.HostUnreachable, words));
    }

    private static XenDomain deleted() {
        XenDomain domain = reported("Running", DomainState.Running);
        domain.setMetadata(new ObjectMetaBuilder(domain.getMetadata())
                .withDeletionTimestamp(Samples.NOW.toString())
                .withFinalizers(Annotations.FINALIZER)
                .withGeneration(2L)
                .build());
        return domain;
    }

    private static XenDomain asked(String powerState) {
        return Samples.domain(Map.of("powerState", powerState));
    }

    /** Off: nothing of it is left on the host but its config. */
    private static XenDomain off(String powerState, boolean byGuest, Restarts restarts) {
        XenDomain domain = asked(powerState);
        DomainReport report = Samples.report(domain, DomainState.Running);
        return reported(domain, Samples.ended(report, DomainState.Halted, byGuest, restarts));
    }

    private static XenDomain reported(String powerState, DomainState state) {
        XenDomain domain = asked(powerState);
        return reported(domain, Samples.report(domain, state));
    }

    private static XenDomain reported(XenDomain domain, DomainReport report) {
        return with(domain, Samples.UP, Optional.of(report), rendered(domain, new Decision.UpToDate()));
    }

    private static Reconciliation rendered(XenDomain domain, Decision decision) {
        return new Reconciliation.Rendered(Samples.desired(domain), List.of(), decision);
    }

    private static XenDomain with(
            XenDomain domain, Contact contact, Optional<DomainReport> report, Reconciliation end) {
        domain.setStatus(StatusAggregator.status(domain, contact, report, end, Samples.NOW));
        return domain;
    }
}
