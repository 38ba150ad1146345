package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.Command;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
        Path root = Toolchain.projectRoot();
        String commands = PageCommands.of("docs/gitops.md");
        Files.createSymbolicLink(folder.resolve("deploy"), root.resolve("deploy"));
        try (ControlPlane kubernetes = ControlPlane.start().applyCrds()) {
            String flux = Toolchain.definitions("flux").toString();
            kubernetes.kubectl("apply", "--server-side", "-f", flux).orThrow();
            kubernetes
                    .kubectl("wait", "--for=condition=Established", "--timeout=60s", "-f", flux)
                    .orThrow();
            for (String namespace : new String[] {"argocd", "flux-system", "prod"}) {
                kubernetes.kubectl("create", "namespace", namespace).orThrow();
            }
            kubernetes.kubectlApply(DOMAIN).orThrow();

            Finished shell = Command.of(Path.of("bash"), "-c", "set -euo pipefail\n" + commands)
                    .in(folder)
                    .with("KUBECONFIG", kubernetes.kubeconfig().toString())
                    .with("ARGOCD_CONFIG_DIR", folder.toString())
                    .with(
                            "PATH",
                            Toolchain.controlPlane() + ":" + Toolchain.argocd().getParent() + ":"
                                    + System.getenv("PATH"))
                    .run(Duration.ofMinutes(2));

            assertThat(shell.exit()).as(shell.stdout() + shell.stderr()).isZero();
            assertThat(shell.stdout())
                    .contains(
                            "configmap/argocd-cm serverside-applied",
                            "STATUS: Progressing",
                            "xendomain.io/restart-requested-at",
                            "kustomization.kustomize.toolkit.fluxcd.io/xendomains created");
        }
    }
}
