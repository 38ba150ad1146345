package io.xendomain.api.crd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What the values of the chart helm/xendomains may be: the schema of {@code XenDomain.spec}, in the dialect of JSON Schema
 * that helm reads, for each domain and for what all of them have in common.
 */
final class ChartSchema {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ChartSchema() {}

    static String text() {
        try {
            return JSON.writeValueAsString(tree()) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode tree() {
        ObjectNode schema = closed("Values of the chart xendomains. Generated from src/api; after a change there: "
                + "mvn -pl src/api -am test -Dupdate.generated=true");
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        ObjectNode values = schema.putObject("properties");
        values.putObject("global")
                .put("description", "Set by Helm when this is a chart that another one depends on; not used.")
                .put("type", "object");
        values.putObject("keep")
                .put("description", "Whether the XenDomains stay when the release is uninstalled.")
                .put("type", "boolean");
        // Allowed beside $ref from draft 2019 on only, so it says nothing else.
        values.putObject("defaults").put("$ref", "#/definitions/domain");
        ObjectNode domains = values.putObject("domains");
        domains.put("description", "The domains, by metadata.name.").put("type", "object");
        domains.putObject("propertyNames")
                .put("pattern", "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$")
                .put("maxLength", 253);
        domains.putObject("additionalProperties").put("$ref", "#/definitions/domain");
        schema.putObject("definitions").set("domain", domain());
        return schema;
    }

    /** What is missing in one place may be given in the other, so nothing is required here. */
    private static ObjectNode domain() {
        ObjectNode domain = closed("XenDomain.spec, with labels and annotations.");
        ObjectNode fields = domain.putObject("properties");
        for (String texts : List.of("labels", "annotations")) {
            fields.putObject(texts)
                    .put("description", "Of the XenDomain.")
                    .put("type", "object")
                    .putObject("additionalProperties")
                    .put("type", "string");
        }
        CrdFile.of(Crds.xenDomain())
                .schema()
                .at("/properties/spec/properties")
                .properties()
                .forEach(field -> fields.set(field.getKey(), forHelm(field.getValue())));
        return domain;
    }

    private static ObjectNode closed(String description) {
        return JSON.createObjectNode()
                .put("description", description)
                .put("type", "object")
                .put("additionalProperties", false);
    }

    /** Without what only the API server knows, and with every field that is not there refused. */
    static JsonNode forHelm(JsonNode schema) {
        ObjectNode result = JSON.createObjectNode();
        schema.properties().forEach(part -> {
            String name = part.getKey();
            JsonNode value = part.getValue();
            switch (name) {
                case "properties" -> {
                    ObjectNode fields = result.putObject(name);
                    value.properties().forEach(field -> fields.set(field.getKey(), forHelm(field.getValue())));
                    result.put("additionalProperties", false);
                }
                case "items" -> result.set(name, forHelm(value));
                case "format", "default" -> {}
                default -> {
                    if (!name.startsWith("x-kubernetes-")) {
                        result.set(name, value);
                    }
                }
            }
        });
        return result;
    }
}
