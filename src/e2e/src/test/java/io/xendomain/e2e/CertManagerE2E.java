package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ThrowAwayPki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * deploy/overlays/cert-manager with the packaged operator. cert-manager itself does not run here; its Certificate is taken by its
 * own definitions, and what it would put into the Secret is put there as that Certificate asks.
 */
class CertManagerE2E {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void theOperatorWaitsForTheCaAndSignsWithIt(@TempDir Path folder) throws IOException {
        try (ControlPlane kubernetes = ControlPlane.start()) {
            Kustomizations.defineForeignKinds(kubernetes);
            Kubectl kubectl = new Kubectl(kubernetes.kubeconfig());
            kubectl.run("apply", "-k", Kustomizations.of("cert-manager").toString())
                    .orThrow();
            Stage stage = new Stage(folder, kubectl, Command::start);

            // it ends, and its Pod would start it again
            assertThatThrownBy(stage::startOperator).isInstanceOf(IllegalStateException.class);
            assertThat(folder.resolve("operator.log"))
                    .content()
                    .contains("Secret xendomain-system/xendomain-ca is not there")
                    .contains("describe certificate xendomain-ca");
            assertThat(kubectl.run("get", "secret", "xendomain-ca", "-n", Stage.NAMESPACE)
                            .exit())
                    .isEqualTo(1);

            String ca = actAsCertManager(kubernetes, kubectl, folder);
            stage.startOperator();
            SimulatedHost host = stage.addHost("dom0-a");
            kubectl.waitFor("xenhost/dom0-a", "Ready", PATIENCE).orThrow();

            assertThat(trustedBy(host)).isEqualTo(ca);
            stage.started().reversed().forEach(ChildProcess::close);
        }
    }

    /** The CA's certificate in PEM. */
    private static String actAsCertManager(ControlPlane kubernetes, Kubectl kubectl, Path folder) throws IOException {
        JsonNode asked = Kustomizations.built(kubernetes, "cert-manager")
                .get("Certificate", "xendomain-ca")
                .path("spec");
        assertThat(asked.path("isCA").asBoolean()).isTrue();
        assertThat(asked.path("privateKey").toString()).contains("ECDSA", "256", "PKCS8", "Never");
        ThrowAwayPki pki = ThrowAwayPki.create();
        pki.authority().writePem(folder);
        kubectl.run(
                        "create",
                        "secret",
                        "tls",
                        asked.path("secretName").asText(),
                        "-n",
                        Stage.NAMESPACE,
                        "--cert=" + folder.resolve("tls.crt"),
                        "--key=" + folder.resolve("tls.key"))
                .orThrow();
        return Files.readString(folder.resolve("ca.crt")).strip();
    }

    private static String trustedBy(SimulatedHost host) throws IOException {
        try (Stream<Path> files = Files.walk(host.state())) {
            Path trusted =
                    files.filter(file -> file.endsWith("ca.crt")).findFirst().orElseThrow();
            return Files.readString(trusted).strip();
        }
    }
}
