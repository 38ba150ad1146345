package io.xendomain.operator.report;

import io.xendomain.api.Annotations;
import io.xendomain.api.AppliedKey;
import io.xendomain.api.Condition;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.ConfigStatus;
import io.xendomain.api.DomainState;
import io.xendomain.api.DomainStatus;
import io.xendomain.api.Limits;
import io.xendomain.api.PendingKey;
import io.xendomain.api.Reason;
import io.xendomain.api.RestartsStatus;
import io.xendomain.api.StatusFinding;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.operator.Reconciliation;
import io.xendomain.operator.observe.Contact;
import io.xendomain.operator.push.Decision;
import io.xendomain.protocol.Changes;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.PendingChange;
import io.xendomain.protocol.Restarts;
import io.xendomain.xlcfg.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is said about one object: a pure function of the object, of what its host says, and of how its reconciliation
 * ended. The former status gives only the times at which conditions changed, and what an unreachable host said last.
 */
public final class StatusAggregator {
    private static final int VALUE_SHOWN = 80;
    private static final int REFUSAL_SHOWN = 240;

    private final XenDomain object;
    private final Contact contact;
    private final Optional<DomainReport> report;
    private final XenDomainStatus before;
    private final Instant now;
    private final List<Condition> conditions = new ArrayList<>();

    private StatusAggregator(XenDomain object, Contact contact, Optional<DomainReport> report, Instant now) {
        this.object = object;
        this.contact = contact;
        this.report = report;
        this.before = Objects.requireNonNullElse(object.getStatus(), XenDomainStatus.EMPTY);
        this.now = now;
    }

    /**
     * @param contact of the host that the object names
     * @param report of that host about the object's domain
     */
    public static XenDomainStatus status(
            XenDomain object, Contact contact, Optional<DomainReport> report, Reconciliation end, Instant now) {
        return new StatusAggregator(object, contact, report, now).after(end);
    }

    private XenDomainStatus after(Reconciliation end) {
        return switch (end) {
            case Reconciliation.LeftAlone alone -> leftAlone();
            case Reconciliation.HostPending pending -> {
                kstatus(Verdict.unknown(Reason.Connecting, "host " + host() + " is being connected to"));
                say(ConditionType.ConfigValid, ConditionStatus.Unknown, Reason.Connecting, "not looked at yet");
                yield build(List.of(), notPushed());
            }
            case Reconciliation.Unplaced(Reason reason, String message) -> {
                kstatus(Verdict.stalled(reason, message));
                say(ConditionType.ConfigValid, ConditionStatus.Unknown, reason, "depends on the host");
                yield build(List.of(), notPushed());
            }
            case Reconciliation.Invalid(Reason reason, List<Finding> findings) -> {
                String summary = summary(findings);
                kstatus(Verdict.stalled(reason, summary));
                say(ConditionType.ConfigValid, ConditionStatus.False, reason, summary);
                yield build(findings, notPushed());
            }
            case Reconciliation.Unreachable(String host, boolean validated, List<Finding> warnings) -> {
                kstatus(Verdict.unknown(Reason.HostUnreachable, unreachable()));
                valid(validated ? ConditionStatus.True : ConditionStatus.Unknown, warnings);
                yield build(warnings, notPushed());
            }
            case Reconciliation.Leaving(boolean stalled, Reason reason, String message) -> {
                kstatus(stalled ? Verdict.stalled(reason, message) : Verdict.underway(reason, message));
                before.condition(ConditionType.ConfigValid).ifPresent(conditions::add);
                yield build(List.of(), notPushed());
            }
            case Reconciliation.Rendered rendered -> rendered(rendered);
        };
    }

    private XenDomainStatus rendered(Reconciliation.Rendered rendered) {
        kstatus(Judge.verdict(object.getSpec(), rendered.desired(), rendered.decision(), report));
        valid(ConditionStatus.True, rendered.warnings());
        boolean pushed = rendered.decision() instanceof Decision.UpToDate;
        Condition ready = conditions.getFirst();
        List<Finding> findings = Stream.concat(
                        HostFindings.of(rendered.decision(), report).stream(), rendered.warnings().stream())
                .toList();
        return build(
                findings,
                pushed
                        ? condition(
                                ConditionType.ConfigPushed,
                                ConditionStatus.True,
                                Reason.Pushed,
                                "host " + host() + " has the config of generation " + generation())
                        : condition(
                                ConditionType.ConfigPushed, ConditionStatus.False, ready.reason(), ready.message()));
    }

    /** The rest as it was: nothing of this generation was looked at. */
    private XenDomainStatus leftAlone() {
        before.conditions().stream()
                .filter(condition -> condition.type() != ConditionType.Paused)
                .forEach(conditions::add);
        if (conditions.isEmpty()) {
            say(ConditionType.Ready, ConditionStatus.Unknown, Reason.PausedByAnnotation, "never looked at");
        }
        say(
                ConditionType.Paused,
                ConditionStatus.True,
                Reason.PausedByAnnotation,
                "annotation " + Annotations.PAUSED + " is set; remove it to go on");
        long observed = before.observedGeneration() == null ? -1 : before.observedGeneration();
        return new XenDomainStatus(
                observed,
                conditions,
                before.findings(),
                domain(),
                config(),
                before.pending(),
                before.applied(),
                before.lastHandledRestart());
    }

    private void kstatus(Verdict verdict) {
        say(ConditionType.Ready, verdict.ready(), verdict.reason(), verdict.message());
        if (verdict.reconciling()) {
            say(ConditionType.Reconciling, ConditionStatus.True, verdict.reason(), verdict.message());
        } else {
            say(ConditionType.Reconciling, ConditionStatus.False, Reason.UpToDate, "nothing is under way");
        }
        if (verdict.stalled()) {
            say(ConditionType.Stalled, ConditionStatus.True, verdict.reason(), verdict.message());
        } else {
            say(ConditionType.Stalled, ConditionStatus.False, Reason.UpToDate, "nobody has to change anything");
        }
    }

    private void valid(ConditionStatus valid, List<Finding> warnings) {
        if (valid == ConditionStatus.True) {
            say(
                    ConditionType.ConfigValid,
                    valid,
                    Reason.Valid,
                    warnings.isEmpty() ? "the config has no errors" : summary(warnings));
        } else {
            say(ConditionType.ConfigValid, valid, Reason.HostUnreachable, "depends on the host's version of Xen");
        }
    }

    /** Without a decision about a push: what the host has, if anything, is of another generation as far as we know. */
    private Condition notPushed() {
        boolean current = report.map(DomainReport::generation)
                .filter(held -> held == generation())
                .isPresent();
        return current
                ? condition(
                        ConditionType.ConfigPushed,
                        ConditionStatus.True,
                        Reason.Pushed,
                        "host " + host() + " has the config of generation " + generation())
                : condition(
                        ConditionType.ConfigPushed,
                        ConditionStatus.False,
                        Reason.NotPushed,
                        "host " + host() + " does not have the config of generation " + generation());
    }

    private XenDomainStatus build(List<Finding> findings, Condition pushed) {
        conditions.add(pushed);
        Changes changes = report.map(DomainReport::changes).orElse(Changes.NONE);
        boolean remembered =
                report.isEmpty() ? !(contact instanceof Contact.Up) : changes.unseen() && isAsBefore(report.get());
        List<PendingKey> pending = remembered
                ? before.pending()
                : changes.pending().stream().map(StatusAggregator::pendingKey).toList();
        say(
                ConditionType.RestartRequired,
                ConditionStatus.of(!pending.isEmpty()),
                pending.isEmpty() ? Reason.NothingPending : Reason.ChangesPending,
                pending.isEmpty() ? "no change waits for a restart" : pendingWords(pending));
        switch (contact) {
            case Contact.Up up ->
                say(ConditionType.HostReachable, ConditionStatus.True, Reason.Connected, "host " + host() + " answers");
            case Contact.Down down ->
                say(ConditionType.HostReachable, ConditionStatus.False, down.reason(), unreachable());
            case Contact.Pending none ->
                say(
                        ConditionType.HostReachable,
                        ConditionStatus.Unknown,
                        Reason.Connecting,
                        "host " + host() + " has not been asked yet");
        }
        return new XenDomainStatus(
                generation(),
                conditions,
                StatusFinding.listOf(Stream.concat(
                                findings.stream(), changes.drift().stream().map(DriftFindings::of))
                        .toList()),
                domain(),
                config(),
                pending,
                remembered
                        ? before.applied()
                        : changes.applied().stream()
                                .map(change -> new AppliedKey(change.key(), change.before(), change.after()))
                                .toList(),
                report.map(DomainReport::handledRestart).orElse(before.lastHandledRestart()));
    }

    /** Whether it is the domain that status is about: what was found out of that one still holds. */
    private boolean isAsBefore(DomainReport seen) {
        return before.domain() != null && Objects.equals(before.domain().domid(), seen.domid());
    }

    private DomainStatus domain() {
        boolean asked = contact instanceof Contact.Up;
        if (report.isEmpty()) {
            DomainStatus last = before.domain();
            return asked || last == null
                    ? null
                    : new DomainStatus(
                            last.domid(),
                            last.uuid(),
                            DomainState.Unknown,
                            last.memory(),
                            last.vcpus(),
                            last.since(),
                            last.restarts());
        }
        DomainReport seen = report.get();
        DomainState state = asked ? DomainState.valueOf(seen.state().name()) : DomainState.Unknown;
        return new DomainStatus(
                seen.domid(),
                seen.uuid(),
                state,
                seen.memoryMiB(),
                seen.vcpus(),
                seen.since(),
                restarts(seen.restarts()));
    }

    private static RestartsStatus restarts(Restarts restarts) {
        return restarts.equals(Restarts.NONE)
                ? null
                : new RestartsStatus(restarts.count(), restarts.lastEnding(), restarts.nextAt());
    }

    private ConfigStatus config() {
        if (report.isEmpty()) {
            return contact instanceof Contact.Up ? null : before.config();
        }
        DomainReport seen = report.get();
        String xen = contact.host().map(host -> host.xenVersion()).orElse(null);
        return new ConfigStatus(seen.path(), seen.sha256(), seen.generation(), xen);
    }

    private void say(ConditionType type, ConditionStatus status, Reason reason, String message) {
        conditions.add(condition(type, status, reason, message));
    }

    private Condition condition(ConditionType type, ConditionStatus status, Reason reason, String message) {
        return new Condition(type, status, reason, message, now, generation())
                .since(before.condition(type).orElse(null));
    }

    private String unreachable() {
        return "host " + host() + " cannot be asked; kubectl describe xenhost " + host() + " says why";
    }

    private String host() {
        return object.getSpec().host();
    }

    private long generation() {
        return object.getMetadata().getGeneration();
    }

    private static PendingKey pendingKey(PendingChange change) {
        return new PendingKey(change.key(), change.running(), change.configured(), change.refusal());
    }

    /** All of them, each as short as that takes; the whole values are in status.pending. */
    private static String pendingWords(List<PendingKey> pending) {
        return "wait for the domain's next start: "
                + pending.stream().map(StatusAggregator::pendingWords).collect(Collectors.joining(", "));
    }

    private static String pendingWords(PendingKey key) {
        if (key.running() == null && key.configured() == null) {
            return key.key(); // the last one of too many
        }
        return key.key() + " " + orUnset(key.running()) + " -> " + orUnset(key.configured())
                + (key.refusal() == null ? "" : " (xl refused it: " + Limits.cut(key.refusal(), REFUSAL_SHOWN) + ")");
    }

    private static String orUnset(String value) {
        return value == null ? "unset" : Limits.cut(value, VALUE_SHOWN);
    }

    /** The first one in full and how many there are; all of them are in status.findings. */
    private static String summary(List<Finding> findings) {
        Finding worst = findings.stream().filter(Finding::isError).findFirst().orElseGet(findings::getFirst);
        return findings.size() == 1
                ? worst.message()
                : findings.size() + " findings, see status.findings; the first: " + worst.message();
    }
}
