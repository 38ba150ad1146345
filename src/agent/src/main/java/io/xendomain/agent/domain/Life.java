package io.xendomain.agent.domain;

import io.xendomain.agent.toolstack.ShutdownReason;
import io.xendomain.protocol.DomainState;
import java.time.Instant;

/**
 * What the agent remembers of a domain besides what it is asked for. Kept on disk, so that an agent that was killed goes
 * on where it was.
 *
 * @param started text of the config that the domain was last started with; null once it is down for good
 * @param startedBoot boot of the host in which it was started, or null
 * @param startedAt when it was last started, or null
 * @param seen whether it was listed since it was started
 * @param handledRestart the last restart request that was carried out, or null
 * @param stopAskedAt when we asked it to stop; null when we did not, or it is over
 * @param stop how it was seen stopped while it was still listed, or null
 * @param missingSince since when it is in no list although it should be, or null
 * @param ending how it ended by itself, as long as that is how it is; or null
 * @param restarts how often in a row it was started again after it ended by itself
 * @param state what it is doing
 * @param since when it entered that state
 */
public record Life(
        String started,
        String startedBoot,
        Instant startedAt,
        boolean seen,
        String handledRestart,
        Instant stopAskedAt,
        Stop stop,
        Instant missingSince,
        Ending ending,
        int restarts,
        DomainState state,
        Instant since) {

    /** A stop that was seen. */
    public record Stop(ShutdownReason reason, Instant at) {}

    /** A domain that was never there. */
    public static Life fresh(Instant now) {
        return new Life(null, null, null, false, null, null, null, null, null, 0, DomainState.Halted, now);
    }

    /** About to be started with that config. */
    public Life starting(String config, String boot, String restartRequest, Instant now) {
        int again = ending == null ? 0 : restarts + 1;
        return new Life(config, boot, now, false, restartRequest, null, null, null, null, again, state, since);
    }

    /** Not started after all: the toolstack said no. */
    public Life notStarted(Instant now) {
        return new Life(null, null, null, false, handledRestart, null, null, null, ending, restarts, state, since)
                .in(DomainState.Halted, now);
    }

    /** Listed, and has not stopped. */
    public Life there(String configIfUnknown) {
        String text = started == null ? configIfUnknown : started;
        return new Life(
                text,
                startedBoot,
                startedAt,
                true,
                handledRestart,
                stopAskedAt,
                null,
                null,
                null,
                restarts,
                state,
                since);
    }

    /** Listed, and has stopped. */
    public Life stopped(ShutdownReason reason, Instant now) {
        Stop first = stop != null && stop.reason() == reason ? stop : new Stop(reason, now);
        return new Life(
                started,
                startedBoot,
                startedAt,
                true,
                handledRestart,
                stopAskedAt,
                first,
                null,
                ending,
                restarts,
                state,
                since);
    }

    /** Asked by us to stop, then or earlier. */
    public Life stopAsked(Instant now) {
        return withStopAskedAt(stopAskedAt == null ? now : stopAskedAt);
    }

    /** Not asked to stop, or in vain. */
    public Life stopForgotten() {
        return withStopAskedAt(null);
    }

    private Life withStopAskedAt(Instant at) {
        return new Life(
                started,
                startedBoot,
                startedAt,
                seen,
                handledRestart,
                at,
                stop,
                missingSince,
                ending,
                restarts,
                state,
                since);
    }

    /** In no list, first noticed then or earlier. */
    public Life missing(Instant now) {
        Instant first = missingSince == null ? now : missingSince;
        return new Life(
                started,
                startedBoot,
                startedAt,
                seen,
                handledRestart,
                stopAskedAt,
                stop,
                first,
                ending,
                restarts,
                state,
                since);
    }

    /** Down by itself, in that way, and not coming back without us. */
    public Life ended(Ending how, int restartsThatCount) {
        return new Life(
                null,
                startedBoot,
                startedAt,
                false,
                handledRestart,
                null,
                stop,
                null,
                how,
                restartsThatCount,
                state,
                since);
    }

    /** Down because it is meant to be. Whatever restart was asked for is granted by the next start. */
    public Life down(String restartRequest) {
        return new Life(null, null, null, false, restartRequest, null, stop, null, null, 0, state, since);
    }

    /** In that state, since now if that is new. */
    public Life in(DomainState next, Instant now) {
        return next == state
                ? this
                : new Life(
                        started,
                        startedBoot,
                        startedAt,
                        seen,
                        handledRestart,
                        stopAskedAt,
                        stop,
                        missingSince,
                        ending,
                        restarts,
                        next,
                        now);
    }

    /** Whether an agent that is killed now would later do something else, or say something else, without this. */
    public boolean worthKeeping(Life kept) {
        boolean settled = state == DomainState.Running
                || state == DomainState.Paused
                || state == DomainState.Halted
                || state == DomainState.Crashed;
        return !equals(settled ? kept : kept.in(state, since).at(since));
    }

    private Life at(Instant moment) {
        return new Life(
                started,
                startedBoot,
                startedAt,
                seen,
                handledRestart,
                stopAskedAt,
                stop,
                missingSince,
                ending,
                restarts,
                state,
                moment);
    }
}
