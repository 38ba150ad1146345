package io.xendomain.agent.toolstack;

/**
 * A domain as the toolstack lists it.
 *
 * @param uuid 8-4-4-4-12 in lower case
 * @param domid its id until it stops or reboots
 * @param name null while it has none: at the start of a create and while it is torn down
 * @param memoryMiB memory it has; 0 while it is being built
 * @param vcpus vCPUs it has; 0 while it is being built
 * @param paused whether it is paused; so is one that is being built
 * @param stopped why it has stopped although it is still there, or null
 * @param dying whether it is torn down and something still holds its memory
 */
public record LiveDomain(
        String uuid,
        int domid,
        String name,
        long memoryMiB,
        int vcpus,
        boolean paused,
        ShutdownReason stopped,
        boolean dying) {

    /** Whether it is still being built: it looks paused, but has no memory or no vCPU yet. */
    public boolean building() {
        return stopped == null && !dying && (memoryMiB == 0 || vcpus == 0);
    }

    /** Whether it is built, has not stopped and is not being torn down: running or paused. */
    public boolean up() {
        return stopped == null && !dying && !building();
    }
}
