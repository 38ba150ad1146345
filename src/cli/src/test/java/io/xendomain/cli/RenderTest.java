package io.xendomain.cli;

import static io.xendomain.cli.Run.run;
import static io.xendomain.cli.Run.runWith;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.xendomain.api.DomainIds;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenderTest {
    private static final String MANIFEST = """
            kind: XenDomain
            metadata: {name: web-1}
            spec:
              host: dom0-a
              config:
                type: hvm
                memory: 512
                vncpasswdSecretRef: {name: web-1, key: vncpasswd}
            """;

    @Test
    void aNamespaceMakesTheHeaderAndTheUuid() {
        String elsewhere = MANIFEST.replace("web-1}\nspec", "web-1, namespace: test}\nspec");

        assertThat(runWith(MANIFEST, "render", "-").out())
                .contains(": default/web-1.", "uuid = \"" + DomainIds.of("default", "web-1") + "\"");
        assertThat(runWith(MANIFEST, "render", "-n", "prod", "-").out())
                .contains(": prod/web-1.", "uuid = \"" + DomainIds.of("prod", "web-1") + "\"");
        assertThat(runWith(elsewhere, "render", "-n", "prod", "-").out()).contains(": test/web-1.");
    }

    @Test
    void aSecretIsLeftOutAndSaysSo() {
        Run run = runWith(MANIFEST, "render", "-");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("# vncpasswd comes from a Secret and is not shown\n")
                .doesNotContain("vncpasswd =");
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"json", "yaml"})
    void programsGetAListWithTheSameText(Format format) throws IOException {
        Run run = runWith(MANIFEST, "render", "-o", format.name(), "-");

        JsonNode list = (format == Format.json ? new ObjectMapper() : new YAMLMapper()).readTree(run.out());
        assertThat(list).hasSize(1);
        assertThat(list.at("/0/namespace").asText()).isEqualTo("default");
        assertThat(list.at("/0/name").asText()).isEqualTo("web-1");
        assertThat(list.at("/0/config").asText())
                .isEqualTo(runWith(MANIFEST, "render", "-").out());
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"json", "yaml"})
    void explainIsForProgramsToo(Format format) throws IOException {
        Run run = run("explain", "-o", format.name(), "vcpus", "disk.vdev");

        JsonNode list = (format == Format.json ? new ObjectMapper() : new YAMLMapper()).readTree(run.out());
        assertThat(list.at("/0/key").asText()).isEqualTo("vcpus");
        assertThat(list.at("/0/field").asText()).isEqualTo("spec.config.vcpus");
        assertThat(list.at("/1/key").asText()).isEqualTo("disk.vdev");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.0", "4.3", "4.23", "99.9"})
    void aXenThatNobodyKnowsIsRefusedWithTheRange(String version) {
        Run run = runWith(MANIFEST, "render", "--xen-version", version, "-");

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("Xen " + version + " is not known here: write one from 4.4 to 4.22");
    }
}
