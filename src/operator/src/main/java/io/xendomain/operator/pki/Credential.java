package io.xendomain.operator.pki;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** The operator's key and certificate, and the only CA it trusts. */
public record Credential(PrivateKey key, X509Certificate certificate, X509Certificate ca) {}
