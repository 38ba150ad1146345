package io.xendomain.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** The alerts, as deploy/prometheus has them. */
final class Alerts {
    static final Path RULES = Toolchain.projectRoot().resolve("deploy/prometheus/rules.yaml");

    private Alerts() {}

    /** One of them. */
    record Alert(String name, String expression, String runbook) {}

    static List<Alert> all() {
        return StreamSupport.stream(read(RULES).at("/groups/0/rules").spliterator(), false)
                .map(rule -> new Alert(
                        rule.path("alert").asText(),
                        rule.path("expr").asText(),
                        rule.at("/annotations/runbook_url").asText()))
                .toList();
    }

    static JsonNode read(Path yaml) {
        try {
            return new YAMLMapper().readTree(yaml.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
