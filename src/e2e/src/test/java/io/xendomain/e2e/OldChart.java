package io.xendomain.e2e;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The operator's chart as it may have been before: to upgrade from, to go back to.
 *
 * @param folder of the chart
 */
record OldChart(Path folder) {
    /** Below the present one, whatever that is. */
    static final String VERSION = "0.0.9";

    /** What its definition of XenDomain does not have. */
    static final String MISSING = "vcpus";

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String DEFINITION = "xendomains.xendomain.io.yaml";

    /** An older version, whose XenDomains had no {@link #MISSING}, and which had no Service. */
    static OldChart in(Path folder) throws IOException {
        OldChart old = copyOf(Helm.CHART, folder).versioned(VERSION);
        Path definition = old.folder.resolve("files/crds").resolve(DEFINITION);
        ObjectNode crd = (ObjectNode) YAML.readTree(definition.toFile());
        ((ObjectNode) crd.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/config/properties"))
                .remove(MISSING);
        // rules that name it go with it
        ((ObjectNode) crd.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/config"))
                .remove("x-kubernetes-validations");
        YAML.writeValue(definition.toFile(), crd);
        Files.delete(old.folder.resolve("templates/service.yaml"));
        return old;
    }

    /** One from the time when Helm installed the definitions once, from {@code crds/}, and never again. */
    static OldChart withUntouchableDefinitions(Path folder) throws IOException {
        OldChart old = in(folder);
        Files.move(old.folder.resolve("files/crds"), old.folder.resolve("crds"));
        Files.delete(old.folder.resolve("templates/crds.yaml"));
        return old;
    }

    private OldChart versioned(String version) throws IOException {
        Path chart = folder.resolve("Chart.yaml");
        ObjectNode tree = (ObjectNode) YAML.readTree(chart.toFile());
        tree.put("version", version).put("appVersion", version);
        YAML.writeValue(chart.toFile(), tree);
        return this;
    }

    private static OldChart copyOf(Path chart, Path to) throws IOException {
        List<Path> files;
        try (var walk = Files.walk(chart, FileVisitOption.FOLLOW_LINKS)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = to.resolve(chart.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.write(copy, Files.readAllBytes(file));
        }
        return new OldChart(to);
    }
}
