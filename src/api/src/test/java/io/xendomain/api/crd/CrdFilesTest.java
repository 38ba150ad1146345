package io.xendomain.api.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.xendomain.testkit.Toolchain;
import io.xendomain.xlcfg.docs.GeneratedPage;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed definitions, and what has to hold for every field of them. */
class CrdFilesTest {
    private static final int MOST_BYTES = 200_000; // kubectl apply fails at 262,144

    static List<CrdFile> files() {
        return CrdFile.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void isCommittedAsGenerated(CrdFile file) throws IOException {
        isAsGenerated(Path.of("crds", file.name()), file.yaml());
    }

    private static void isAsGenerated(Path inTheTree, String text) throws IOException {
        Path committed = Toolchain.projectRoot().resolve(inTheTree);
        if (Boolean.getBoolean("update.generated")) {
            Files.createDirectories(committed.getParent());
            Files.writeString(committed, text);
        }
        assertThat(committed)
                .as("run mvn -pl src/api -am test -Dupdate.generated=true")
                .hasContent(text);
    }

    @Test
    void theValuesOfTheChartAreCommittedAsGenerated() throws IOException {
        isAsGenerated(Path.of("helm/xendomains/values.schema.json"), ChartSchema.text());
    }

    static List<EditorSchema> editorSchemas() {
        return EditorSchema.all();
    }

    @ParameterizedTest
    @MethodSource("editorSchemas")
    void theSchemasForEditorsAreCommittedAsGenerated(EditorSchema schema) {
        GeneratedPage.isUpToDate(schema.file(), schema.text());
    }

    @ParameterizedTest
    @MethodSource("files")
    void yamlSaysWhatTheTreeSays(CrdFile file) throws IOException {
        assertThat(new YAMLMapper().readTree(file.yaml()))
                .hasToString(file.tree().toString());
    }

    @ParameterizedTest
    @MethodSource("files")
    void isSmallEnoughForKubectlApply(CrdFile file) {
        System.out.printf("%s: %,d bytes as JSON%n", file.name(), file.jsonBytes());
        assertThat(file.jsonBytes()).isLessThan(MOST_BYTES);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFieldHasADescription(CrdFile file) {
        List<String> without = new ArrayList<>();
        walk("", file.schema(), (path, schema) -> {
            if (!path.endsWith("[]") && schema.path("description").asText().isBlank()) {
                without.add(path);
            }
        });
        assertThat(without).isEmpty();
    }

    @Test
    void everyKeyIsAField() {
        assertThat(CrdFile.of(Crds.xenDomain())
                        .schema()
                        .at("/properties/spec/properties/config/properties")
                        .properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyElementsOf(Keys.all().stream().map(Key::field).toList());
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyTextAndListHasALimit(CrdFile file) {
        List<String> without = new ArrayList<>();
        walk("", file.schema(), (path, schema) -> {
            boolean limited =
                    switch (schema.path("type").asText()) {
                        case "string" -> schema.has("maxLength") || schema.has("enum") || schema.has("format");
                        case "array" -> schema.has("maxItems");
                        case "object" -> schema.has("properties");
                        case "integer" -> schema.has("format");
                        case "boolean" -> true;
                        default -> false;
                    };
            if (!limited) {
                without.add(path);
            }
        });
        assertThat(without).isEmpty();
    }

    /** The API server searches for a pattern, xlcfg matches the whole text with it. */
    @ParameterizedTest
    @MethodSource("files")
    void everyPatternIsForTheWholeText(CrdFile file) {
        List<String> open = new ArrayList<>();
        walk("", file.schema(), (path, schema) -> {
            String pattern = schema.path("pattern").asText("^$");
            boolean alternatives =
                    Pattern.compile("^\\^[^(]*\\|").matcher(pattern).find();
            if (!pattern.startsWith("^") || !pattern.endsWith("$") || alternatives) {
                open.add(path + ": " + pattern);
            }
        });
        assertThat(open).isEmpty();
    }

    private static void walk(String path, JsonNode schema, BiConsumer<String, JsonNode> visitor) {
        visitor.accept(path, schema);
        schema.path("properties")
                .properties()
                .forEach(field -> walk(path + "." + field.getKey(), field.getValue(), visitor));
        if (schema.has("items")) {
            walk(path + "[]", schema.get("items"), visitor);
        }
    }
}
