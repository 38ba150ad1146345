package io.xendomain.agent.capacity;

/** The host has not enough memory for a domain. The message says what is needed, what there is, and what to do. */
public final class NoRoom extends Exception {
    private final long needMib;

    NoRoom(MemoryNeed need, FreeMemory free, long keptMib) {
        super("the domain needs " + need.mib() + " MiB (" + need.guestMib() + " MiB for the guest, " + need.xenMib()
                + " MiB for Xen's own use) and the host has " + free.mib() + " MiB free"
                + (keptMib > 0 ? ", " + keptMib + " MiB of it kept for domains that are restarting" : "")
                + "; it starts by itself when there is room: stop or shrink other domains of the host, lower memory,"
                + " or choose another host");
        this.needMib = need.mib();
    }

    public long needMib() {
        return needMib;
    }
}
