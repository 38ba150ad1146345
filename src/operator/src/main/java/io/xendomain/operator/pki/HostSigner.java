package io.xendomain.operator.pki;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/**
 * Signs hosts' certificate requests. Of a request only the key counts, and the proof that its sender has it: the names
 * in the certificate are ours to give.
 */
public final class HostSigner implements CertificateRenewal {
    private static final int MIN_EC_BITS = 256;
    private static final int MIN_RSA_BITS = 3072;

    private final Authority authority;
    private final InstantSource clock;

    public HostSigner(Authority authority, InstantSource clock) {
        this.authority = authority;
        this.clock = clock;
    }

    @Override
    public boolean isDue(X509Certificate certificate) {
        return OperatorIdentity.isDue(certificate, clock.instant());
    }

    @Override
    public String sign(String host, String address, String request) {
        PublicKey key = key(request);
        X509Certificate leaf = authority.host(host, address, key, clock.instant());
        return Pem.write(leaf, authority.certificate());
    }

    private static PublicKey key(String pem) {
        var request = new JcaPKCS10CertificationRequest(
                Pem.read(pem, PKCS10CertificationRequest.class, "the certificate request"));
        try {
            PublicKey key = request.getPublicKey();
            switch (key) {
                case ECPublicKey ec -> atLeast("EC", ec.getParams().getOrder().bitLength(), MIN_EC_BITS);
                case RSAPublicKey rsa -> atLeast("RSA", rsa.getModulus().bitLength(), MIN_RSA_BITS);
                default ->
                    throw new IllegalArgumentException("the certificate request has a key of type " + key.getAlgorithm()
                            + ", but must have an EC or RSA key; make one with P-256");
            }
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw new IllegalArgumentException(
                        "the certificate request is not signed with its own key; make a new one in dom0");
            }
            return key;
        } catch (GeneralSecurityException | OperatorCreationException | PKCSException e) {
            throw new IllegalArgumentException("the certificate request cannot be used: " + e.getMessage(), e);
        }
    }

    private static void atLeast(String algorithm, int bits, int least) {
        if (bits < least) {
            throw new IllegalArgumentException("the certificate request has a key of type " + algorithm + " with "
                    + bits + " bits, but must have at least " + least + "; make a longer one in dom0");
        }
    }
}
