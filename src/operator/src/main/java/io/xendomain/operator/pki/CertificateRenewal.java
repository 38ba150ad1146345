package io.xendomain.operator.pki;

import java.security.cert.X509Certificate;

/** Renews hosts' certificates through the links that are open anyway. */
public interface CertificateRenewal {

    /** Whether so little of its life is left that a new one should be made. */
    boolean isDue(X509Certificate certificate);

    /**
     * Signs a host's request.
     *
     * @return leaf and CA in PEM
     * @throws IllegalArgumentException if the request is not one that we sign
     */
    String sign(String host, String address, String request);
}
