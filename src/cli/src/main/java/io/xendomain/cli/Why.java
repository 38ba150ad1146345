package io.xendomain.cli;

import io.xendomain.api.Annotations;
import io.xendomain.api.Condition;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.Reason;
import io.xendomain.api.StatusFinding;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.cli.Walk.Mark;
import io.xendomain.cli.Walk.Step;
import io.xendomain.xlcfg.Severity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Walks from an object to its host and stops at the first thing that is wrong. Pure. */
final class Why {
    private static final String NO_OPERATOR =
            "wait a few seconds; if it stays so, see that the operator runs and watches this namespace: kubectl -n"
                    + " xendomain-system get pods";

    /** Under way by the word of the operator, and yet nothing that waiting alone puts right. */
    private static final Set<Reason> TROUBLES = EnumSet.of(
            Reason.CrashLoopBackOff,
            Reason.NoCapacity,
            Reason.XlFailed,
            Reason.DiskFull,
            Reason.NotWritable,
            Reason.Refused,
            Reason.ProtocolError,
            Reason.StateUnknown);

    private final XenDomain domain;
    private final XenDomainStatus status;
    private final HostSeen seen;
    private final Named named;

    private Why(XenDomain domain, HostSeen seen) {
        this.domain = domain;
        this.status = Objects.requireNonNullElse(domain.getStatus(), XenDomainStatus.EMPTY);
        this.seen = seen;
        this.named = Named.of(domain);
    }

    /** @param seen the XenHost that the object names */
    static Walk walk(XenDomain domain, HostSeen seen) {
        return new Why(domain, seen).walk();
    }

    private Walk walk() {
        List<Supplier<Step>> way = List.of(
                this::object, this::config, this::host, this::hostFindings, this::push, this::state, this::rest);
        List<Step> steps = new ArrayList<>();
        for (Supplier<Step> next : way) {
            Step step = next.get();
            steps.add(step);
            if (step.mark().endsTheWalk()) {
                break;
            }
        }
        return new Walk(named, List.copyOf(steps));
    }

    private Step object() {
        String about = "object";
        long generation = Objects.requireNonNullElse(domain.getMetadata().getGeneration(), 0L);
        long observed = Objects.requireNonNullElse(status.observedGeneration(), -1L);
        if (domain.getMetadata().getDeletionTimestamp() != null) {
            return deletion(about);
        }
        if (Annotations.isTrue(domain, Annotations.PAUSED)) {
            String says = "left alone, because annotation " + Annotations.PAUSED + " is set";
            String remedy = "to have it looked after again: " + Remedy.of(Reason.PausedByAnnotation, named);
            return observed < generation
                    ? Step.of(about, Mark.wrong, says + "; generation " + generation + " waits for that", remedy)
                    : Step.of(about, Mark.note, says, remedy);
        }
        if (observed < generation) {
            String says = observed < 0
                    ? "the operator has not looked at it yet"
                    : "the operator has looked at generation " + observed + ", and not yet at " + generation;
            return Step.of(about, Mark.wait, says, NO_OPERATOR);
        }
        return Step.ok(about, "the operator has seen generation " + generation);
    }

    private Step deletion(String about) {
        boolean stalled = holds(ConditionType.Stalled);
        boolean cut = condition(ConditionType.HostReachable)
                .filter(condition -> condition.status() == ConditionStatus.False)
                .isPresent();
        String what = condition(ConditionType.Ready).map(Condition::message).orElse("nobody has answered yet");
        return stalled || cut
                ? Step.of(
                        about,
                        Mark.wrong,
                        "it is being deleted, and its host does not let go of the domain: " + what,
                        "put that right; or, if the host is gone for good, let the object go without it: "
                                + named.annotate(Annotations.FORGET + "=true"))
                : Step.of(about, Mark.wait, "it is being deleted: " + what, Remedy.of(Reason.Deleting, named));
    }

    private Step config() {
        String about = "config";
        Optional<Condition> valid = condition(ConditionType.ConfigValid);
        if (valid.filter(condition -> condition.status() == ConditionStatus.False)
                .isPresent()) {
            Reason reason = valid.get().reason();
            List<String> errors = findings(Severity.Error).toList();
            return new Step(
                    about,
                    Mark.wrong,
                    errors.isEmpty() ? List.of(valid.get().message()) : errors,
                    Remedy.of(reason, named));
        }
        return valid.filter(condition -> condition.status() == ConditionStatus.True)
                        .isPresent()
                ? Step.ok(about, "it has no errors")
                : Step.ok(about, "not judged yet, which takes the host");
    }

    private Step host() {
        String about = "host";
        Optional<Condition> contact = condition(ConditionType.HostReachable);
        Optional<Reason> stalled = condition(ConditionType.Stalled)
                .filter(condition -> condition.status() == ConditionStatus.True)
                .map(Condition::reason)
                .filter(EnumSet.of(Reason.HostUnschedulable, Reason.HostChanged)::contains);
        if (seen instanceof HostSeen.Missing(Optional<String> nearest)) {
            return Step.of(
                    about,
                    Mark.wrong,
                    "there is no XenHost \"" + named.host() + "\""
                            + nearest.map(near -> "; did you mean \"" + near + "\"?")
                                    .orElse(""),
                    Remedy.of(Reason.HostNotFound, named));
        }
        if (stalled.isPresent()) {
            return Step.of(about, Mark.wrong, message(ConditionType.Stalled), Remedy.of(stalled.get(), named));
        }
        Optional<Condition> ofHost =
                seen.object().map(HostPage::status).flatMap(on -> on.condition(ConditionType.Reachable));
        Optional<Condition> down = Stream.of(ofHost, contact)
                .flatMap(Optional::stream)
                .filter(condition -> condition.status() == ConditionStatus.False)
                .findFirst();
        if (down.isPresent()) {
            return Step.of(
                    about,
                    Mark.wrong,
                    named.host() + address() + " cannot be asked: " + down.get().message(),
                    Remedy.of(down.get().reason(), named));
        }
        if (ofHost.or(() -> contact)
                .filter(condition -> condition.status() == ConditionStatus.True)
                .isEmpty()) {
            return Step.of(about, Mark.wait, "the operator has not spoken with " + named.host() + " yet", NO_OPERATOR);
        }
        return seen instanceof HostSeen.Hidden
                ? Step.of(
                        about,
                        Mark.note,
                        named.host() + " answers; more you may not see",
                        "ask for ClusterRole xendomain-host-view to see XenHosts")
                : Step.ok(about, named.host() + address() + " answers");
    }

    private Step hostFindings() {
        String about = "on the host";
        List<String> errors = hostFindings(Severity.Error);
        List<String> warnings = hostFindings(Severity.Warning);
        if (!errors.isEmpty()) {
            return new Step(about, Mark.wrong, errors, "");
        }
        return warnings.isEmpty() ? Step.ok(about, "nothing is amiss") : new Step(about, Mark.note, warnings, "");
    }

    private List<String> hostFindings(Severity severity) {
        return seen.object().stream()
                .flatMap(host -> HostPage.status(host).findings().stream())
                .filter(finding -> finding.severity() == severity)
                .map(finding -> finding.message() + " [" + finding.code() + "]")
                .toList();
    }

    private Step push() {
        String about = "push";
        Optional<Condition> pushed =
                condition(ConditionType.ConfigPushed).filter(condition -> condition.status() == ConditionStatus.True);
        if (pushed.isPresent()) {
            return Step.ok(about, pushed.get().message());
        }
        Reason reason = condition(ConditionType.ConfigPushed)
                .map(Condition::reason)
                .filter(given -> given != Reason.NotPushed)
                .or(() -> condition(ConditionType.Ready).map(Condition::reason))
                .orElse(Reason.Pushing);
        List<String> errors = findings(Severity.Error).toList();
        return new Step(
                about,
                isTrouble(reason) ? Mark.wrong : Mark.wait,
                errors.isEmpty() ? List.of(message(ConditionType.Ready)) : errors,
                Remedy.of(reason, named));
    }

    private Step state() {
        String about = "domain";
        Optional<Condition> ready = condition(ConditionType.Ready);
        if (ready.isEmpty()) {
            return Step.of(about, Mark.wait, "nobody has said what it is doing", NO_OPERATOR);
        }
        Reason reason = ready.get().reason();
        String says = ready.get().message();
        String remedy = Remedy.of(reason, named);
        if (ready.get().status() == ConditionStatus.True) {
            return Step.of(about, remedy.isEmpty() ? Mark.ok : Mark.note, says, remedy);
        }
        return Step.of(about, isTrouble(reason) ? Mark.wrong : Mark.wait, says, remedy);
    }

    private Step rest() {
        String about = "changes";
        List<String> says = Stream.concat(status.pending().stream().map(Why::pending), findings(Severity.Warning))
                .toList();
        if (says.isEmpty()) {
            return Step.ok(about, "nothing waits, nothing was changed by hand");
        }
        return new Step(
                about, Mark.note, says, status.pending().isEmpty() ? "" : Remedy.of(Reason.ChangesPending, named));
    }

    private static String pending(io.xendomain.api.PendingKey key) {
        return "waits for the next start: " + key.key() + " " + Objects.requireNonNullElse(key.running(), "unset")
                + " -> " + Objects.requireNonNullElse(key.configured(), "unset")
                + (key.refusal() == null ? "" : "; xl refused it: " + key.refusal());
    }

    private boolean isTrouble(Reason reason) {
        return holds(ConditionType.Stalled) || TROUBLES.contains(reason);
    }

    private Stream<String> findings(Severity severity) {
        return status.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .map(Why::words);
    }

    private static String words(StatusFinding finding) {
        return finding.field() + ": " + finding.message() + " [" + finding.code() + "]";
    }

    private String address() {
        return seen.object()
                .map(host -> " at " + host.getSpec().address())
                .filter(at -> at.length() > " at ".length())
                .orElse("");
    }

    private boolean holds(ConditionType type) {
        return condition(type)
                .filter(condition -> condition.status() == ConditionStatus.True)
                .isPresent();
    }

    private String message(ConditionType type) {
        return condition(type).map(Condition::message).orElse("nobody has said why");
    }

    private Optional<Condition> condition(ConditionType type) {
        return status.condition(type);
    }
}
