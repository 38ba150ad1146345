package io.xendomain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What kubectl and the API server make of the YAML that we write. */
@ExtendWith(ControlPlaneExtension.class)
class FormatIT {
    private static final String ALPHABET = "018eExX_+-.:o~ynTt =<";

    @Test
    void kubectlReadsEachStringAsThatString(ControlPlane server) throws IOException {
        Map<String, Object> data = new LinkedHashMap<>();
        strings().forEach(text -> data.put("k" + data.size(), text));
        Map<String, Object> map =
                Map.of("apiVersion", "v1", "kind", "ConfigMap", "metadata", Map.of("name", "strings"), "data", data);

        String read = server.kubectl(
                        server.kubeconfig(),
                        Format.yaml.document(map),
                        "create",
                        "--dry-run=client",
                        "-o",
                        "json",
                        "-f",
                        "-")
                .orThrow()
                .stdout();

        JsonNode back = new ObjectMapper().readTree(read).get("data");
        assertThat(new ObjectMapper().convertValue(back, Map.class)).isEqualTo(data);
    }

    @Test
    void theServerTakesWhatImportPrints(ControlPlane server) throws IOException {
        server.applyCrds();
        Run imported = Run.runWith("""
                name = "1e5"
                type = "hvm"
                memory = 512
                kernel = "/boot/vmlinuz"
                root = "0x1f"
                ioports = [ "2e8" ]
                vif = [ "bridge=1_0,mac=00:16:3e:12:34:56" ]
                """, "import", "--host", "dom0-a", "-");
        assertThat(imported.exit()).as(imported.err()).isZero();

        String applied = server.kubectl(
                        server.kubeconfig(),
                        imported.out(),
                        "apply",
                        "--dry-run=server",
                        "--validate=strict",
                        "-o",
                        "json",
                        "-f",
                        "-")
                .orThrow()
                .stdout();

        JsonNode object = new ObjectMapper().readTree(applied);
        assertThat(object.at("/metadata/name").asText()).isEqualTo("1e5");
        assertThat(object.at("/spec/config/root").asText()).isEqualTo("0x1f");
        assertThat(object.at("/spec/config/ioports/0").asText()).isEqualTo("2e8");
        assertThat(object.at("/spec/config/vif/0/bridge").asText()).isEqualTo("1_0");
    }

    /** The traps we know, and all short texts of what numbers and special words are made of. */
    private static List<String> strings() {
        List<String> strings = new ArrayList<>(FormatTest.TRAPS);
        for (char a : ALPHABET.toCharArray()) {
            strings.add("" + a);
            for (char b : ALPHABET.toCharArray()) {
                strings.add("" + a + b);
                for (char c : ALPHABET.toCharArray()) {
                    strings.add("" + a + b + c);
                }
            }
        }
        return strings;
    }
}
