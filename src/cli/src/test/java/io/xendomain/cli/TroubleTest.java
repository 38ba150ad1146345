package io.xendomain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroubleTest {

    @ParameterizedTest
    @CsvSource({
        "401, 3, your login has expired",
        "403, 3, Roles for people",
        "404, 3, the operator is not installed there",
        "409, 1, repeat the command",
        "422, 1, nothing was changed",
        "500, 3, answered with an error: so it is",
    })
    void eachAnswerHasWordsAndACode(int code, int exit, String words) {
        var refused = new KubernetesClientException(
                "x",
                code,
                new StatusBuilder().withCode(code).withMessage("so it is").build());
        assertThat(Trouble.of(refused, "https://k:1"))
                .hasMessageContaining(words)
                .returns(exit, CannotContinue::exitCode);
    }

    @Test
    void noAnswerSaysWhyThereIsNone() {
        assertThat(unreachable(new HttpConnectTimeoutException("x"))).hasMessageContaining("does not answer in time");
        assertThat(unreachable(new SSLHandshakeException("bad\u001b[2J certificate")))
                .hasMessageContaining("TLS fails: bad [2J certificate");
        assertThat(unreachable(new IOException("broken"))).hasMessageContaining("broken");
    }

    private static CannotContinue unreachable(IOException cause) {
        return Trouble.of(new KubernetesClientException("get failed", cause), "https://k:1");
    }
}
