package io.xendomain.operator.link;

import io.xendomain.api.Reason;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says in words for people what went wrong on a connection. The sentence completes "the agent at ADDRESS ...". */
final class Mishap {

    private Mishap() {}

    static Reason reason(Throwable thrown) {
        return chain(thrown)
                .map(cause -> switch (cause) {
                    case AgentException said -> Reason.ProtocolError;
                    case CertificateException other -> Reason.IdentityMismatch;
                    default -> Reason.HostUnreachable;
                })
                .filter(reason -> reason != Reason.HostUnreachable)
                .findFirst()
                .orElse(Reason.HostUnreachable);
    }

    private static Stream<Throwable> chain(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }

    static String words(Throwable thrown) {
        List<Throwable> chain = chain(thrown).toList();
        return chain.stream()
                .map(Mishap::known)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> {
                    Throwable root = chain.getLast();
                    return "could not be talked to: "
                            + Objects.requireNonNullElse(
                                    root.getMessage(), root.getClass().getSimpleName());
                });
    }

    private static String known(Throwable thrown) {
        return switch (thrown) {
            case AgentException said -> said.getMessage();
            case HostTls.WrongIdentity other -> other.getMessage();
            case CertificateException bad ->
                "has a certificate that our CA did not sign, or that has expired: " + bad.getMessage();
            case HttpConnectTimeoutException slow -> "does not answer";
            case HttpTimeoutException slow -> "takes a connection and does not answer";
            case ConnectException refused when unresolved(refused) -> "has a name that cannot be resolved";
            case ConnectException refused -> "refuses connections";
            case ClosedChannelException closed -> "closed the connection";
            case EOFException closed -> "closed the connection";
            case SocketException reset -> "broke the connection";
            case SSLException tls
            when !(tls.getCause() instanceof CertificateException) -> "did not agree on TLS: " + tls.getMessage();
            default -> null;
        };
    }

    private static boolean unresolved(ConnectException refused) {
        return chain(refused).anyMatch(UnresolvedAddressException.class::isInstance);
    }
}
