package io.xendomain.agent.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.agent.Pushes;
import io.xendomain.agent.domain.DomainRecord;
import io.xendomain.agent.domain.Life;
import io.xendomain.agent.toolstack.Difference;
import io.xendomain.agent.toolstack.LiveDomain;
import io.xendomain.agent.toolstack.LiveStep;
import io.xendomain.agent.toolstack.ShutdownReason;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.PowerState;
import io.xendomain.protocol.RestartPolicy;
import io.xendomain.protocol.UpdatePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens in whatever order: no second domain, and in the end the world is as it should be. */
class SupervisorProperties {

    /** What somebody else may do between two looks of the agent. */
    enum Event {
        GuestPowersOff,
        GuestCrashes,
        GuestReboots,
        GuestRebootsBetweenTwoLooks,
        DestroyedByHand,
        PausedByHand,
        HostBoots,
        Nothing,
        NothingForLong
    }

    /** An event, then a push of this, then the agent looks that often. */
    record Turn(
            Event event,
            PowerState power,
            UpdatePolicy update,
            RestartPolicy restart,
            String request,
            int memory,
            int looks) {}

    @Provide
    Arbitrary<List<Turn>> stories() {
        return Combinators.combine(
                        Arbitraries.of(Event.class),
                        Arbitraries.of(PowerState.class),
                        Arbitraries.of(UpdatePolicy.class),
                        Arbitraries.of(RestartPolicy.class),
                        Arbitraries.of("a", "b").injectNull(0.5),
                        Arbitraries.integers().between(64, 66),
                        Arbitraries.integers().between(0, 4))
                .as(Turn::new)
                .list()
                .ofMaxSize(12);
    }

    @Property
    void neverMakesASecondDomainAndGetsThere(@ForAll("stories") List<Turn> story) {
        World world = new World();
        story.forEach(world::live);

        world.rest();

        switch (world.push.powerState()) {
            case Halted -> assertThat(world.domain).isNull();
            case Paused ->
                assertThat(world.stayedDown() || world.domain.paused()).isTrue();
            case Running ->
                assertThat(world.stayedDown() || world.domain.up() && !world.domain.paused())
                        .isTrue();
        }
        if (world.domain != null && world.push.updatePolicy() == UpdatePolicy.Restart) {
            assertThat(world.pending()).isFalse();
        }
        if (world.domain != null && world.push.restartRequestedAt() != null) {
            assertThat(world.life.handledRestart()).isEqualTo(world.push.restartRequestedAt());
        }
    }

    /** One domain, as Xen and its guest would have it. */
    private static final class World {
        private Instant now = Instant.parse("2026-11-24T12:00:00Z");
        private Pushes push = Pushes.of("d").grace(10);
        private Life life = Life.fresh(now);
        private int boots = 1;
        private int domids;
        private LiveDomain domain;
        /** When the domain in the list is gone, and whether another comes after it; null when it stays. */
        private Instant gone;

        private boolean comesBack;
        /** What xl wrote of the end of each domain. */
        private final Map<Integer, ShutdownReason> written = new HashMap<>();
        /** What the domain in the list has, and what its config says. */
        private int memory;

        private int wanted;
        private boolean inspected;
        private Instant back;

        void live(Turn turn) {
            happen(turn.event());
            push = push.generation(push.generation() + 1)
                    .powerState(turn.power())
                    .updatePolicy(turn.update())
                    .restartPolicy(turn.restart())
                    .restartRequestedAt(turn.request())
                    .lines("memory = " + turn.memory() + "\n");
            wanted = turn.memory();
            inspected = false;
            for (int i = 0; i < turn.looks(); i++) {
                look();
            }
        }

        /** Leaves the agent alone with it for as long as every deadline takes. */
        void rest() {
            for (int i = 0; i < 400; i++) {
                look();
                now = now.plusSeconds(5);
            }
        }

        boolean stayedDown() {
            return domain == null && life.ending() != null;
        }

        boolean pending() {
            return !assessment().pending(life.edit()).isEmpty();
        }

        /** Memory can be changed live below 66, and above that only by a restart. */
        private Assessment assessment() {
            if (domain == null || memory == wanted) {
                return Assessment.ALIKE;
            }
            Difference change = new Difference("memory", Integer.toString(memory), Integer.toString(wanted));
            return new Assessment(
                    List.of(change),
                    wanted < 66 ? List.of(LiveStep.of("mem-set", List.of(wanted + "m"), change)) : List.of());
        }

        private void happen(Event event) {
            switch (event) {
                case GuestPowersOff -> stop(ShutdownReason.PowerOff, false);
                case GuestCrashes -> stop(ShutdownReason.Crash, false);
                case GuestReboots -> stop(ShutdownReason.Reboot, true);
                case GuestRebootsBetweenTwoLooks -> {
                    stop(ShutdownReason.Reboot, true);
                    goAwayAt(now.plusSeconds(1));
                }
                case DestroyedByHand -> domain = null;
                case PausedByHand -> domain = domain == null || !domain.up() ? domain : paused(true);
                case HostBoots -> {
                    domain = null;
                    gone = null;
                    back = null;
                    boots++;
                }
                case Nothing -> {}
                case NothingForLong -> now = now.plus(Duration.ofHours(1));
            }
        }

        private void look() {
            now = now.plusMillis(500);
            pass();
            DomainRecord record = new DomainRecord(push.desired(), null, null, life);
            List<LiveDomain> listed = domain == null ? List.of() : List.of(domain);
            Situation situation =
                    new Situation(record, listed, null, inspected ? assessment() : null, "boot-" + boots, now);
            Decision decision = Supervisor.decide(situation);
            assertThat(Supervisor.decide(situation)).isEqualTo(decision);
            life = decision.life();
            switch (decision.action()) {
                case Action.Create(boolean paused) -> {
                    assertThat(domain).as("a second domain").isNull();
                    assertThat(back).as("a domain that is just rebooting").isNull();
                    memory = wanted;
                    domain = up(paused);
                }
                case Action.Pause pause -> domain = paused(true);
                case Action.Unpause unpause -> domain = paused(false);
                case Action.Shutdown shutdown -> {
                    assertThat(domain.paused()).isFalse();
                    stop(ShutdownReason.PowerOff, false);
                }
                case Action.Destroy destroy -> {
                    domain = null;
                    gone = null;
                }
                case Action.Forget forget -> throw new AssertionError("nobody asked for that");
                case Action.Inspect inspect -> inspected = true;
                case Action.Change change -> {
                    memory = wanted;
                    inspected = false;
                }
                case Action.Trace(int domid) ->
                    life = life.traced(written.getOrDefault(domid, ShutdownReason.Unknown), now);
                case Action.None none -> {}
            }
        }

        private void goAwayAt(Instant time) {
            if (gone != null && !time.isBefore(gone)) {
                domain = null;
                gone = null;
                back = comesBack ? time.plusSeconds(2) : null;
            }
        }

        private void pass() {
            goAwayAt(now);
            if (back != null && !now.isBefore(back)) {
                back = null;
                domain = up(false);
            }
        }

        private void stop(ShutdownReason reason, boolean again) {
            if (domain != null && domain.up() && !domain.paused()) {
                written.put(domain.domid(), reason);
                domain = new LiveDomain(push.uuid(), domain.domid(), null, 14, 1, true, reason, false);
                gone = now.plusSeconds(1);
                comesBack = again;
            }
        }

        private LiveDomain up(boolean paused) {
            inspected = false;
            return new LiveDomain(push.uuid(), ++domids, "d", 64, 1, paused, null, false);
        }

        private LiveDomain paused(boolean paused) {
            return new LiveDomain(push.uuid(), domain.domid(), "d", 64, 1, paused, null, false);
        }
    }

    @Property
    void staysInAStateForAsLongAsItSays(@ForAll("stories") List<Turn> story) {
        World world = new World();
        story.forEach(world::live);
        world.rest();
        DomainState state = world.life.state();
        Instant since = world.life.since();

        world.rest();

        assertThat(world.life.state()).isEqualTo(state);
        assertThat(world.life.since()).isEqualTo(since);
    }
}
