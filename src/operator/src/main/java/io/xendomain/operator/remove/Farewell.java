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
import io.xendomain.protocol.Fence;
import io.xendomain.protocol.Removal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What is left to do before a deleted object may go. */
public sealed interface Farewell {

    /** Nothing: no host has a domain of it, or the user does not want to wait for one that cannot be asked. */
    record Done() implements Farewell {}

    /** A host has to be asked to let go of its domain. */
    record Ask(String host, Push.Remove push) implements Farewell {}

    /**
     * A host has to let go of its domain, or be there to be asked.
     *
     * @param stalled whether somebody has to change something first
     * @param until when to look again, if nothing is heard
     */
    record Wait(boolean stalled, Reason reason, String message, Optional<Instant> until) implements Farewell {}

    /**
     * @param contacts whether a host can be asked
     * @param pushes what a host was asked last about the domain with a uuid
     */
    static Farewell of(
            XenDomain domain,
            Observation seen,
            Function<String, Contact> contacts,
            BiFunction<String, String, Optional<Attempt>> pushes,
            Fence fence,
            Instant now) {
        if (Annotations.isTrue(domain, Annotations.PAUSED)) {
            return new Wait(
                    false,
                    Reason.PausedByAnnotation,
                    "annotation " + Annotations.PAUSED + " is set; remove it to go on with the deletion",
                    Optional.empty());
        }
        boolean forget = Annotations.isTrue(domain, Annotations.FORGET);
        Optional<Sighting> next = seen.sightings().stream()
                .filter(sighting -> sighting.report().owner().equals(DomainMapper.owner(domain)))
                .filter(sighting -> !forget || contacts.apply(sighting.host()) instanceof Contact.Up)
                .findFirst();
        if (next.isPresent()) {
            Farewell step = letGo(domain, next.get(), contacts.apply(next.get().host()), pushes, fence, now);
            return forget && step instanceof Wait(boolean stalled, var r, var m, var u) && stalled ? new Done() : step;
        }
        return forget ? new Done() : unseen(domain, seen, now);
    }

    private static Farewell letGo(
            XenDomain domain,
            Sighting sighting,
            Contact contact,
            BiFunction<String, String, Optional<Attempt>> pushes,
            Fence fence,
            Instant now) {
        String host = sighting.host();
        String uuid = sighting.report().uuid();
        if (!(contact instanceof Contact.Up)) {
            return unreachable(host, contact);
        }
        var spec = domain.getSpec();
        Push.Remove push = new Push.Remove(
                uuid,
                new Removal(
                        DomainMapper.owner(domain),
                        domain.getMetadata().getGeneration(),
                        fence,
                        DeletionPolicy.valueOf(spec.deletionPolicy().name()),
                        spec.shutdownGracePeriodSeconds()));
        return switch (Decision.remove(push.key(), pushes.apply(host, uuid), now)) {
            case Decision.Ask ask -> new Ask(host, push);
            case Decision.Later(Answer.Refused(var problem), Instant at) ->
                new Wait(true, Reasons.of(problem.code()), problem.message(), Optional.of(at));
            case Decision.Later(Answer.Failed(Reason reason, String why), Instant at) ->
                new Wait(false, reason, why, Optional.of(at));
            case Decision other ->
                new Wait(
                        false,
                        Reason.Deleting,
                        "host " + host + " lets go of the domain: spec.deletionPolicy is " + spec.deletionPolicy(),
                        Optional.of(now.plus(Attempt.PATIENCE)));
        };
    }

    /** No host is known to have it. That is only good news from a host that can be asked. */
    private static Farewell unseen(XenDomain domain, Observation seen, Instant now) {
        String host = domain.getSpec().host();
        if (seen.host().isEmpty()) {
            boolean neverPushed =
                    domain.getStatus() == null || domain.getStatus().config() == null;
            return neverPushed
                    ? new Done()
                    : new Wait(
                            true,
                            Reason.HostNotFound,
                            "XenHost " + host + ", which had the domain, is gone; create it again, or " + howToForget(),
                            Optional.empty());
        }
        if (!(seen.contact() instanceof Contact.Up)) {
            return unreachable(host, seen.contact());
        }
        boolean onItsWay = seen.lastPush()
                .filter(push -> push.key().removal() == null)
                .filter(push -> push.isUnderway() || push.isFresh(now))
                .isPresent();
        return onItsWay
                ? new Wait(
                        false,
                        Reason.Deleting,
                        "host " + host + " is still taking the last push",
                        Optional.of(now.plusSeconds(1)))
                : new Done();
    }

    private static Farewell unreachable(String host, Contact contact) {
        return contact instanceof Contact.Pending
                ? new Wait(false, Reason.Connecting, "host " + host + " is being connected to", Optional.empty())
                : new Wait(
                        false,
                        Reason.HostUnreachable,
                        "host " + host + " cannot be asked to let go of the domain; wait for it, or " + howToForget(),
                        Optional.empty());
    }

    private static String howToForget() {
        return "set annotation " + Annotations.FORGET + "=\"true\" to let this object go without it";
    }
}
