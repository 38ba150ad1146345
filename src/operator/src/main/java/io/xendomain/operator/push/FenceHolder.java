package io.xendomain.operator.push;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.xendomain.protocol.Fence;
import java.util.Objects;
import java.util.function.Supplier;

/** The fence of this leader: which Lease made it so, and how often that Lease had changed hands by then. */
public final class FenceHolder implements Supplier<Fence> {
    private volatile Fence fence;

    /** Reads it from the Lease that this process has just acquired. */
    public void read(KubernetesClient client, String namespace, String name) {
        Lease lease = client.leases().inNamespace(namespace).withName(name).get();
        int transitions = Objects.requireNonNullElse(lease.getSpec().getLeaseTransitions(), 0);
        fence = new Fence(lease.getMetadata().getUid(), transitions);
    }

    /**
     * @throws IllegalStateException if this process has never led
     */
    @Override
    public Fence get() {
        Fence held = fence;
        if (held == null) {
            throw new IllegalStateException("asked for the fence before this process became leader");
        }
        return held;
    }
}
