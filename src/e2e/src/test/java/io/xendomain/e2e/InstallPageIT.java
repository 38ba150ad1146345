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

/** docs/install.md, what of it needs no node and no dom0, typed line by line; then the manifest of the first page is taken. */
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

            kubernetes.kubectl("create", "namespace", "prod").orThrow();
            assertThat(kubernetes.kubectlApply(firstManifest()).orThrow().stdout())
                    .contains("xendomain.xendomain.io/web-1 created");
        }
    }

    /** What the first page begins with. */
    private static String firstManifest() {
        PageBlock manifest = PageBlock.of("README.md").getFirst();
        assertThat(manifest.text()).contains("kind: XenDomain");
        return manifest.text();
    }
}
