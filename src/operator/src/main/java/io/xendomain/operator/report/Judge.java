package io.xendomain.operator.report;

import io.xendomain.api.Annotations;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.Reason;
import io.xendomain.api.RestartPolicy;
import io.xendomain.api.XenDomainSpec;
import io.xendomain.operator.push.Answer;
import io.xendomain.operator.push.Decision;
import io.xendomain.operator.push.Reasons;
import io.xendomain.protocol.DesiredDomain;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.Drift;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.Restarts;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/** Whether a domain is as its object asks, by what its host says. Pure. */
final class Judge {

    private Judge() {}

    static Verdict verdict(
            XenDomainSpec spec, DesiredDomain desired, Decision decision, Optional<DomainReport> report) {
        return switch (decision) {
            case Decision.Ask ask -> pushing(spec);
            case Decision.Await await -> pushing(spec);
            case Decision.Later(Answer.Refused(Problem problem), var at) ->
                Verdict.stalled(Reasons.of(problem.code()), problem.message());
            case Decision.Later(Answer.Failed(Reason reason, String why), var at) -> Verdict.underway(reason, why);
            case Decision.Later(Answer.Taken taken, var at) -> pushing(spec);
            case Decision.Later(Answer.Absent absent, var at) -> pushing(spec);
            case Decision.UpToDate done -> held(spec, desired, report.orElseThrow());
        };
    }

    private static Verdict pushing(XenDomainSpec spec) {
        return Verdict.underway(Reason.Pushing, "the config is on its way to host " + spec.host());
    }

    /** The host has the config: is the domain as it should be, too? */
    private static Verdict held(XenDomainSpec spec, DesiredDomain desired, DomainReport report) {
        Problem problem = report.problem();
        if (problem != null) {
            Reason reason = Reasons.of(problem.code());
            return Reasons.isPermanent(problem.code())
                    ? Verdict.stalled(reason, problem.message())
                    : Verdict.underway(reason, problem.message());
        }
        if (desired.restartRequestedAt() != null
                && !Objects.equals(desired.restartRequestedAt(), report.handledRestart())) {
            return Verdict.underway(Reason.Restarting, "the domain is being restarted, as asked by annotation");
        }
        Verdict verdict =
                switch (spec.powerState()) {
                    case Running -> running(spec, report);
                    case Paused -> paused(spec, report);
                    case Halted -> halted(report.state());
                };
        // a domain that is to be restarted for what is pending is shutting down; one that was taken over waits with it
        return verdict.ready() == ConditionStatus.True && report.changes().underWay()
                ? Verdict.underway(Reason.Changing, "the edit is being carried out on the running domain")
                : verdict;
    }

    private static Verdict running(XenDomainSpec spec, DomainReport report) {
        return switch (report.state()) {
            case Running -> Verdict.ready(Reason.DomainRunning, "the domain runs");
            case Starting -> Verdict.underway(Reason.Starting, "the domain is being started");
            case Paused ->
                isDrift(report)
                        ? byHand("paused", "runs", "unpause")
                        : Verdict.underway(Reason.Starting, "the domain is paused and is to run");
            case ShuttingDown -> Verdict.underway(Reason.Restarting, "the domain is shutting down and is to run");
            case Halted, Crashed -> down(spec, report, "to run");
            case Dying -> Verdict.underway(Reason.Restarting, "the domain is being torn down and is to run");
            case Unknown -> unknown();
        };
    }

    /** It is off and should not be: the restart policy decides, and the host says when it is going to start it. */
    private static Verdict down(XenDomainSpec spec, DomainReport report, String wanted) {
        String policy = "spec.restartPolicy is " + spec.restartPolicy();
        boolean crashed = report.state() == DomainState.Crashed;
        if (!crashed && report.poweredOffByGuest() && spec.restartPolicy() != RestartPolicy.Always) {
            return Verdict.ready(Reason.GuestPoweredOff, "the guest powered itself off, and " + policy);
        }
        String remedy = "; ask for a restart with annotation " + Annotations.RESTART_REQUESTED_AT;
        String ending = report.restarts().lastEnding();
        boolean never = spec.restartPolicy() == RestartPolicy.Never;
        boolean startsAgain =
                ending == null ? !(crashed && never) : report.restarts().nextAt() != null && !never;
        if (startsAgain) {
            return crashed
                    ? again(report, Reason.Restarting, "the guest crashed and is " + wanted)
                    : again(report, Reason.Starting, "the domain is off and is " + wanted);
        }
        String stays = never
                ? policy
                : report.domid() == null ? "is not started anew beside that" : "its config keeps it to be looked at";
        return crashed
                ? Verdict.stalled(Reason.GuestCrashed, "the guest crashed, and " + stays + remedy)
                : Verdict.stalled(Reason.DomainNotAsAsked, "the domain is off: " + ending + ", and " + stays + remedy);
    }

    /** A guest that ended often is started again later, and that shows. */
    private static Verdict again(DomainReport report, Reason reason, String words) {
        Restarts restarts = report.restarts();
        return restarts.count() > 0 && restarts.nextAt() != null
                ? Verdict.underway(
                        Reason.CrashLoopBackOff,
                        Objects.requireNonNullElse(restarts.lastEnding(), "it ended")
                                + ", and it was started again " + restarts.count()
                                + (restarts.count() == 1 ? " time" : " times") + "; the next start is at "
                                + restarts.nextAt().truncatedTo(ChronoUnit.SECONDS))
                : Verdict.underway(reason, words);
    }

    private static boolean isDrift(DomainReport report) {
        return report.changes().drift().stream().anyMatch(drift -> drift.key().equals(Drift.POWER_STATE));
    }

    /** Nobody is going to change it back: whoever did it may have a reason. */
    private static Verdict byHand(String done, String wanted, String command) {
        return Verdict.stalled(
                Reason.DomainNotAsAsked,
                "somebody " + done + " the domain by hand, and the spec says that it " + wanted + "; " + command
                        + " it with xl, or edit the object, or ask for a restart with annotation "
                        + Annotations.RESTART_REQUESTED_AT);
    }

    private static Verdict paused(XenDomainSpec spec, DomainReport report) {
        return switch (report.state()) {
            case Paused -> Verdict.ready(Reason.DomainPaused, "the domain is paused, as asked");
            case Starting -> Verdict.underway(Reason.Starting, "the domain is being started, to be paused");
            case Halted, Crashed -> down(spec, report, "to be paused");
            case Dying -> Verdict.underway(Reason.Starting, "the domain is being torn down and is to be paused");
            case Running ->
                isDrift(report)
                        ? byHand("unpaused", "is paused", "pause")
                        : Verdict.underway(Reason.Stopping, "the domain runs and is to be paused");
            case ShuttingDown -> Verdict.underway(Reason.Stopping, "the domain is shutting down and is to be paused");
            case Unknown -> unknown();
        };
    }

    private static Verdict halted(DomainState state) {
        return switch (state) {
            case Halted -> Verdict.ready(Reason.DomainHalted, "the domain is off, as asked");
            case Unknown -> unknown();
            case Running, Paused, Starting, ShuttingDown, Crashed, Dying ->
                Verdict.underway(Reason.Stopping, "the domain is there and is to be off");
        };
    }

    private static Verdict unknown() {
        return Verdict.unknown(Reason.StateUnknown, "the host does not know what the domain is doing");
    }
}
