package io.xendomain.agent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.xendomain.agent.Pushes;
import io.xendomain.protocol.Api;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.testkit.Credential;
import io.xendomain.testkit.ThrowAwayPki;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, and who is not. */
class IdentityIT {
    @TempDir
    static Path folder;

    private static AgentProcess agent;

    @BeforeAll
    static void start() {
        agent = new AgentProcess(folder).enrolled().start();
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    @Test
    void servesTheOperatorOverHttp2() throws IOException {
        try (AgentClient operator = agent.operator()) {
            assertThat(operator.send("GET", Api.HOST, null).version()).hasToString("HTTP_2");
        }
    }

    @Test
    void letsNobodyInWithoutACertificate() {
        try (AgentClient nobody =
                new AgentClient(agent.port, agent.pki.operator().anonymousSslContext())) {
            assertRefusedByTls(nobody);
        }
    }

    @Test
    void letsNoOperatorOfAnotherCaIn() {
        Credential foreign = ThrowAwayPki.create().operator().trusting(agent.pki);
        try (AgentClient stranger = agent.client(foreign)) {
            assertRefusedByTls(stranger);
        }
    }

    @Test
    void letsNoExpiredOperatorIn() {
        try (AgentClient late = agent.client(agent.pki.issueExpired("xendomain://operator"))) {
            assertRefusedByTls(late);
        }
    }

    @Test
    void servesNoHostNotEvenItself() {
        Stream.of("dom0-b", "dom0-a").map(agent.pki::host).forEach(IdentityIT::assertForbidden);
    }

    @Test
    void servesNobodyWhoseNameMerelyLooksLikeTheOperators() {
        Stream.of("xendomain://operator/", "xendomain://operatorx", "https://operator", "xendomain://host/operator")
                .map(agent.pki::issue)
                .forEach(IdentityIT::assertForbidden);
    }

    @Test
    void speaksNoPlainHttp() {
        assertThatThrownBy(() -> {
                    HttpURLConnection plain =
                            (HttpURLConnection) URI.create("http://127.0.0.1:" + agent.port + Api.HOST)
                                    .toURL()
                                    .openConnection();
                    plain.getResponseCode();
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void tellsItsHealthOnLoopbackOnly() throws IOException {
        URI health = URI.create("http://127.0.0.1:" + agent.healthPort() + "/q/health");
        HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
        assertThat(connection.getResponseCode()).isEqualTo(200);

        try (AgentClient operator = agent.operator()) {
            assertThat(operator.refusal("GET", "/q/health", null).code()).isEqualTo(ProblemCode.NotFound);
        }
        List<String> own = List.of("127.0.0.2", "::1");
        assertThat(own).allSatisfy(address -> assertThatThrownBy(
                        () -> new java.net.Socket(address, agent.healthPort()).close())
                .isInstanceOf(ConnectException.class));
    }

    @Test
    void servesARenewedCertificateAndStillAsksForTheOperators() throws IOException {
        X509Certificate before = served();
        agent.install(agent.pki.host("dom0-a"));

        await().ignoreExceptions().until(() -> !served().equals(before));

        letsNobodyInWithoutACertificate();
        letsNoOperatorOfAnotherCaIn();
        assertForbidden(agent.pki.host("dom0-b"));
        servesTheOperatorOverHttp2();
    }

    @Test
    void renewsItsCertificateThroughTheChannelItHas() throws IOException {
        try (AgentClient operator = agent.operator()) {
            String request =
                    operator.send("POST", Api.CERTIFICATE_REQUEST, null).body();
            assertThat(request).startsWith("-----BEGIN CERTIFICATE REQUEST-----");
            X509Certificate before = served();
            String chain = agent.pki.sign(request, "xendomain://host/dom0-a");

            var answer = operator.send("PUT", Api.CERTIFICATE, Api.PEM, chain);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
            await().ignoreExceptions().until(() -> !served().equals(before));
        }
        letsNobodyInWithoutACertificate();
        servesTheOperatorOverHttp2();
    }

    private static void assertForbidden(Credential credential) {
        try (AgentClient other = agent.client(credential)) {
            assertThat(other.refusal("GET", Api.DOMAINS, null).code()).isEqualTo(ProblemCode.Forbidden);
            assertThat(other.refusal("GET", Api.WATCH, null).code()).isEqualTo(ProblemCode.Forbidden);
            assertThat(other.refusal(Pushes.of("forbidden").desired()).code()).isEqualTo(ProblemCode.Forbidden);
        }
    }

    private static void assertRefusedByTls(AgentClient client) {
        assertThatThrownBy(() -> client.send("GET", Api.HOST, null)).isInstanceOf(IOException.class);
    }

    /** The certificate that a new connection is shown. */
    private static X509Certificate served() throws IOException {
        HttpsURLConnection connection = (HttpsURLConnection)
                URI.create("https://127.0.0.1:" + agent.port + Api.HOST).toURL().openConnection();
        connection.setSSLSocketFactory(agent.pki.operator().sslContext().getSocketFactory());
        try {
            connection.connect();
            return (X509Certificate) connection.getServerCertificates()[0];
        } catch (SSLException e) {
            throw new IOException(e);
        } finally {
            connection.disconnect();
        }
    }
}
