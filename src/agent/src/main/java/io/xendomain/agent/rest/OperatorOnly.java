package io.xendomain.agent.rest;

import io.vertx.core.http.HttpServerRequest;
import io.xendomain.protocol.Identity;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import jakarta.ws.rs.core.Response;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** TLS lets in whoever our CA knows; this lets in the operator. */
public class OperatorOnly {
    /** Longest request body in bytes: a config of full length, escaped. */
    private static final long MAX_BODY = 4L << 20;

    @ServerRequestFilter(preMatching = true)
    public Optional<Response> check(HttpServerRequest request) {
        Optional<Identity> peer = peer(request.sslSession());
        if (!(peer.orElse(null) instanceof Identity.Operator)) {
            String who = peer.map(identity -> identity.uri().toString()).orElse("nobody of ours");
            return refuse(
                    ProblemCode.Forbidden,
                    "the client certificate is for " + who + "; only " + new Identity.Operator().uri() + " is served");
        }
        String length = request.getHeader("Content-Length");
        if (length != null && Long.parseLong(length) > MAX_BODY) {
            return refuse(
                    ProblemCode.BadRequest, "the body has " + length + " bytes; at most " + MAX_BODY + " are taken");
        }
        return Optional.empty();
    }

    private static Optional<Response> refuse(ProblemCode code, String message) {
        return Optional.of(Problems.response(new Problem(code, message)));
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
