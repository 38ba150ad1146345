package io.xendomain.e2e;

import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.Toolchain;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What deploy/ offers to {@code kubectl apply -k}: the base, each overlay, and each component on what it goes with. */
final class Kustomizations {
    private static final Path DEPLOY = Toolchain.projectRoot().resolve("deploy");
    private static final Path WITH_COMPONENTS = Toolchain.projectRoot().resolve("src/e2e/src/test/resources/kustomize");

    private Kustomizations() {}

    /** By name: the folder's own. */
    static Path of(String name) {
        return Stream.of(DEPLOY, DEPLOY.resolve("overlays"), WITH_COMPONENTS)
                .map(folder -> folder.resolve(name))
                .filter(folder -> folder.resolve("kustomization.yaml").toFile().exists())
                .findFirst()
                .orElseThrow();
    }

    static Manifests built(ControlPlane kubernetes, String name) {
        return Manifests.parse(
                kubernetes.kubectl("kustomize", of(name).toString()).orThrow().stdout());
    }

    /** The kinds that the overlays and components need and a bare cluster does not have. */
    static void defineForeignKinds(ControlPlane kubernetes) {
        for (String project : List.of("cert-manager", "prometheus-operator")) {
            kubernetes.define(Toolchain.definitions(project));
        }
    }
}
