package io.xendomain.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Kubernetes objects as a program printed them in YAML, to be compared by meaning.
 *
 * @param objects in the order of printing
 */
record Manifests(List<JsonNode> objects) {
    private static final YAMLMapper YAML = new YAMLMapper();

    /** One thing that a role allows; {@code name} is empty for objects of any name. */
    record Permission(String group, String resource, String name, String verb) implements Comparable<Permission> {
        @Override
        public int compareTo(Permission other) {
            return toString().compareTo(other.toString());
        }
    }

    static Manifests parse(String yaml) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            return new Manifests(documents.readAll().stream()
                    .filter(document -> document != null && document.isObject())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** These without the kinds named. */
    Manifests without(String... kinds) {
        Set<String> out = Set.of(kinds);
        return new Manifests(
                objects.stream().filter(object -> !out.contains(kind(object))).toList());
    }

    /** These without what helm runs at some moment of a release. */
    Manifests withoutHooks() {
        return new Manifests(objects.stream()
                .filter(object ->
                        object.at("/metadata/annotations/helm.sh~1hook").isMissingNode())
                .toList());
    }

    /** A list whose order means nothing, by one of its fields. */
    static ArrayNode sorted(JsonNode list, String field) {
        ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
        each(list)
                .sorted(Comparator.comparing(item -> item.path(field).asText()))
                .forEach(sorted::add);
        return sorted;
    }

    /** Kind and name of each object. */
    Set<String> names() {
        return objects.stream().map(Manifests::title).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The object of this kind and name. */
    JsonNode get(String kind, String name) {
        return objects.stream()
                .filter(object -> title(object).equals(kind + " " + name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no " + kind + " " + name + " among " + names()));
    }

    /** The one of these that has the other's kind and name. */
    JsonNode like(JsonNode other) {
        return get(kind(other), other.path("metadata").path("name").asText());
    }

    /** What each Role and ClusterRole allows, however it is spread over rules. */
    Map<String, Set<Permission>> permissions() {
        return ofKinds("Role", "ClusterRole")
                .collect(Collectors.toMap(
                        Manifests::title,
                        role -> each(role.path("rules"))
                                .flatMap(Manifests::permissions)
                                .collect(Collectors.toCollection(TreeSet::new)),
                        (one, other) -> {
                            throw new IllegalStateException("two roles of one name: " + one + other);
                        },
                        TreeMap::new));
    }

    /** Who is bound to what, and where. */
    Set<String> bindings() {
        return ofKinds("RoleBinding", "ClusterRoleBinding")
                .map(binding -> title(binding) + " in "
                        + binding.path("metadata").path("namespace").asText("the cluster") + ": "
                        + binding.path("roleRef") + " to " + binding.path("subjects"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<JsonNode> ofKinds(String... kinds) {
        Set<String> in = Set.of(kinds);
        return objects.stream().filter(object -> in.contains(kind(object)));
    }

    private static Stream<Permission> permissions(JsonNode rule) {
        List<String> names = rule.has("resourceNames") ? texts(rule.path("resourceNames")) : List.of("");
        return texts(rule.path("apiGroups")).stream().flatMap(group -> texts(rule.path("resources")).stream()
                .flatMap(resource -> names.stream().flatMap(name -> texts(rule.path("verbs")).stream()
                        .map(verb -> new Permission(group, resource, name, verb)))));
    }

    static List<String> texts(JsonNode array) {
        return each(array).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String kind(JsonNode object) {
        return object.path("kind").asText();
    }

    private static String title(JsonNode object) {
        return kind(object) + " " + object.path("metadata").path("name").asText();
    }
}
