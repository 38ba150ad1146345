package io.xendomain.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CertificateRequestTest {

    /** Repeated, for signatures and keys differ in length. */
    @RepeatedTest(20)
    void anotherImplementationReadsItAndItsSignatureHolds() throws Exception {
        HostKey key = HostKey.make();

        var request = new JcaPKCS10CertificationRequest(CertificateRequest.of(key.pair()));

        assertThat(request.getPublicKey()).isEqualTo(key.pair().getPublic());
        assertThat(request.getSubject()).hasToString("CN=xendomain-agent");
        assertThat(request.isSignatureValid(
                        new JcaContentVerifierProviderBuilder().build(key.pair().getPublic())))
                .isTrue();
    }

    @Test
    void pemIsReadBack() {
        byte[] content = new byte[100];
        assertThat(Pem.read(Pem.write("A KEY", content) + Pem.write("ANOTHER", new byte[] {1})))
                .containsOnlyKeys("A KEY", "ANOTHER")
                .extractingByKey("A KEY")
                .isEqualTo(content);
        assertThat(Pem.write("A KEY", content).lines()).allMatch(line -> line.length() <= 64);
        assertThat(Pem.read("-----BEGIN A KEY-----\nAAAA\n-----END B KEY-----")).isEqualTo(Map.of());
    }
}
