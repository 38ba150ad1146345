package io.xendomain.agent.capacity;

import java.util.ArrayList;
import java.util.List;

/** Whether there is room for a domain. Pure. */
public enum Room {
    /** It may start. */
    Enough,
    /** It depends on what becomes of the domains that are just being started. */
    Unclear,
    /** However they turn out, there is none. */
    None;

    /**
     * A domain that waits for room.
     *
     * @param mib what it takes to start it
     */
    public record Seeker(String uuid, long mib) {}

    /**
     * @param needMib what it takes to start the domain
     * @param held what was promised to domains that are being started. Some of it may be missing from the free memory
     *     already, as Xen sets a domain's memory aside when its construction begins; nobody can tell how much
     */
    static Room of(long needMib, FreeMemory free, long held) {
        if (free.elastic() || needMib <= free.mib() - held) {
            return Enough;
        }
        return needMib <= free.mib() + held && held > 0 ? Unclear : None;
    }

    /** Those for which there is room together, first come, first served; a small one may overtake one that is too big. */
    public static List<String> fitting(List<Seeker> seekers, FreeMemory free) {
        List<String> fitting = new ArrayList<>();
        long left = free.mib();
        for (Seeker seeker : seekers) {
            if (free.elastic() || seeker.mib() <= left) {
                fitting.add(seeker.uuid());
                left -= seeker.mib();
            }
        }
        return List.copyOf(fitting);
    }
}
