package io.xendomain.testkit;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/**
 * A certificate authority for one test, and certificates of any kind that a test needs: good ones, expired ones, and,
 * from a second authority, foreign ones. Keys are P-256 and live in memory.
 */
public final class ThrowAwayPki {
    private static final Duration LIFE = Duration.ofDays(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyPair keys;
    private final X509Certificate certificate;

    private ThrowAwayPki(KeyPair keys, X509Certificate certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    /** A new authority that nobody trusts yet. */
    public static ThrowAwayPki create() {
        KeyPair keys = newKeys();
        X500Name name = new X500Name("CN=throw-away CA " + serial().toString(36));
        Instant now = Instant.now();
        Draft draft = new Draft(name, name, keys.getPublic(), keys, now.minus(LIFE), now.plus(LIFE));
        return new ThrowAwayPki(keys, draft.sign(certificate -> {
            certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        }));
    }

    /** The authority's own certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** The authority itself, to be given to a program that signs with it: PKCS #8, as every key of this class. */
    public Credential authority() {
        return new Credential(keys.getPrivate(), certificate, certificate);
    }

    /** The operator's certificate: {@code xendomain://operator}. */
    public Credential operator() {
        return issue("xendomain://operator");
    }

    /** The certificate of a host's agent: {@code xendomain://host/NAME}. */
    public Credential host(String name) {
        return issue("xendomain://host/" + name);
    }

    /** A certificate with this URI name, and with 127.0.0.1 and localhost, good for a server and for a client. */
    public Credential issue(String uri) {
        Instant now = Instant.now();
        return issue(uri, now.minus(Duration.ofMinutes(5)), now.plus(LIFE));
    }

    /** As {@link #issue(String)}, but its time ended an hour ago. */
    public Credential issueExpired(String uri) {
        Instant now = Instant.now();
        return issue(uri, now.minus(Duration.ofHours(2)), now.minus(Duration.ofHours(1)));
    }

    /**
     * The certificate for a request, whatever name that asks for.
     *
     * @param request PKCS #10 in PEM
     * @return the chain in PEM, this authority's own certificate last
     */
    public String sign(String request, String uri) {
        try (PEMParser parser = new PEMParser(new StringReader(request))) {
            var asked = new JcaPKCS10CertificationRequest((PKCS10CertificationRequest) parser.readObject());
            Instant now = Instant.now();
            X509Certificate signed =
                    certify(uri, asked.getPublicKey(), now.minus(Duration.ofMinutes(5)), now.plus(LIFE));
            return Pem.of(signed) + Pem.of(certificate);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("not a certificate request in PEM: " + request, e);
        }
    }

    private Credential issue(String uri, Instant from, Instant to) {
        KeyPair own = newKeys();
        return new Credential(own.getPrivate(), certify(uri, own.getPublic(), from, to), certificate);
    }

    private X509Certificate certify(String uri, PublicKey own, Instant from, Instant to) {
        X500Name issuer =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        List<GeneralName> names = new ArrayList<>();
        names.add(new GeneralName(GeneralName.uniformResourceIdentifier, uri));
        names.add(new GeneralName(GeneralName.dNSName, "localhost"));
        names.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        Draft draft = new Draft(issuer, new X500Name("CN=" + uri.replaceAll(".*/", "")), own, keys, from, to);
        return draft.sign(certificate -> {
            certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            certificate.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
            }));
            certificate.addExtension(
                    Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
        });
    }

    private interface Extensions {
        void addTo(JcaX509v3CertificateBuilder certificate) throws IOException;
    }

    private record Draft(X500Name issuer, X500Name subject, PublicKey key, KeyPair signer, Instant from, Instant to) {
        X509Certificate sign(Extensions extensions) {
            try {
                var builder =
                        new JcaX509v3CertificateBuilder(issuer, serial(), Date.from(from), Date.from(to), subject, key);
                extensions.addTo(builder);
                var content = new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate());
                return new JcaX509CertificateConverter().getCertificate(builder.build(content));
            } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
                throw new IllegalStateException("cannot sign a certificate for " + subject, e);
            }
        }
    }

    private static BigInteger serial() {
        return new BigInteger(63, RANDOM).add(BigInteger.ONE);
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no P-256 keys", e);
        }
    }
}
