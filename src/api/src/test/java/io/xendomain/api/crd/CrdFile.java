package io.xendomain.api.crd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A definition as a file.
 *
 * @param name of the file
 * @param tree its content
 */
record CrdFile(String name, JsonNode tree) {
    private static final String HEADER = """
            # Generated from src/api and the key table in src/xlcfg; do not edit.
            # After a change there: mvn -pl src/api -am test -Dupdate.generated=true
            """;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(Feature.WRITE_DOC_START_MARKER, Feature.SPLIT_LINES)
            .enable(Feature.MINIMIZE_QUOTES, Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    static List<CrdFile> all() {
        return List.of(of(Crds.xenDomain()), of(Crds.xenHost()));
    }

    static CrdFile of(CustomResourceDefinition crd) {
        return new CrdFile(crd.getMetadata().getName() + ".yaml", wholeNumbers(JSON.valueToTree(crd)));
    }

    /** The schema of {@code v1alpha1}. */
    JsonNode schema() {
        return tree.at("/spec/versions/0/schema/openAPIV3Schema");
    }

    String yaml() {
        try {
            return HEADER + YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code kubectl apply} puts into its last-applied annotation. */
    int jsonBytes() {
        return tree.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /** Bounds are doubles in the model; people write 1, not 1.0. */
    private static JsonNode wholeNumbers(JsonNode node) {
        switch (node) {
            case ObjectNode object ->
                object.properties().forEach(field -> field.setValue(wholeNumbers(field.getValue())));
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, wholeNumbers(array.get(i)));
                }
            }
            default -> {
                if (node.isDouble()) {
                    return JsonNodeFactory.instance.numberNode((long) node.doubleValue());
                }
            }
        }
        return node;
    }
}
