package io.xendomain.agent.rest;

import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.xendomain.agent.domain.Refused;
import io.xendomain.agent.identity.IdentityException;
import io.xendomain.agent.identity.IdentityFolder;
import io.xendomain.protocol.ProblemCode;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jboss.logging.Logger;

/** Renews the certificate of this host, through the channel that the present one secures. */
@Singleton
final class Certificates {
    private static final Logger LOG = Logger.getLogger(Certificates.class);
    private static final String TLS = "agent";

    private final IdentityFolder identity;
    private final TlsConfigurationRegistry registry;
    private final Event<CertificateUpdatedEvent> updated;

    Certificates(IdentityFolder identity, TlsConfigurationRegistry registry, Event<CertificateUpdatedEvent> updated) {
        this.identity = identity;
        this.registry = registry;
        this.updated = updated;
    }

    /** Makes a new key and a request for its certificate, in PEM. */
    String request() throws Refused {
        try {
            return identity.requestForNewKey();
        } catch (IOException e) {
            throw new Refused(ProblemCode.NotWritable, "cannot keep a new key: " + e.getMessage(), e);
        }
    }

    /** Serves from now on with the chain that was signed for the last request. */
    void install(String chain) throws Refused {
        try {
            String name = identity.install(chain);
            LOG.infof("host %s has a new certificate", name);
        } catch (IdentityException e) {
            throw new Refused(ProblemCode.BadRequest, e.getMessage(), e);
        } catch (IOException e) {
            throw new Refused(ProblemCode.NotWritable, "cannot keep the certificate: " + e.getMessage(), e);
        }
        TlsConfiguration tls = registry.get(TLS).orElseThrow();
        if (tls.reload()) {
            updated.fire(new CertificateUpdatedEvent(TLS, tls));
        }
    }
}
