package io.xendomain.api.crd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A definition as text for people: every field with its type, its limits, what it means, and the rules between fields. */
final class ApiPage {
    private ApiPage() {}

    /** The section of one kind. */
    static String kind(CrdFile file) {
        JsonNode spec = file.tree().path("spec");
        return """
                ## %s

                %s

                `%s.%s`, version `%s`, %s; short name `%s`.

                %s

                %s""".formatted(
                        spec.at("/names/kind").asText(),
                        file.schema().path("description").asText(),
                        spec.at("/names/plural").asText(),
                        spec.path("group").asText(),
                        spec.at("/versions/0/name").asText(),
                        spec.path("scope").asText().toLowerCase(Locale.ROOT),
                        spec.at("/names/shortNames/0").asText(),
                        columns(spec.at("/versions/0/additionalPrinterColumns")),
                        objects("", file.schema()).collect(Collectors.joining("\n\n")));
    }

    /** Paths of all fields, as the page has them: {@code spec.config.disk[].vdev}. */
    static Stream<String> paths(String path, JsonNode object) {
        return fields(object).flatMap(field -> {
            String place = at(path, field.getKey());
            return Stream.concat(Stream.of(place), inside(place, field.getValue(), ApiPage::paths));
        });
    }

    private static String columns(JsonNode columns) {
        return "`kubectl get` shows "
                + items(columns)
                        .map(column -> column.path("name").asText()
                                + (column.path("priority").asInt() > 0 ? " (with `-o wide`)" : ""))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    /** An object and the objects inside it, each with its rules and fields. */
    private static Stream<String> objects(String path, JsonNode object) {
        List<String> parts = new ArrayList<>();
        if (!path.isEmpty()) {
            parts.add("### Fields of `" + path + "`");
        }
        items(object.path("x-kubernetes-validations")).map(ApiPage::rule).forEach(parts::add);
        fields(object)
                .filter(field ->
                        !path.isEmpty() || !fields(field.getValue()).iterator().hasNext())
                .map(field -> field(at(path, field.getKey()), field.getValue(), required(object, field.getKey())))
                .forEach(parts::add);
        String own = String.join("\n\n", parts);
        Stream<String> nested =
                fields(object).flatMap(field -> inside(at(path, field.getKey()), field.getValue(), ApiPage::objects));
        return Stream.concat(own.isEmpty() ? Stream.empty() : Stream.of(own), nested);
    }

    private static String rule(JsonNode rule) {
        return "Rule: %s\n\n```cel\n%s\n```"
                .formatted(rule.path("message").asText(), rule.path("rule").asText());
    }

    private static String field(String path, JsonNode schema, boolean required) {
        List<String> facts = new ArrayList<>();
        facts.add("Type: " + type(schema));
        if (required) {
            facts.add("Required");
        }
        if (schema.has("default")) {
            facts.add("Default: `" + schema.get("default") + "`");
        }
        facts.addAll(limits(schema));
        if (schema.has("items")) {
            limits(schema.get("items")).forEach(limit -> facts.add("Each item: " + limit));
        }
        return "#### `%s`\n\n%s\n\n%s"
                .formatted(
                        path,
                        schema.path("description").asText(),
                        facts.stream().map(fact -> "- " + fact).collect(Collectors.joining("\n")));
    }

    private static String type(JsonNode schema) {
        String type = schema.path("type").asText();
        return switch (type) {
            case "array" -> {
                String list = "list of " + type(schema.get("items"));
                yield schema.has("x-kubernetes-list-map-keys")
                        ? list + ", one for each `"
                                + schema.at("/x-kubernetes-list-map-keys/0").asText() + "`"
                        : list;
            }
            case "object" -> "object";
            default ->
                schema.has("format") ? type + " (" + schema.path("format").asText() + ")" : type;
        };
    }

    private static List<String> limits(JsonNode schema) {
        List<String> limits = new ArrayList<>();
        if (schema.has("enum")) {
            limits.add("One of: "
                    + items(schema.get("enum"))
                            .map(word -> "`" + word.asText() + "`")
                            .collect(Collectors.joining(", ")));
        }
        if (schema.has("minimum") || schema.has("maximum")) {
            limits.add(range(schema, "minimum", "maximum", ""));
        }
        if (schema.has("minLength") || schema.has("maxLength")) {
            limits.add(range(schema, "minLength", "maxLength", " characters"));
        }
        if (schema.has("maxItems")) {
            limits.add("At most " + schema.get("maxItems") + " items");
        }
        if (schema.has("pattern")) {
            limits.add("Pattern: `" + schema.path("pattern").asText() + "`");
        }
        return limits;
    }

    private static String range(JsonNode schema, String least, String most, String unit) {
        if (!schema.has(least)) {
            return "At most " + schema.get(most) + unit;
        }
        return schema.has(most)
                ? schema.get(least) + " to " + schema.get(most) + unit
                : "At least " + schema.get(least) + unit;
    }

    private interface Visit {
        Stream<String> at(String path, JsonNode object);
    }

    private static Stream<String> inside(String path, JsonNode schema, Visit visit) {
        return schema.has("items")
                ? inside(path + "[]", schema.get("items"), visit)
                : schema.has("properties") ? visit.at(path, schema) : Stream.empty();
    }

    private static boolean required(JsonNode object, String field) {
        return items(object.path("required")).anyMatch(name -> name.asText().equals(field));
    }

    private static String at(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private static Stream<Map.Entry<String, JsonNode>> fields(JsonNode object) {
        return object.path("properties").properties().stream();
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
