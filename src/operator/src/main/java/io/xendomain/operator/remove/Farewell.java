package io.xendomain.operator.remove;

import io.xendomain.api.Annotations;
import io.xendomain.api.Reason;
import io.xendomain.api.XenDomain;
import io.xendomain.operator.map.DomainMapper;
import io.xendomain.operator.observe.Contact;
import io.xendomain.operator.observe.Observation;
import io.xendomain.operator.push.Attempt;
import io.xendomain.operator.push.Push;
import io.xendomain.protocol.Fence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What is left to do before a deleted object may go. */
public sealed interface Farewell {

    /** Nothing: no host has a domain of it, or the user does not want to wait for one that cannot let go of it. */
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
     * What is known beside what is seen.
     *
     * @param contact whether a host can be asked
     * @param lastPush what a host was asked last about the domain with a uuid
     * @param untouched whether it is certain that nothing was ever pushed for the object
     */
    record Known(
            Function<String, Contact> contact,
            BiFunction<String, String, Optional<Attempt>> lastPush,
            boolean untouched) {}

    static Farewell of(XenDomain domain, Observation seen, Known known, Fence fence, Instant now) {
        if (Annotations.isTrue(domain, Annotations.PAUSED)) {
            return new Wait(
                    false,
                    Reason.PausedByAnnotation,
                    "annotation " + Annotations.PAUSED + " is set; remove it to go on with the deletion",
                    Optional.empty());
        }
        boolean forget = Annotations.isTrue(domain, Annotations.FORGET);
        Removals removals = new Removals(domain, known, fence, now);
        List<Farewell> steps = seen.sightings().stream()
                .filter(sighting -> sighting.report().owner().equals(DomainMapper.owner(domain)))
                .map(removals::seen)
                .toList();
        if (steps.isEmpty()) {
            steps = List.of(removals.unseen(seen));
        }
        List<Farewell> left = steps.stream()
                .filter(step -> !(step instanceof Done))
                .filter(step -> !(forget && isInTheWay(step)))
                .toList();
        return left.stream()
                .filter(Ask.class::isInstance)
                .findFirst()
                .or(() -> left.stream().findFirst())
                .orElseGet(Done::new);
    }

    /** Whether the annotation to forget is meant for this: it will not pass in a moment. */
    private static boolean isInTheWay(Farewell step) {
        return step instanceof Wait wait && wait.reason() != Reason.Deleting && wait.reason() != Reason.Connecting;
    }
}
