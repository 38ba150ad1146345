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
import java.util.function.Consumer;

/** A push that is good, and can be made different in one thing at a time. */
public final class Pushes {
    private final Draft it;

    private Pushes(Draft it) {
        this.it = it;
    }

    private static final class Draft implements Cloneable {
        private Owner owner;
        private long generation = 1;
        private Fence fence = new Fence("lease", 1);
        private String uuid;
        private String name;
        private PowerState powerState = PowerState.Running;
        private RestartPolicy restartPolicy = RestartPolicy.OnFailure;
        private UpdatePolicy updatePolicy = UpdatePolicy.Live;
        private int grace = 30;
        private String restartRequestedAt;
        private boolean adopt;
        private String lines = "memory = 128\nvcpus = 2\n";

        private Draft copy() {
            try {
                return (Draft) clone();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Pushes with(Consumer<Draft> change) {
        Draft next = it.copy();
        change.accept(next);
        return new Pushes(next);
    }

    /** A small PV domain of that name, to be running. */
    public static Pushes of(String name) {
        return new Pushes(new Draft()).with(next -> {
            next.owner = new Owner("prod", name, "uid-of-" + name);
            next.uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                    .toString();
            next.name = name;
        });
    }

    public Pushes generation(long generation) {
        return with(next -> next.generation = generation);
    }

    public Pushes owner(Owner owner) {
        return with(next -> next.owner = owner);
    }

    public Pushes fence(String lineage, long epoch) {
        return with(next -> next.fence = new Fence(lineage, epoch));
    }

    public Pushes uuid(String uuid) {
        return with(next -> next.uuid = uuid);
    }

    public Pushes name(String name) {
        return with(next -> next.name = name);
    }

    public Pushes powerState(PowerState powerState) {
        return with(next -> next.powerState = powerState);
    }

    public Pushes restartPolicy(RestartPolicy restartPolicy) {
        return with(next -> next.restartPolicy = restartPolicy);
    }

    public Pushes updatePolicy(UpdatePolicy updatePolicy) {
        return with(next -> next.updatePolicy = updatePolicy);
    }

    public Pushes grace(int seconds) {
        return with(next -> next.grace = seconds);
    }

    public Pushes restartRequestedAt(String time) {
        return with(next -> next.restartRequestedAt = time);
    }

    /** The same, taking over what is there. */
    public Pushes adopting() {
        return with(next -> next.adopt = true);
    }

    /** Further lines of the config, in place of memory and vCPUs. */
    public Pushes lines(String lines) {
        return with(next -> next.lines = lines);
    }

    public Owner owner() {
        return it.owner;
    }

    public long generation() {
        return it.generation;
    }

    public String uuid() {
        return it.uuid;
    }

    public String name() {
        return it.name;
    }

    public PowerState powerState() {
        return it.powerState;
    }

    public UpdatePolicy updatePolicy() {
        return it.updatePolicy;
    }

    public String restartRequestedAt() {
        return it.restartRequestedAt;
    }

    public String config() {
        return """
                %s
                name = "%s"
                uuid = "%s"
                type = "pv"
                kernel = "/boot/vmlinuz"
                %s""".formatted(OwnershipHeader.line(it.owner.namespace(), it.owner.name()), it.name, it.uuid, it.lines);
    }

    public DesiredDomain desired() {
        return with(config());
    }

    /** The push with a text that need not fit to the rest. */
    public DesiredDomain with(String config) {
        return new DesiredDomain(
                it.owner,
                it.generation,
                it.fence,
                it.uuid,
                it.name,
                it.powerState,
                it.restartPolicy,
                it.updatePolicy,
                it.grace,
                it.restartRequestedAt,
                it.adopt,
                config,
                sha256(config));
    }

    public Removal removal(DeletionPolicy policy) {
        return new Removal(it.owner, it.generation + 1, it.fence, policy, it.grace);
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
