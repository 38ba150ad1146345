package io.xendomain.agent;

import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.DesiredDomain;
import io.xendomain.protocol.Fence;
import io.xendomain.protocol.Owner;
import io.xendomain.protocol.PowerState;
import io.xendomain.protocol.Removal;
import io.xendomain.protocol.RestartPolicy;
import io.xendomain.protocol.UpdatePolicy;
import io.xendomain.xlcfg.render.OwnershipHeader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** A push that is good, and can be made different in one thing at a time. */
public record Pushes(
        Owner owner,
        long generation,
        Fence fence,
        String uuid,
        String name,
        PowerState powerState,
        RestartPolicy restartPolicy,
        UpdatePolicy updatePolicy,
        int grace,
        String restartRequestedAt,
        boolean adopt,
        String lines) {

    /** A small PV domain of that name, to be running. */
    public static Pushes of(String name) {
        return new Pushes(
                new Owner("prod", name, "uid-of-" + name),
                1,
                new Fence("lease", 1),
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                name,
                PowerState.Running,
                RestartPolicy.OnFailure,
                UpdatePolicy.Live,
                30,
                null,
                false,
                "memory = 128\nvcpus = 2\n");
    }

    public Pushes generation(long next) {
        return new Pushes(
                owner,
                next,
                fence,
                uuid,
                name,
                powerState,
                restartPolicy,
                updatePolicy,
                grace,
                restartRequestedAt,
                adopt,
                lines);
    }

    public Pushes owner(Owner next) {
        return new Pushes(
                next,
                generation,
                fence,
                uuid,
                name,
                powerState,
                restartPolicy,
                updatePolicy,
                grace,
                restartRequestedAt,
                adopt,
                lines);
    }

    public Pushes fence(String lineage, long epoch) {
        return new Pushes(
                owner,
                generation,
                new Fence(lineage, epoch),
                uuid,
                name,
                powerState,
                restartPolicy,
                updatePolicy,
                grace,
                restartRequestedAt,
                adopt,
                lines);
    }

    public Pushes uuid(String next) {
        return new Pushes(
                owner,
                generation,
                fence,
                next,
                name,
                powerState,
                restartPolicy,
                updatePolicy,
                grace,
                restartRequestedAt,
                adopt,
                lines);
    }

    public Pushes name(String next) {
        return new Pushes(
                owner,
                generation,
                fence,
                uuid,
                next,
                powerState,
                restartPolicy,
                updatePolicy,
                grace,
                restartRequestedAt,
                adopt,
                lines);
    }

    public Pushes powerState(PowerState next) {
        return new Pushes(
                owner,
                generation,
                fence,
                uuid,
                name,
                next,
                restartPolicy,
                updatePolicy,
                grace,
                restartRequestedAt,
                adopt,
                lines);
    }

    public Pushes restartPolicy(RestartPolicy next) {
        return new Pushes(
                owner,
                generation,
                fence,
                uuid,
                name,
                powerState,
                next,
                updatePolicy,
                grace,
                restartRequestedAt,
                adopt,
                lines);
    }

    public Pushes updatePolicy(UpdatePolicy next) {
        return new Pushes(
                owner,
                generation,
                fence,
                uuid,
                name,
                powerState,
                restartPolicy,
                next,
                grace,
                restartRequestedAt,
                adopt,
                lines);
    }

    public Pushes grace(int seconds) {
        return new Pushes(
                owner,
                generation,
                fence,
                uuid,
                name,
                powerState,
                restartPolicy,
                updatePolicy,
                seconds,
                restartRequestedAt,
                adopt,
                lines);
    }

    public Pushes restartRequestedAt(String next) {
        return new Pushes(
                owner,
                generation,
                fence,
                uuid,
                name,
                powerState,
                restartPolicy,
                updatePolicy,
                grace,
                next,
                adopt,
                lines);
    }

    /** The same, taking over what is there. */
    public Pushes adopting() {
        return new Pushes(
                owner,
                generation,
                fence,
                uuid,
                name,
                powerState,
                restartPolicy,
                updatePolicy,
                grace,
                restartRequestedAt,
                true,
                lines);
    }

    /** Further lines of the config, in place of memory and vCPUs. */
    public Pushes lines(String next) {
        return new Pushes(
                owner,
                generation,
                fence,
                uuid,
                name,
                powerState,
                restartPolicy,
                updatePolicy,
                grace,
                restartRequestedAt,
                adopt,
                next);
    }

    public String config() {
        return OwnershipHeader.line(owner.namespace(), owner.name()) + "\n" + "name = \"" + name + "\"\n" + "uuid = \""
                + uuid + "\"\n" + "type = \"pv\"\n" + "kernel = \"/boot/vmlinuz\"\n" + lines;
    }

    public DesiredDomain desired() {
        return with(config());
    }

    /** The push with a text that need not fit to the rest. */
    public DesiredDomain with(String config) {
        return new DesiredDomain(
                owner,
                generation,
                fence,
                uuid,
                name,
                powerState,
                restartPolicy,
                updatePolicy,
                grace,
                restartRequestedAt,
                adopt,
                config,
                sha256(config));
    }

    public Removal removal(DeletionPolicy policy) {
        return new Removal(owner, generation + 1, fence, policy, grace);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
