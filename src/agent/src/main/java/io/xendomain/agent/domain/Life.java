package io.xendomain.agent.domain;

import io.xendomain.agent.toolstack.ShutdownReason;
import io.xendomain.protocol.DomainState;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * What the agent remembers of a domain besides what it is asked for. Kept on disk, so that an agent that was killed goes
 * on where it was.
 *
 * @param started text of the config that the domain was last started with; null once it is down for good
 * @param startedBoot boot of the host in which it was started, or null
 * @param startedAt when it was last started, or null
 * @param domid under which it was last seen, or null
 * @param seen whether it was listed since it was started
 * @param changed whether we have tried to change anything on it since it was started
 * @param edit how far the last generation has come on the running domain
 * @param handledRestart the last restart request that was carried out, or null
 * @param stopAskedAt when we asked it to stop; null when we did not, or it is over
 * @param stop how it was seen stopped while it was still listed, or what its xl wrote down of that; or null
 * @param missingSince since when it is in no list although it should be, or null
 * @param ending how it ended by itself, as long as that is how it is; or null
 * @param lastEnding how it last ended by itself; null once that does not count any more
 * @param restarts how often in a row it was started again after it ended by itself
 * @param state what it is doing
 * @param since when it entered that state
 */
public record Life(
        String started,
        String startedBoot,
        Instant startedAt,
        Integer domid,
        boolean seen,
        boolean changed,
        Edit edit,
        String handledRestart,
        Instant stopAskedAt,
        Stop stop,
        Instant missingSince,
        Ending ending,
        Ending lastEnding,
        int restarts,
        DomainState state,
        Instant since) {

    /** A stop that was seen. */
    public record Stop(ShutdownReason reason, Instant at) {}

    public Life {
        edit = edit == null ? Edit.NONE : edit;
    }

    /** A domain that was never there. */
    public static Life fresh(Instant now) {
        return new Life(
                null,
                null,
                null,
                null,
                false,
                false,
                Edit.NONE,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                DomainState.Halted,
                now);
    }

    /** About to be started with that config. */
    public Life starting(String config, long generation, String boot, String restartRequest, Instant now) {
        return with(next -> {
            next.started = config;
            next.startedBoot = boot;
            next.startedAt = now;
            next.seen = false;
            next.changed = false;
            next.edit = Edit.started(generation);
            next.handledRestart = restartRequest;
            next.restarts = ending == null ? 0 : restarts + 1;
            next.lastEnding = ending == null ? null : lastEnding;
            next.ending = null;
            next.hereAgain();
        });
    }

    /** Not started after all: the toolstack said no. */
    public Life notStarted(Instant now) {
        return with(next -> {
                    next.started = null;
                    next.startedBoot = null;
                    next.startedAt = null;
                    next.seen = false;
                    next.hereAgain();
                })
                .in(DomainState.Halted, now);
    }

    /** Taken over as it is, with whatever it was started with. */
    public Life adopted(long generation, String boot, Instant now) {
        return with(next -> {
            next.startedBoot = boot;
            next.startedAt = now;
            next.edit = Edit.adopted(generation);
        });
    }

    /** Listed, and has not stopped. */
    public Life there(String configIfUnknown, int currentDomid) {
        return with(next -> {
            next.started = started == null ? configIfUnknown : started;
            next.domid = currentDomid;
            next.seen = true;
            next.stop = null;
            next.missingSince = null;
            next.ending = null;
        });
    }

    /** About to be changed while it runs. */
    public Life changing() {
        return changed ? this : with(next -> next.changed = true);
    }

    /** Listed, and has stopped. */
    public Life stopped(ShutdownReason reason, Instant now) {
        return with(next -> {
            next.seen = true;
            next.stop = stop != null && stop.reason() == reason ? stop : new Stop(reason, now);
            next.missingSince = null;
        });
    }

    /** In no list, and this is what its xl wrote down of its end; {@link ShutdownReason#Unknown} when it wrote nothing. */
    public Life traced(ShutdownReason reason, Instant now) {
        return with(next -> next.stop = new Stop(reason, now));
    }

    /** Asked by us to stop, then or earlier. */
    public Life stopAsked(Instant now) {
        return with(next -> next.stopAskedAt = stopAskedAt == null ? now : stopAskedAt);
    }

    /** Not asked to stop, or in vain. */
    public Life stopForgotten() {
        return with(next -> next.stopAskedAt = null);
    }

    /** In no list, first noticed then or earlier. */
    public Life missing(Instant now) {
        return with(next -> next.missingSince = missingSince == null ? now : missingSince);
    }

    /** Down by itself, in that way, and not coming back without us. */
    public Life ended(Ending how, int restartsThatCount) {
        return with(next -> {
            next.started = null;
            next.seen = false;
            next.stopAskedAt = null;
            next.missingSince = null;
            next.ending = how;
            next.lastEnding = how;
            next.restarts = restartsThatCount;
        });
    }

    /** Down because it is meant to be. Whatever restart was asked for is granted by the next start. */
    public Life down(String restartRequest) {
        return with(next -> {
            next.started = null;
            next.startedBoot = null;
            next.startedAt = null;
            next.seen = false;
            next.handledRestart = restartRequest;
            next.stopAskedAt = null;
            next.missingSince = null;
            next.ending = null;
            next.lastEnding = null;
            next.restarts = 0;
        });
    }

    public Life withEdit(Edit further) {
        return with(next -> next.edit = further);
    }

    /** In that state, since now if that is new. */
    public Life in(DomainState entered, Instant now) {
        return entered == state
                ? this
                : with(next -> {
                    next.state = entered;
                    next.since = now;
                });
    }

    /** Whether an agent that is killed now would later do something else, or say something else, without this. */
    public boolean worthKeeping(Life kept) {
        boolean settled = state == DomainState.Running
                || state == DomainState.Paused
                || state == DomainState.Halted
                || state == DomainState.Crashed;
        return !equals(
                settled
                        ? kept
                        : kept.with(next -> {
                            next.state = state;
                            next.since = since;
                        }));
    }

    private Life with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.life();
    }

    /** A life in the making. */
    private static final class Draft {
        String started;
        String startedBoot;
        Instant startedAt;
        Integer domid;
        boolean seen;
        boolean changed;
        Edit edit;
        String handledRestart;
        Instant stopAskedAt;
        Stop stop;
        Instant missingSince;
        Ending ending;
        Ending lastEnding;
        int restarts;
        DomainState state;
        Instant since;

        Draft(Life life) {
            started = life.started;
            startedBoot = life.startedBoot;
            startedAt = life.startedAt;
            domid = life.domid;
            seen = life.seen;
            changed = life.changed;
            edit = life.edit;
            handledRestart = life.handledRestart;
            stopAskedAt = life.stopAskedAt;
            stop = life.stop;
            missingSince = life.missingSince;
            ending = life.ending;
            lastEnding = life.lastEnding;
            restarts = life.restarts;
            state = life.state;
            since = life.since;
        }

        /** Whatever came before does not matter any more. */
        void hereAgain() {
            domid = null;
            stopAskedAt = null;
            stop = null;
            missingSince = null;
        }

        Life life() {
            return new Life(
                    started,
                    startedBoot,
                    startedAt,
                    domid,
                    seen,
                    changed,
                    edit,
                    handledRestart,
                    stopAskedAt,
                    stop,
                    missingSince,
                    ending,
                    lastEnding,
                    restarts,
                    state,
                    since);
        }
    }
}
