package io.xendomain.operator.remove;

import io.xendomain.api.Annotations;
import io.xendomain.api.Reason;
import io.xendomain.api.XenDomain;
import io.xendomain.operator.map.DomainMapper;
import io.xendomain.operator.observe.Contact;
import io.xendomain.operator.observe.Observation;
import io.xendomain.operator.observe.Sighting;
import io.xendomain.operator.push.Answer;
import io.xendomain.operator.push.Attempt;
import io.xendomain.operator.push.Decision;
import io.xendomain.operator.push.Push;
import io.xendomain.operator.push.Reasons;
import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.Fence;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.Removal;
import java.time.Instant;
import java.util.Optional;

/** How one host lets go of the domain of a deleted object. */
record Removals(XenDomain domain, Farewell.Known known, Fence fence, Instant now) {

    /** For a host that is known to have it. */
    Farewell seen(Sighting sighting) {
        Contact contact = known.contact().apply(sighting.host());
        return contact instanceof Contact.Up
                ? ask(sighting.host(), sighting.report().uuid(), Optional.of(sighting.report()))
                : unreachable(sighting.host(), contact);
    }

    /**
     * For when no host is known to have it. A push may be under way, or its answer may have been lost, so the host is asked
     * nevertheless: an agent answers after whatever it was told before about the same domain.
     */
    Farewell unseen(Observation seen) {
        if (known.untouched()) {
            return new Farewell.Done();
        }
        String host = domain.getSpec().host();
        if (seen.host().isEmpty()) {
            return new Farewell.Wait(
                    true,
                    Reason.HostNotFound,
                    "there is no XenHost " + host + " to be asked whether it has the domain; create it again, or "
                            + howToForget(),
                    Optional.empty());
        }
        if (!(seen.contact() instanceof Contact.Up)) {
            return unreachable(host, seen.contact());
        }
        String uuid = DomainMapper.uuid(domain);
        boolean settled = known.lastPush()
                .apply(host, uuid)
                .filter(attempt -> attempt.key().equals(push(uuid).key()))
                .flatMap(Attempt::answer)
                .filter(Removals::leavesNothing)
                .isPresent();
        return settled ? new Farewell.Done() : ask(host, uuid, Optional.empty());
    }

    /** Also when the domain of that uuid is another object's, as that of a former object of the same name. */
    private static boolean leavesNothing(Answer answer) {
        return switch (answer) {
            case Answer.Taken taken -> true;
            case Answer.Absent absent -> true;
            case Answer.Refused(Problem problem) -> problem.code() == ProblemCode.OwnedByAnother;
            case Answer.Failed failed -> false;
        };
    }

    private Farewell ask(String host, String uuid, Optional<DomainReport> report) {
        Push.Remove push = push(uuid);
        return switch (Decision.remove(push.key(), known.lastPush().apply(host, uuid), now)) {
            case Decision.Ask ask -> new Farewell.Ask(host, push);
            case Decision.Later(Answer.Refused(Problem problem), Instant at) ->
                new Farewell.Wait(true, Reasons.of(problem.code()), orForget(problem.message()), Optional.of(at));
            case Decision.Later(Answer.Failed(Reason reason, String why), Instant at) ->
                new Farewell.Wait(false, reason, orForget(why), Optional.of(at));
            case Decision other ->
                report.filter(DomainReport::removing)
                        .map(DomainReport::problem)
                        .map(this::stuck)
                        .orElseGet(() -> underway(host));
        };
    }

    private Push.Remove push(String uuid) {
        var spec = domain.getSpec();
        return new Push.Remove(
                uuid,
                new Removal(
                        DomainMapper.owner(domain),
                        domain.getMetadata().getGeneration(),
                        fence,
                        DeletionPolicy.valueOf(spec.deletionPolicy().name()),
                        spec.shutdownGracePeriodSeconds()));
    }

    private Farewell underway(String host) {
        return new Farewell.Wait(
                false,
                Reason.Deleting,
                "host " + host + " lets go of the domain: spec.deletionPolicy is "
                        + domain.getSpec().deletionPolicy(),
                Optional.of(now.plus(Attempt.PATIENCE)));
    }

    /** The agent has taken the removal and cannot carry it out. */
    private Farewell stuck(Problem problem) {
        return new Farewell.Wait(
                Reasons.isPermanent(problem.code()),
                Reasons.of(problem.code()),
                orForget(problem.message()),
                Optional.of(now.plus(Attempt.PATIENCE)));
    }

    private static Farewell unreachable(String host, Contact contact) {
        return contact instanceof Contact.Pending
                ? new Farewell.Wait(
                        false, Reason.Connecting, "host " + host + " is being connected to", Optional.empty())
                : new Farewell.Wait(
                        false,
                        Reason.HostUnreachable,
                        "host " + host + " cannot be asked to let go of the domain; wait for it, or " + howToForget(),
                        Optional.empty());
    }

    private static String orForget(String why) {
        return why + "; wait until that is mended, or " + howToForget();
    }

    private static String howToForget() {
        return "set annotation " + Annotations.FORGET + "=\"true\" to let this object go without it";
    }
}
