package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** deploy/flux: its expressions on every state, and its objects on an API server that knows Flux's kinds. */
@ExtendWith(ControlPlaneExtension.class)
class FluxIT {
    private static final Path SAMPLE = Toolchain.projectRoot().resolve("deploy/flux/xendomains.yaml");

    static List<GitopsTable.State> states() {
        return GitopsTable.states();
    }

    @ParameterizedTest
    @MethodSource("states")
    void healthIsWhatThePageSays(GitopsTable.State state) {
        JsonNode object = state.object();

        assertThat(expressions(object.path("kind").asText()).of(object)).isEqualTo(state.flux());
    }

    @Test
    void theSampleIsWhatFluxsDefinitionsAllow(ControlPlane kubernetes) {
        kubernetes.define(Toolchain.definitions("flux"));
        kubernetes.kubectl("create", "namespace", "flux-system").orThrow();

        Finished taken = kubernetes.kubectl("create", "--validate=strict", "-f", SAMPLE.toString());

        assertThat(taken.exit()).as(taken.stderr()).isZero();
        assertThat(taken.stderr()).isEmpty();
        assertThat(taken.stdout().lines()).hasSize(2).allMatch(line -> line.endsWith(" created"));
    }

    private static FluxHealth expressions(String kind) {
        JsonNode all =
                Manifests.parse(sample()).get("Kustomization", "xendomains").at("/spec/healthCheckExprs");
        return StreamSupport.stream(all.spliterator(), false)
                .filter(one -> one.path("kind").asText().equals(kind))
                .map(FluxHealth::new)
                .findFirst()
                .orElseThrow();
    }

    private static String sample() {
        try {
            return Files.readString(SAMPLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
