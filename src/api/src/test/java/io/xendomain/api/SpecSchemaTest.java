package io.xendomain.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A spec is read with the fields and defaults that its schema has. */
class SpecSchemaTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    @Test
    void fieldsAreThoseOfTheSchema() throws IOException {
        assertThat(XenDomainSpec.FIELDS).containsExactlyInAnyOrderElementsOf(fields("xendomains"));
        assertThat(XenHostSpec.FIELDS).containsExactlyInAnyOrderElementsOf(fields("xenhosts"));
    }

    @Test
    void defaultsAreThoseOfTheSchema() throws IOException {
        assertThat(XenDomainSpec.fromJson(withDefaults("xendomains", Map.of("host", "a", "config", Map.of()))))
                .isEqualTo(XenDomainSpec.fromJson(Map.of("host", "a", "config", Map.of())));
        assertThat(XenHostSpec.fromJson(withDefaults("xenhosts", Map.of("address", "a:1"))))
                .isEqualTo(XenHostSpec.of("a:1"));
    }

    private static Map<String, Object> withDefaults(String plural, Map<String, Object> spec) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>(spec);
        for (Map.Entry<String, JsonNode> field : schema(plural).properties()) {
            if (field.getValue().has("default")) {
                json.put(field.getKey(), YAML.convertValue(field.getValue().get("default"), Object.class));
            }
        }
        assertThat(json).hasSizeGreaterThan(spec.size());
        return json;
    }

    private static List<String> fields(String plural) throws IOException {
        return schema(plural).properties().stream().map(Map.Entry::getKey).toList();
    }

    private static JsonNode schema(String plural) throws IOException {
        return YAML.readTree(Toolchain.projectRoot()
                        .resolve("crds/" + plural + ".xendomain.io.yaml")
                        .toFile())
                .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties");
    }
}
