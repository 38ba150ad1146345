package io.xendomain.operator;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.xendomain.operator.push.FenceHolder;
import io.xendomain.protocol.Fence;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One operator acts at a time: the holder of a Lease. The same Lease gives the fence by which agents tell today's leader
 * from a former one, so it is used by a single replica, too.
 */
final class Leadership {
    static final String LEASE = "xendomain-operator";
    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

    private final KubernetesClient client;
    private final String namespace;
    private final String identity;
    private final Runnable onLost;
    private final FenceHolder fence = new FenceHolder();
    private volatile boolean leading;
    private volatile boolean stopping;

    Leadership(KubernetesClient client, String namespace, Optional<String> identity, Runnable onLost) {
        this.client = client;
        this.namespace = namespace;
        this.identity = identity.orElseGet(() -> UUID.randomUUID().toString());
        this.onLost = onLost;
    }

    LeaderElectionConfiguration configuration() {
        return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(LEASE)
                .withLeaseNamespace(namespace)
                .withIdentity(identity)
                .withLeaderCallbacks(new LeaderCallbacks(this::begin, this::end, leader -> {}))
                // JOSDK would end the JVM from inside its own shutdown
                .withExitOnStopLeading(false)
                .build();
    }

    Supplier<Fence> fence() {
        return fence;
    }

    boolean isLeading() {
        return leading;
    }

    /** From now on losing the Lease is no accident. */
    void stopping() {
        stopping = true;
    }

    /** Lets the next replica lead at once, not when the Lease has run out. */
    void release() {
        if (!leading) {
            return;
        }
        try {
            Lease lease = client.leases().inNamespace(namespace).withName(LEASE).get();
            if (lease != null && identity.equals(lease.getSpec().getHolderIdentity())) {
                lease.getSpec().setHolderIdentity("");
                lease.getSpec().setLeaseDurationSeconds(1);
                client.resource(lease).update();
            }
        } catch (KubernetesClientException e) {
            LOG.info("Cannot release the lease, the next leader has to wait for its end: {}", e.getMessage());
        }
    }

    private void begin() {
        try {
            fence.read(client, namespace, LEASE);
            leading = true;
            LOG.info("Leading as {} with epoch {}", identity, fence.get().epoch());
        } catch (RuntimeException e) {
            LOG.error("Cannot read the lease that was just acquired", e);
            onLost.run();
            throw e;
        }
    }

    private void end() {
        if (!stopping && leading) {
            LOG.error("Lost the lease; ending, so that there is one leader only");
            onLost.run();
        }
    }
}
