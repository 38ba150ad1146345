package io.xendomain.agent.rest;

import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xendomain.agent.domain.Refused;
import io.xendomain.agent.identity.IdentityException;
import io.xendomain.agent.identity.IdentityFolder;
import io.xendomain.protocol.Api;
import io.xendomain.protocol.ProblemCode;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.jboss.logging.Logger;

/** Renews the certificate of this host, through the channel that the present one secures. */
@Path("/")
@RunOnVirtualThread
public class CertificateResource {
    private static final Logger LOG = Logger.getLogger(CertificateResource.class);
    private static final String TLS = "agent";

    private final IdentityFolder identity;
    private final TlsConfigurationRegistry registry;
    private final Event<CertificateUpdatedEvent> updated;

    CertificateResource(
            IdentityFolder identity, TlsConfigurationRegistry registry, Event<CertificateUpdatedEvent> updated) {
        this.identity = identity;
        this.registry = registry;
        this.updated = updated;
    }

    @POST
    @Path(Api.CERTIFICATE_REQUEST)
    @Consumes(MediaType.WILDCARD)
    @Produces(Api.PEM)
    public String request() throws Refused {
        try {
            return identity.requestForNewKey();
        } catch (IOException e) {
            throw new Refused(ProblemCode.NotWritable, "cannot keep a new key: " + e.getMessage(), e);
        }
    }

    @PUT
    @Path(Api.CERTIFICATE)
    @Consumes(MediaType.WILDCARD)
    public void install(String chain) throws Refused {
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
