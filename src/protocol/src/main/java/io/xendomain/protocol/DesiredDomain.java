package io.xendomain.protocol;

/**
 * A push: everything an agent needs to keep a domain as its object wants it, also when the cluster is away.
 *
 * @param owner the object
 * @param generation {@code metadata.generation} this was rendered from
 * @param fence who sends it
 * @param uuid the domain's uuid, 8-4-4-4-12 in lower case; the key of everything
 * @param name the domain's name in Xen
 * @param powerState what the domain should be doing
 * @param restartPolicy what to do when the guest stops by itself
 * @param updatePolicy what to do with changes that a running domain cannot take
 * @param shutdownGracePeriodSeconds how long a guest may take to shut down before it is destroyed
 * @param restartRequestedAt value of the annotation {@code xendomain.io/restart-requested-at}, or null
 * @param adopt whether a domain, or a file, of that uuid or name that is not ours is to be taken over as it is
 * @param config text of the .cfg; its first line says whose it is, and it sets name and uuid to those above
 * @param sha256 of the config's UTF-8 bytes, in lower-case hex
 */
public record DesiredDomain(
        Owner owner,
        long generation,
        Fence fence,
        String uuid,
        String name,
        PowerState powerState,
        RestartPolicy restartPolicy,
        UpdatePolicy updatePolicy,
        int shutdownGracePeriodSeconds,
        String restartRequestedAt,
        boolean adopt,
        String config,
        String sha256) {}
