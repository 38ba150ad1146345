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

/** docs/gitops.md, its commands typed line by line on a cluster where Flux's kinds and Argo CD's namespace are. */
class GitopsPageIT {
    private static final String DOMAIN = """
            apiVersion: xendomain.io/v1alpha1
            kind: XenDomain
            metadata: {name: web-1, namespace: prod}
            spec: {host: dom0-a, config: {builder: hvm, memory: 2048}}
            """;

    @Test
    void eachCommandWorksAsWritten(@TempDir Path folder) throws IOException {
        try (ControlPlane kubernetes = ControlPlane.start().applyCrds()) {
            kubernetes.define(Toolchain.definitions("flux"));
            for (String namespace : new String[] {"argocd", "flux-system", "prod"}) {
                kubernetes.kubectl("create", "namespace", namespace).orThrow();
            }
            kubernetes.kubectlApply(DOMAIN).orThrow();

            Finished shell =
                    Typist.in(folder, kubernetes.kubeconfig(), Map.of()).types(TypedPage.GITOPS.commands());

            assertThat(shell.stdout())
                    .contains(
                            "configmap/argocd-cm serverside-applied",
                            "STATUS: Progressing",
                            "xendomain.io/restart-requested-at",
                            "kustomization.kustomize.toolkit.fluxcd.io/xendomains created");
        }
    }
}
