package io.xendomain.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key with its certificate and the authority that its holder trusts.
 *
 * @param key the private key
 * @param certificate what the holder shows
 * @param trusted the certificate of the only authority whose certificates the holder accepts
 */
public record Credential(PrivateKey key, X509Certificate certificate, X509Certificate trusted) {
    private static final char[] NO_PASSWORD = new char[0];

    /** The same key and certificate with a holder who trusts another authority. */
    public Credential trusting(ThrowAwayPki other) {
        return new Credential(key, certificate, other.certificate());
    }

    /** For a TLS server or client that shows this certificate. */
    public SSLContext sslContext() {
        return context(true);
    }

    /** For a TLS client that checks the server and shows no certificate of its own. */
    public SSLContext anonymousSslContext() {
        return context(false);
    }

    /**
     * Writes {@code tls.key}, {@code tls.crt} and {@code ca.crt} as PEM, the names of a Kubernetes TLS Secret. The key
     * is readable for its owner only.
     *
     * @return the folder
     */
    public Path writePem(Path folder) {
        try {
            Files.createDirectories(folder);
            Path secret = folder.resolve("tls.key");
            Files.deleteIfExists(secret);
            Files.createFile(
                    secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(secret, Pem.of(key));
            Files.writeString(folder.resolve("tls.crt"), Pem.of(certificate));
            Files.writeString(folder.resolve("ca.crt"), Pem.of(trusted));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SSLContext context(boolean showCertificate) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setCertificateEntry("trusted", trusted);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            if (showCertificate) {
                store.setKeyEntry("own", key, NO_PASSWORD, new Certificate[] {certificate});
            }
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(store, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot make a TLS context", e);
        }
    }
}
