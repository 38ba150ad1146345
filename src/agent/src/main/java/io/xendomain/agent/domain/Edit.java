package io.xendomain.agent.domain;

import io.xendomain.agent.toolstack.Difference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a generation of the object has come on the running domain. As long as it is not through, what differs is
 * changed; afterwards what differs was changed by somebody else.
 *
 * @param generation of the object
 * @param powered whether the domain has run, or been paused, as this generation asks
 * @param through whether everything was tried that can change on a running domain
 * @param adopted whether the domain was taken over as it is: what differs waits, and nobody is to blame
 * @param attempts what was tried
 */
public record Edit(long generation, boolean powered, boolean through, boolean adopted, List<Attempt> attempts) {
    /** None yet: a domain that was never there. */
    public static final Edit NONE = new Edit(0, false, false, false, List.of());

    /**
     * A change of one value.
     *
     * @param change what was to be done away with
     * @param refusal the toolstack's words, or null when it did not refuse
     * @param at when it was tried last
     * @param tries how often
     */
    public record Attempt(Difference change, String refusal, Instant at, int tries) {}

    /** An agent may be killed in the middle of one; after this many the toolstack has said yes and not done it. */
    private static final int TRIES = 3;

    public Edit {
        attempts = attempts == null ? List.of() : List.copyOf(attempts);
    }

    /** A domain that is started with the config of that generation has nothing to be changed. */
    public static Edit started(long generation) {
        return new Edit(generation, false, true, false, List.of());
    }

    /** A domain that is taken over as it is. */
    public static Edit adopted(long generation) {
        return new Edit(generation, true, true, true, List.of());
    }

    /** This, or the beginning of a newer one. */
    public Edit of(long wanted) {
        return wanted == generation ? this : new Edit(wanted, false, false, false, List.of());
    }

    public Edit asPowered() {
        return powered ? this : new Edit(generation, true, through, adopted, attempts);
    }

    public Edit asThrough() {
        return through ? this : new Edit(generation, powered, true, adopted, attempts);
    }

    /** About to be tried, again perhaps: an agent may have been killed in the middle. */
    public Edit attempting(List<Difference> changes, Instant now) {
        return with(changes.stream()
                .map(change -> attempt(change.slot())
                        .map(before -> new Attempt(
                                new Difference(change.slot(), before.change().running(), change.configured()),
                                null,
                                now,
                                before.tries() + 1))
                        .orElseGet(() -> new Attempt(change, null, now, 1)))
                .toList());
    }

    public Edit refused(List<Difference> changes, String words, Instant now) {
        return with(changes.stream()
                .map(change -> new Attempt(
                        change,
                        words,
                        now,
                        attempt(change.slot()).map(Attempt::tries).orElse(1)))
                .toList());
    }

    /** Whether it was tried often enough for one that still is to be made. */
    public boolean isInVain(Difference change) {
        return attempt(change.slot())
                .filter(attempt -> attempt.tries() >= TRIES)
                .isPresent();
    }

    public Optional<Attempt> attempt(String slot) {
        return attempts.stream()
                .filter(attempt -> attempt.change().slot().equals(slot))
                .findFirst();
    }

    public boolean wasRefused(String slot) {
        return attempt(slot).filter(attempt -> attempt.refusal() != null).isPresent();
    }

    private Edit with(List<Attempt> newer) {
        List<String> slots =
                newer.stream().map(attempt -> attempt.change().slot()).toList();
        return new Edit(
                generation,
                powered,
                through,
                adopted,
                Stream.concat(
                                attempts.stream()
                                        .filter(attempt ->
                                                !slots.contains(attempt.change().slot())),
                                newer.stream())
                        .toList());
    }
}
