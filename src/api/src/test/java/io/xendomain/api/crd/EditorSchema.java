package io.xendomain.api.crd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.io.UncheckedIOException;
import java.util.List;

/** A manifest as a JSON Schema, for the YAML language servers of editors: they complete fields and explain them. */
record EditorSchema(String file, CustomResourceDefinition crd) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static List<EditorSchema> all() {
        return List.of(
                new EditorSchema("xendomain.schema.json", Crds.xenDomain()),
                new EditorSchema("xenhost.schema.json", Crds.xenHost()));
    }

    String text() {
        try {
            return JSON.writeValueAsString(tree()) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode tree() {
        String kind = crd.getSpec().getNames().getKind();
        String version = crd.getSpec().getVersions().getFirst().getName();
        ObjectNode schema = JSON.createObjectNode()
                .put("$schema", "http://json-schema.org/draft-07/schema#")
                .put("title", kind)
                .put("type", "object");
        ObjectNode fields = schema.putObject("properties");
        fields.putObject("apiVersion").put("const", crd.getSpec().getGroup() + "/" + version);
        fields.putObject("kind").put("const", kind);
        fields.putObject("metadata").put("type", "object");
        CrdFile.of(crd).schema().path("properties").properties().stream()
                .filter(field -> field.getKey().equals("spec") || field.getKey().equals("status"))
                .forEach(field -> fields.set(field.getKey(), ChartSchema.forHelm(field.getValue())));
        schema.putArray("required")
                .add("apiVersion")
                .add("kind")
                .add("metadata")
                .add("spec");
        schema.put("additionalProperties", false);
        return schema;
    }

    @Override
    public String toString() {
        return file;
    }
}
