package io.xendomain.agent;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import io.xendomain.agent.identity.IdentityFolder;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Serves with another certificate as soon as there is one. Quarkus could do it by itself, but would read and encrypt the
 * key anew each time, and that was nine tenths of what an idle agent cost dom0.
 */
@Singleton
final class CertificateReload {
    private static final Logger LOG = Logger.getLogger(CertificateReload.class);
    private static final String TLS = "agent";

    private final IdentityFolder identity;
    private final TlsConfiguration configuration;
    private final Event<CertificateUpdatedEvent> updated;
    private IdentityFolder.Version served;

    CertificateReload(
            IdentityFolder identity, TlsConfigurationRegistry registry, Event<CertificateUpdatedEvent> updated) {
        this.identity = identity;
        this.configuration = registry.get(TLS).orElseThrow();
        this.updated = updated;
        this.served = identity.version();
    }

    void start(@Observes StartupEvent event, Vertx vertx, AgentConfig config) {
        vertx.setPeriodic(config.listen().certificateReload().toMillis(), timer -> vertx.executeBlocking(this::look));
    }

    private synchronized Void look() {
        IdentityFolder.Version now = identity.version();
        if (!now.equals(served) && configuration.reload()) {
            served = now;
            LOG.info("the certificate was renewed");
            updated.fire(new CertificateUpdatedEvent(TLS, configuration));
        }
        return null;
    }
}
