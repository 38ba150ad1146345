package io.xendomain.operator.pki;

import io.xendomain.protocol.Identity;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
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
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificate authority between the operator and its hosts. It signs for nobody else: leaf certificates carry the
 * name that the other side checks as a URI.
 *
 * @param key of the CA
 * @param certificate of the CA
 */
public record Authority(PrivateKey key, X509Certificate certificate) {
    static final Duration CA_LIFE = Duration.ofDays(3650);
    static final Duration HOST_LIFE = Duration.ofDays(90);
    static final Duration OPERATOR_LIFE = Duration.ofDays(30);

    /** For clocks that do not agree. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SERIAL_BITS = 127;

    /** A new one, P-256, good for ten years. */
    public static Authority create(Instant now) {
        KeyPair keys = newKeys();
        X500Name name = new X500Name("CN=xendomain CA");
        X509Certificate certificate = sign(name, keys.getPrivate(), name, keys.getPublic(), now, CA_LIFE, builder -> {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        });
        return new Authority(keys.getPrivate(), certificate);
    }

    /** A new key and certificate for the operator. */
    Credential operator(Instant now) {
        KeyPair keys = newKeys();
        X509Certificate own = leaf(
                "xendomain operator",
                keys.getPublic(),
                List.of(uri(new Identity.Operator())),
                KeyPurposeId.id_kp_clientAuth,
                now,
                OPERATOR_LIFE);
        return new Credential(keys.getPrivate(), own, certificate);
    }

    /**
     * A certificate for a host's agent.
     *
     * @param address where it listens, as {@code HOST:PORT}; named in the certificate for other clients' sake
     */
    public X509Certificate host(String name, String address, PublicKey key, Instant now) {
        return leaf(
                name,
                key,
                List.of(uri(new Identity.Host(name)), addressName(address)),
                KeyPurposeId.id_kp_serverAuth,
                now,
                HOST_LIFE);
    }

    private X509Certificate leaf(
            String name, PublicKey key, List<GeneralName> names, KeyPurposeId purpose, Instant now, Duration life) {
        X500Name issuer =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return sign(issuer, this.key, new X500Name("CN=" + name), key, now, life, builder -> {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new ArrayList<>(names).toArray(GeneralName[]::new)));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate));
        });
    }

    private interface Extensions {
        void addTo(JcaX509v3CertificateBuilder builder) throws CertIOException, GeneralSecurityException;
    }

    private static X509Certificate sign(
            X500Name issuer,
            PrivateKey signer,
            X500Name subject,
            PublicKey key,
            Instant now,
            Duration life,
            Extensions extensions) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    new BigInteger(SERIAL_BITS, RANDOM).add(BigInteger.ONE),
                    Date.from(now.minus(SKEW)),
                    Date.from(now.plus(life)),
                    subject,
                    key);
            extensions.addTo(builder);
            var content = new JcaContentSignerBuilder("SHA256withECDSA").build(signer);
            return new JcaX509CertificateConverter().getCertificate(builder.build(content));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot sign a certificate for " + subject, e);
        }
    }

    private static GeneralName uri(Identity identity) {
        return new GeneralName(
                GeneralName.uniformResourceIdentifier, identity.uri().toString());
    }

    private static GeneralName addressName(String address) {
        String host = address.substring(0, address.lastIndexOf(':')).replaceAll("[\\[\\]]", "");
        boolean isIp = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
        return new GeneralName(isIp ? GeneralName.iPAddress : GeneralName.dNSName, host);
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
