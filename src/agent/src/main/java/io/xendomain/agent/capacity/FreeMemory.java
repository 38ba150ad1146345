package io.xendomain.agent.capacity;

/**
 * What a host has left for new domains.
 *
 * @param mib free memory in MiB, less what Xen has set aside for domains under construction
 * @param elastic whether xl takes memory from dom0 when there is not enough: then nobody can say what fits
 */
public record FreeMemory(long mib, boolean elastic) {

    /** The same without what is kept for somebody. */
    public FreeMemory less(long keptMib) {
        return new FreeMemory(mib - keptMib, elastic);
    }
}
