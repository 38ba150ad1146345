package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/install.md, what of it needs no node and no dom0, typed line by line. */
class InstallPageIT {

    @Test
    void eachCommandWorksAsWritten(@TempDir Path folder) throws IOException {
        try (ControlPlane kubernetes = ControlPlane.start()) {
            kubernetes.define(Toolchain.definitions("cert-manager"));

            Finished shell =
                    Typist.in(folder, kubernetes.kubeconfig(), Map.of()).types(TypedPage.INSTALL.commands());

            assertThat(kubernetes
                            .kubectl("get", "certificate", "xendomain-ca", "-n", "xendomain-system", "-o", "yaml")
                            .orThrow()
                            .stdout())
                    .contains("kind: ClusterIssuer", "name: company");
            assertThat(shell.stdout())
                    .contains(
                            "STATUS: deployed",
                            "namespace/xendomain-system labeled",
                            "xendomains.xendomain.io condition met",
                            "FIELD: memory",
                            "xenhost.xendomain.io/dom0-a created (server dry run)");
        }
    }
}
