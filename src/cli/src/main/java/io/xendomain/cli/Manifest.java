package io.xendomain.cli;

import io.xendomain.api.XenDomainSpec;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A XenDomain as it stands in a file.
 *
 * @param document the file's document
 * @param path of the object in the document: empty, or {@code items[0]} in a list
 * @param namespace of the object
 * @param name of the object
 * @param specJson its {@code spec}, as it stands there
 * @param spec what of it could be read
 */
record Manifest(Document document, String path, String namespace, String name, Object specJson, XenDomainSpec spec) {

    /**
     * The XenDomains of a file, lists taken apart; objects of other kinds are left alone.
     *
     * @param namespace of objects that do not name one
     */
    static List<Manifest> read(Source source, String namespace, Consumer<Finding> findings) {
        List<Manifest> manifests = new ArrayList<>();
        for (Document document : Documents.read(source, findings)) {
            collect(document, "", document.tree(), namespace, manifests);
        }
        return manifests;
    }

    /** The kinds of all objects of a file, each once. */
    static List<String> kinds(Source source) {
        return Documents.read(source, finding -> {}).stream()
                .flatMap(document -> {
                    Map<?, ?> object = map(document.tree());
                    return object.get("items") instanceof List<?> items ? items.stream() : Stream.of(object);
                })
                .map(object -> map(object).get("kind"))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .distinct()
                .toList();
    }

    /** What messages call it. */
    String words() {
        return "XenDomain " + namespace + "/" + name;
    }

    /** The document of a new XenDomain. */
    static Map<String, Object> document(String namespace, String name, String host, DomainConfig config) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name);
        if (namespace != null) {
            metadata.put("namespace", namespace);
        }
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("host", host);
        spec.put("config", config.toJson());
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("apiVersion", "xendomain.io/v1alpha1");
        object.put("kind", "XenDomain");
        object.put("metadata", metadata);
        object.put("spec", spec);
        return object;
    }

    private static void collect(
            Document document, String path, Object tree, String namespace, List<Manifest> manifests) {
        Map<?, ?> object = map(tree);
        if (object.get("items") instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                collect(document, "items[" + i + "]", items.get(i), namespace, manifests);
            }
        } else if ("XenDomain".equals(object.get("kind"))) {
            manifests.add(of(document, path, object, namespace));
        }
    }

    private static Manifest of(Document document, String path, Map<?, ?> object, String namespace) {
        Map<?, ?> metadata = map(object.get("metadata"));
        return new Manifest(
                document,
                path,
                Objects.toString(metadata.get("namespace"), namespace),
                Objects.toString(metadata.get("name"), ""),
                object.get("spec"),
                XenDomainSpec.fromJson(object.get("spec")));
    }

    DomainConfig config() {
        return spec.config();
    }

    /** What is wrong outside {@code spec.config}. */
    List<Finding> specFindings() {
        return Stream.concat(spec.unreadable().stream(), XenDomainSpec.unknownFields(specJson).stream())
                .toList();
    }

    /** Where a field, as {@code spec.config.vcpus}, stands in the file. */
    Position position(String field) {
        return document.position(path.isEmpty() ? field : path + "." + field);
    }

    private static Map<?, ?> map(Object tree) {
        return tree instanceof Map<?, ?> map ? map : Map.of();
    }
}
