package io.xendomain.agent.supervise;

import io.xendomain.agent.domain.Edit;
import io.xendomain.agent.domain.Ending;
import io.xendomain.agent.domain.Life;
import io.xendomain.agent.toolstack.Difference;
import io.xendomain.agent.toolstack.LiveDomain;
import io.xendomain.agent.toolstack.ShutdownReason;
import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.DesiredDomain;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.PowerState;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.Removal;
import io.xendomain.protocol.UpdatePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Decides what to do with a domain next. Pure: the same situation gives the same decision, so that it may be asked at any
 * time and as often as one likes. It leads one step towards what is asked for; the next step is decided on what is then
 * seen.
 */
final class Supervisor {
    /**
     * How long a domain may be missing before that is taken for its end. xl's background process takes about two seconds
     * to bring a rebooting guest back, a slow host several times that.
     */
    static final Duration REBOOT_GAP = Duration.ofSeconds(5);

    /** How long a stopped domain may stay listed before it is plain that nobody is going to clean it up. */
    static final Duration CLEAN_UP = Duration.ofSeconds(15);

    /** A domain that is still being built after this long was left behind by an xl that died. */
    static final Duration BUILD = Duration.ofMinutes(15);

    /** A guest that lived for this long is not in a crash loop. */
    static final Duration STABLE = Duration.ofMinutes(10);

    private static final String IN_VAIN = "xl took the change each time, and Xen still has the old value";

    static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final Situation situation;
    private final DesiredDomain desired;
    private final Removal removal;
    private final Life life;
    private final Instant now;

    private Supervisor(Situation situation) {
        this.situation = situation;
        this.desired = situation.record().desired();
        this.removal = situation.record().removal();
        this.life = situation.record().life();
        this.now = situation.now();
    }

    static Decision decide(Situation situation) {
        return new Supervisor(situation).decide();
    }

    private Decision decide() {
        if (removal != null && removal.policy() == DeletionPolicy.Orphan) {
            return Decision.act(new Action.Forget(), life);
        }
        List<LiveDomain> alive =
                situation.listed().stream().filter(domain -> !domain.dying()).toList();
        if (alive.size() > 1) {
            List<Integer> domids = alive.stream().map(LiveDomain::domid).toList();
            return Decision.blocked(
                    new Problem(
                            ProblemCode.NotOurs,
                            "domains " + domids + " have the same uuid " + desired.uuid()
                                    + "; destroy those that should not be there, none is touched until then"),
                    now.plus(LOOK_AGAIN),
                    life);
        }
        if (alive.size() == 1) {
            LiveDomain domain = alive.getFirst();
            return domain.stopped() == null ? there(domain) : stopped(domain);
        }
        return situation.listed().isEmpty()
                ? absent()
                : Decision.waitUntil(now.plus(LOOK_AGAIN), life.in(DomainState.Dying, now));
    }

    /** It is listed and has not stopped. */
    private Decision there(LiveDomain domain) {
        Life seen = life.there(desired.config(), domain.domid());
        if (domain.building()) {
            Life starting = seen.in(DomainState.Starting, now);
            Instant tooLong = starting.since().plus(BUILD);
            return now.isBefore(tooLong) ? Decision.waitUntil(tooLong, starting) : destroy(starting);
        }
        if (mustStop(seen)) {
            return stop(domain, seen);
        }
        if (seen.stopAskedAt() != null) {
            Instant over = seen.stopAskedAt().plus(grace());
            if (now.isBefore(over)) {
                // a guest that was asked cannot be asked back
                return Decision.waitUntil(over, seen.in(DomainState.ShuttingDown, now));
            }
            seen = seen.stopForgotten();
        }
        Life up = seen.in(domain.paused() ? DomainState.Paused : DomainState.Running, now);
        return edit(domain, up, up.edit().of(desired.generation()));
    }

    /** It is up: brings it closer to what the last edit asks, one step at a time. What others change later stays. */
    private Decision edit(LiveDomain domain, Life up, Edit edit) {
        boolean pause = desired.powerState() == PowerState.Paused;
        if (pause != domain.paused() && !edit.powered()) {
            return Decision.act(pause ? new Action.Pause() : new Action.Unpause(), up.withEdit(edit));
        }
        Edit powered = edit.asPowered();
        if (situation.assessment() == null) {
            return Decision.act(new Action.Inspect(domain), up.withEdit(powered));
        }
        if (powered.through()) {
            return Decision.rest(up.withEdit(powered));
        }
        Edit tried = withoutWhatIsInVain(powered);
        return situation
                .assessment()
                .next(tried)
                .map(next -> Decision.act(
                        new Action.Change(next), up.changing().withEdit(tried.attempting(next.makes(), now))))
                .orElseGet(() -> Decision.rest(up.withEdit(tried.asThrough())));
    }

    private Edit withoutWhatIsInVain(Edit edit) {
        List<Difference> inVain = situation.assessment().plan().stream()
                .flatMap(step -> step.makes().stream())
                .filter(change -> !edit.wasRefused(change.slot()) && edit.isInVain(change))
                .toList();
        return inVain.isEmpty() ? edit : edit.refused(inVain, IN_VAIN, now);
    }

    private Decision stop(LiveDomain domain, Life seen) {
        Life stopping = seen.in(DomainState.ShuttingDown, now);
        boolean atOnce = grace().isZero() || removal != null && removal.policy() == DeletionPolicy.Destroy;
        if (atOnce) {
            return destroy(stopping);
        }
        if (seen.stopAskedAt() == null) {
            // a paused guest does not hear; asked while paused it would stop at some later unpause
            return domain.paused()
                    ? Decision.act(new Action.Unpause(), stopping)
                    : Decision.act(new Action.Shutdown(), stopping.stopAsked(now));
        }
        Instant over = seen.stopAskedAt().plus(grace());
        return now.isBefore(over) ? Decision.waitUntil(over, stopping) : destroy(stopping);
    }

    private Decision destroy(Life stopping) {
        return Decision.act(new Action.Destroy(), stopping.stopAsked(now));
    }

    /** It is still listed, but has stopped: about to be cleaned up, or kept by its on_... action. */
    private Decision stopped(LiveDomain domain) {
        Life seen = life.stopped(domain.stopped(), now);
        Instant over = seen.stop().at().plus(CLEAN_UP);
        if (domain.stopped() == ShutdownReason.Suspend) { // it is being saved, or was suspended by hand
            return Decision.waitUntil(now.plus(LOOK_AGAIN), seen.in(DomainState.ShuttingDown, now));
        }
        if (now.isBefore(over)) {
            return Decision.waitUntil(over, seen.in(DomainState.ShuttingDown, now));
        }
        Ending ending = ending(seen.stop());
        boolean unwanted = removal != null
                || restartRequested(life)
                || ending == Ending.Vanished
                || seen.stopAskedAt() != null && desired.powerState() != PowerState.Halted
                || ending == Ending.Crashed && desired.powerState() == PowerState.Halted;
        if (unwanted) {
            return destroy(seen.in(DomainState.ShuttingDown, now));
        }
        if (!OnEnd.isPreserved(desired.config(), domain.stopped())) {
            // the xl that should have cleaned it up is gone; what comes next follows from how the guest ended
            return Decision.act(new Action.Destroy(), seen.in(DomainState.ShuttingDown, now));
        }
        // it is kept to be looked at, until a restart is asked for
        Life kept = desired.powerState() == PowerState.Halted
                ? seen.down(desired.restartRequestedAt())
                : ended(seen, ending);
        return Decision.rest(kept.in(stateAfter(ending), now));
    }

    /** It is in no list. */
    private Decision absent() {
        if (life.stopAskedAt() != null && life.seen() && life.stop() == null) {
            // a guest may have rebooted by itself in the moment it was asked, and its xl is about to bring it back
            return Decision.act(new Action.Trace(life.domid()), life);
        }
        Life missing = life;
        if (mayComeBack()) {
            missing = life.missing(now);
            Instant over = missing.missingSince().plus(REBOOT_GAP);
            if (now.isBefore(over)) {
                DomainState state = missing.seen() ? DomainState.ShuttingDown : DomainState.Starting;
                return Decision.waitUntil(over, missing.in(state, now));
            }
        }
        if (removal != null) {
            return Decision.act(new Action.Forget(), missing);
        }
        if (desired.powerState() == PowerState.Halted) {
            return Decision.rest(missing.down(desired.restartRequestedAt()).in(DomainState.Halted, now));
        }
        if (missing.ending() != null) {
            return afterEnding(missing);
        }
        boolean byItself = missing.missingSince() != null && missing.stopAskedAt() == null && missing.seen();
        if (byItself && missing.stop() == null && missing.domid() != null) {
            return Decision.act(new Action.Trace(missing.domid()), missing);
        }
        return byItself ? afterEnding(ended(missing, ending(missing.stop()))) : start(missing);
    }

    /**
     * Whether it is only missing: a reboot takes it out of the list for a while, also one that somebody else asked for, and
     * an xl that was starting it may outlive the agent that called.
     */
    private boolean mayComeBack() {
        if (life.started() == null || !situation.boot().equals(life.startedBoot())) {
            return false;
        }
        boolean broughtBack = life.stop() != null
                && OnEnd.isBroughtBack(life.started(), life.stop().reason());
        return life.stopAskedAt() == null || broughtBack;
    }

    private Decision afterEnding(Life ended) {
        if (restartRequested(ended)) {
            return start(ended);
        }
        Life down = ended.in(stateAfter(ended.ending()), now);
        return RestartRule.nextStart(desired, down)
                .map(earliest -> now.isBefore(earliest) ? Decision.waitUntil(earliest, down) : start(down))
                .orElseGet(() -> Decision.rest(down));
    }

    private Decision start(Life from) {
        LiveDomain namesake = situation.namesake();
        if (namesake != null) {
            return Decision.blocked(
                    new Problem(
                            ProblemCode.NotOurs,
                            "domain " + namesake.domid() + " has the name " + desired.name() + " and another uuid, "
                                    + namesake.uuid() + "; it cannot be started beside it"),
                    now.plus(LOOK_AGAIN),
                    from.in(DomainState.Halted, now));
        }
        Life starting = from.starting(
                        desired.config(), desired.generation(), situation.boot(), desired.restartRequestedAt(), now)
                .in(DomainState.Starting, now);
        return Decision.act(new Action.Create(desired.powerState() == PowerState.Paused), starting);
    }

    private boolean mustStop(Life seen) {
        return removal != null
                || desired.powerState() == PowerState.Halted
                || restartRequested(seen)
                || desired.updatePolicy() == UpdatePolicy.Restart
                        && restartPending(seen.edit().of(desired.generation()));
    }

    /** A domain that was taken over is not restarted for that, nor one that a restart would give nothing new. */
    private boolean restartPending(Edit edit) {
        boolean asStarted = desired.config().equals(life.started()) && !life.changed();
        return situation.assessment() != null
                && !edit.adopted()
                && !asStarted
                && !situation.assessment().pending(edit).isEmpty();
    }

    private boolean restartRequested(Life seen) {
        String request = desired.restartRequestedAt();
        return request != null && !request.equals(seen.handledRestart());
    }

    private Duration grace() {
        return Duration.ofSeconds(
                removal == null ? desired.shutdownGracePeriodSeconds() : removal.shutdownGracePeriodSeconds());
    }

    private Life ended(Life seen, Ending how) {
        boolean stable = seen.ending() == null
                && seen.startedAt() != null
                && !now.isBefore(seen.startedAt().plus(STABLE));
        return seen.ended(how, stable ? 0 : seen.restarts());
    }

    private static Ending ending(Life.Stop stop) {
        return switch (stop == null ? ShutdownReason.Unknown : stop.reason()) {
            case PowerOff -> Ending.PoweredOff;
            case Crash, Watchdog -> Ending.Crashed;
            case Suspend -> Ending.Saved;
            case Reboot, SoftReset, Unknown -> Ending.Vanished;
        };
    }

    private static DomainState stateAfter(Ending ending) {
        return ending == Ending.Crashed ? DomainState.Crashed : DomainState.Halted;
    }
}
