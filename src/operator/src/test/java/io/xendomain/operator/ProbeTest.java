package io.xendomain.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private HttpServer server;
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = "{\"status\": \"so\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"200, 0", "503, 1", "404, 1"})
    void onlyAnOperatorThatIsWellIsWell(int answer, int exit) {
        status = answer;

        assertThat(ask("probe", url())).isEqualTo(exit);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("answers " + answer, "\"status\": \"so\"");
    }

    @Test
    void whoDoesNotAnswerIsIllAndNamed() {
        String url = url();
        server.stop(0);

        assertThat(ask("probe", url)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith(url + " does not answer");
    }

    @Test
    void aWrongUseIsExplained() {
        assertThat(ask("probe")).isEqualTo(2);
        assertThat(ask("probe", "xendomain-operator:8080")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage: ", "xendomain-operator:8080 is no URL");
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/q/health/ready";
    }

    private int ask(String... arguments) {
        return Probe.ask(arguments, new PrintStream(out), new PrintStream(err));
    }
}
