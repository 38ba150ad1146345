package io.xendomain.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThrowAwayPkiTest {
    private final ThrowAwayPki pki = ThrowAwayPki.create();

    /** One mutual TLS connection; what the client shows. */
    private static X509Certificate shakeHands(SSLContext serverSide, SSLContext clientSide) throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (var listener =
                (SSLServerSocket) serverSide.getServerSocketFactory().createServerSocket(0, 1, loopback)) {
            listener.setNeedClientAuth(true);
            var server = new FutureTask<>(() -> {
                try (var socket = (SSLSocket) listener.accept()) {
                    var shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
                    socket.getOutputStream().write(1);
                    return shown;
                }
            });
            Thread.ofVirtual().start(server);
            try (var socket =
                    (SSLSocket) clientSide.getSocketFactory().createSocket("127.0.0.1", listener.getLocalPort())) {
                var parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                if (socket.getInputStream().read() != 1) {
                    throw new IOException("the server closed the connection");
                }
            }
            return server.get();
        }
    }

    @Test
    void bothSidesAcceptCertificatesOfTheirAuthority() throws Exception {
        X509Certificate shown =
                shakeHands(pki.host("dom0-a").sslContext(), pki.operator().sslContext());

        assertThat(shown.getSubjectAlternativeNames())
                .anySatisfy(name -> assertThat(name.get(1)).isEqualTo("xendomain://operator"));
    }

    @Test
    void expiredCertificateIsRefused() {
        Credential expired = pki.issueExpired("xendomain://operator");

        assertThatThrownBy(() -> shakeHands(pki.host("dom0-a").sslContext(), expired.sslContext()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void certificateOfAnotherAuthorityIsRefused() {
        Credential foreign = ThrowAwayPki.create().operator().trusting(pki);

        assertThatThrownBy(() -> shakeHands(pki.host("dom0-a").sslContext(), foreign.sslContext()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void clientWithoutCertificateIsRefused() {
        assertThatThrownBy(() -> shakeHands(
                        pki.host("dom0-a").sslContext(), pki.operator().anonymousSslContext()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void keyFileIsReadableForItsOwnerOnly(@TempDir Path folder) throws IOException {
        pki.host("dom0-a").writePem(folder);

        assertThat(folder).isDirectoryContaining("glob:**/tls.crt").isDirectoryContaining("glob:**/ca.crt");
        assertThat(folder.resolve("tls.key")).content().startsWith("-----BEGIN PRIVATE KEY-----\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tls.key"))))
                .isEqualTo("rw-------");
    }
}
