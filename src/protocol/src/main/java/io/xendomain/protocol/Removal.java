package io.xendomain.protocol;

/**
 * Asks an agent to let go of a domain: the object was deleted.
 *
 * @param owner the deleted object
 * @param generation its generation
 * @param fence who sends it
 * @param policy what becomes of the domain
 * @param shutdownGracePeriodSeconds how long the guest may take under {@link DeletionPolicy#Shutdown}
 */
public record Removal(
        Owner owner, long generation, Fence fence, DeletionPolicy policy, int shutdownGracePeriodSeconds) {}
