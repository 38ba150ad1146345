package io.xendomain.agent.toolstack;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A domain that does not exist, as a timeline: what it is doing follows from the clock, so that it goes on while the agent
 * is not there, as a real one does. Times are milliseconds since the epoch.
 *
 * @param config what it has, by the keys of its .cfg
 * @param appears when it is first listed
 * @param ready when it is built
 * @param pauses how often it was paused and not unpaused
 * @param shutdownPending whether it was asked to shut down while it was paused: it does when it is unpaused
 * @param stops when the guest stops; {@link #NEVER} if nobody asked
 * @param reason why it will stop, or null
 * @param gone from when on it is not listed any more
 */
record SimulatedDomain(
        String uuid,
        int domid,
        String name,
        long memoryMiB,
        int vcpus,
        Map<String, String> config,
        long appears,
        long ready,
        int pauses,
        boolean shutdownPending,
        long stops,
        ShutdownReason reason,
        long gone) {
    static final long NEVER = Long.MAX_VALUE;

    /** How long a domain that has stopped stays in the list. */
    private static final long TEARDOWN_MILLIS = 100;

    boolean listedAt(long now) {
        return appears <= now && now < gone;
    }

    boolean overAt(long now) {
        return gone <= now;
    }

    LiveDomain at(long now) {
        boolean built = ready <= now;
        boolean stopped = stops <= now;
        return new LiveDomain(
                uuid,
                domid,
                stopped ? null : name,
                built ? memoryMiB : 0,
                built ? vcpus : 0,
                !built || pauses > 0 || stopped,
                stopped ? reason : null,
                false);
    }

    SimulatedDomain withPauses(int count) {
        return new SimulatedDomain(
                uuid,
                domid,
                name,
                memoryMiB,
                vcpus,
                config,
                appears,
                ready,
                count,
                shutdownPending,
                stops,
                reason,
                gone);
    }

    SimulatedDomain withShutdownPending(boolean pending) {
        return new SimulatedDomain(
                uuid, domid, name, memoryMiB, vcpus, config, appears, ready, pauses, pending, stops, reason, gone);
    }

    /** The same, stopping then for that reason. */
    SimulatedDomain stopping(long when, ShutdownReason why) {
        return new SimulatedDomain(
                uuid,
                domid,
                name,
                memoryMiB,
                vcpus,
                config,
                appears,
                ready,
                pauses,
                shutdownPending,
                when,
                why,
                when + TEARDOWN_MILLIS);
    }

    /** The same with other values, as after xl commands that change a running domain. */
    SimulatedDomain with(List<Difference> changes) {
        Map<String, String> changed = new TreeMap<>(config);
        changes.forEach(change -> changed.compute(change.slot(), (key, value) -> change.configured()));
        return new SimulatedDomain(
                uuid,
                domid,
                changed.getOrDefault("name", name),
                SimulatedConfig.number(changed, "memory", memoryMiB),
                (int) SimulatedConfig.number(changed, "vcpus", vcpus),
                changed,
                appears,
                ready,
                pauses,
                shutdownPending,
                stops,
                reason,
                gone);
    }
}
