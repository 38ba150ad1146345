package io.xendomain.agent.rest;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.xendomain.agent.domain.Refused;
import io.xendomain.protocol.Identity;
import io.xendomain.protocol.ProblemCode;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** TLS lets in whoever our CA knows; this lets in the operator. */
final class OperatorOnly implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext request) {
        Optional<Identity> peer = peer(request.request().sslSession());
        if (peer.orElse(null) instanceof Identity.Operator) {
            request.next();
            return;
        }
        String who = peer.map(identity -> identity.uri().toString()).orElse("nobody of ours");
        request.fail(new Refused(
                ProblemCode.Forbidden,
                "the client certificate is for " + who + "; only " + new Identity.Operator().uri() + " is served"));
    }

    private static Optional<Identity> peer(SSLSession session) {
        try {
            Certificate[] chain = session == null ? new Certificate[0] : session.getPeerCertificates();
            return chain.length > 0 && chain[0] instanceof X509Certificate certificate
                    ? Identity.of(certificate)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }
}
