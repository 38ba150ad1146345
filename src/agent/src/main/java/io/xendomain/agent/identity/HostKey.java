package io.xendomain.agent.identity;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;

/** A P-256 key of this host, before it has a certificate. */
record HostKey(KeyPair pair) {
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    static HostKey make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new HostKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK makes no P-256 keys", e);
        }
    }

    /** Reads what {@link #toPem} wrote. */
    static HostKey ofPem(String text) throws IOException {
        try {
            Map<String, byte[]> blocks = Pem.read(text);
            KeyFactory factory = KeyFactory.getInstance("EC");
            return new HostKey(new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(blocks.getOrDefault(PUBLIC, new byte[0]))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(blocks.getOrDefault(PRIVATE, new byte[0])))));
        } catch (GeneralSecurityException e) {
            throw new IOException("no key pair in PEM: " + e.getMessage(), e);
        }
    }

    /** Both halves. */
    String toPem() {
        return privatePem() + Pem.write(PUBLIC, pair.getPublic().getEncoded());
    }

    String privatePem() {
        return Pem.write(PRIVATE, pair.getPrivate().getEncoded());
    }

    /** A certificate request (PKCS #10) in PEM. The name in it means nothing: the signer decides. */
    String request() {
        return Pem.write("CERTIFICATE REQUEST", CertificateRequest.of(pair));
    }

    boolean isIn(X509Certificate certificate) {
        return certificate.getPublicKey().equals(pair.getPublic());
    }
}
