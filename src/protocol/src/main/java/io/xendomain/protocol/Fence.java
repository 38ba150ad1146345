package io.xendomain.protocol;

/**
 * Tells a request of today's leader from one of a leader that lost its lease and does not know it yet.
 *
 * @param lineage uid of the Lease object; epochs of different leases cannot be compared
 * @param epoch the lease's transitions when the sender became leader; only grows within a lineage
 */
public record Fence(String lineage, long epoch) {

    /** Whether a request that carries this fence comes from before the one that carried {@code seen}. */
    public boolean isBefore(Fence seen) {
        return lineage.equals(seen.lineage) && epoch < seen.epoch;
    }
}
