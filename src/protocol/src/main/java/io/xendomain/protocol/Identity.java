package io.xendomain.protocol;

import java.net.URI;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Who a certificate speaks for: a URI as subject alternative name. Both sides check it, not only the CA. */
public sealed interface Identity {
    String SCHEME = "xendomain";

    URI uri();

    /** The operator of a cluster: {@code xendomain://operator}. */
    record Operator() implements Identity {
        @Override
        public URI uri() {
            return URI.create(SCHEME + "://operator");
        }
    }

    /** One host: {@code xendomain://host/NAME}. */
    record Host(String name) implements Identity {
        @Override
        public URI uri() {
            return URI.create(SCHEME + "://host/" + name);
        }
    }

    /** The identity in a certificate: exactly one URI of ours, else none. */
    static Optional<Identity> of(X509Certificate certificate) {
        List<Identity> found = uris(certificate).stream()
                .map(Identity::parse)
                .flatMap(Optional::stream)
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static List<String> uris(X509Certificate certificate) {
        final int uniformResourceIdentifier = 6; // RFC 5280, 4.2.1.6
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> name.getFirst().equals(uniformResourceIdentifier))
                            .map(name -> (String) name.get(1))
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    private static Optional<Identity> parse(String uri) {
        Identity operator = new Operator();
        if (uri.equals(operator.uri().toString())) {
            return Optional.of(operator);
        }
        String hosts = new Host("").uri().toString();
        return uri.startsWith(hosts) && uri.length() > hosts.length()
                ? Optional.of(new Host(uri.substring(hosts.length())))
                : Optional.empty();
    }
}
