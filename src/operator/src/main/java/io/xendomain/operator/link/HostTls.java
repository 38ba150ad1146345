package io.xendomain.operator.link;

import io.xendomain.operator.pki.Credential;
import io.xendomain.protocol.Identity;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * TLS towards one host: shows the operator's certificate, and takes one that our CA signed for exactly that host. The
 * address is not compared: a host may move, its name may not.
 */
final class HostTls extends X509ExtendedTrustManager {
    private static final char[] NO_PASSWORD = new char[0];

    private final X509TrustManager chain;
    private final Identity expected;

    private HostTls(X509TrustManager chain, Identity expected) {
        this.chain = chain;
        this.expected = expected;
    }

    static SSLContext context(Credential own, String host) {
        try {
            KeyStore trusted = emptyStore();
            trusted.setCertificateEntry("ca", own.ca());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            KeyStore keys = emptyStore();
            keys.setKeyEntry("operator", own.key(), NO_PASSWORD, new Certificate[] {own.certificate()});
            KeyManagerFactory key = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            key.init(keys, NO_PASSWORD);
            X509TrustManager chain = Arrays.stream(trust.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(key.getKeyManagers(), new TrustManager[] {new HostTls(chain, new Identity.Host(host))}, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot set up TLS towards " + host, e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private void check(X509Certificate[] presented, String authType) throws CertificateException {
        chain.checkServerTrusted(presented, authType);
        Identity found = Identity.of(presented[0]).orElse(null);
        if (!expected.equals(found)) {
            throw new WrongIdentity("has a certificate for "
                    + (found == null ? "nobody we know" : found.uri()) + ", not for " + expected.uri()
                    + "; correct spec.address, or enrol the host under this name");
        }
    }

    /** The certificate is good, and somebody else's. */
    static final class WrongIdentity extends CertificateException {
        private static final long serialVersionUID = 1;

        WrongIdentity(String message) {
            super(message);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] presented, String authType) throws CertificateException {
        check(presented, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] presented, String authType, Socket socket)
            throws CertificateException {
        check(presented, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] presented, String authType, SSLEngine engine)
            throws CertificateException {
        check(presented, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] presented, String authType) throws CertificateException {
        throw new CertificateException("only used by clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] presented, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(presented, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] presented, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(presented, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return chain.getAcceptedIssuers();
    }
}
