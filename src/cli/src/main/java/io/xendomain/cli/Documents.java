package io.xendomain.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Position;
import io.xendomain.xlcfg.syntax.Utf8;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;

/** Text to the documents in it. */
final class Documents {
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonFactory YAML = new AnchoredYaml(YAMLFactory.builder()
            .loaderOptions(noLargerThanAnInput())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION));

    private Documents() {}

    /**
     * All documents up to the first that cannot be read, which is a finding. What begins like JSON is read as JSON: YAML
     * takes no tabs for indentation. If it is no JSON, it may still be YAML in braces.
     */
    static List<Document> read(Source source, Consumer<Finding> findings) {
        String decoded = Utf8.decode(source.bytes(), findings);
        String text = decoded.startsWith(BYTE_ORDER_MARK) ? decoded.substring(1) : decoded;
        if (!source.looksLikeJson()) {
            return read(YAML, text, findings);
        }
        List<Finding> notJson = new ArrayList<>();
        List<Document> documents = read(JSON, text, notJson::add);
        if (notJson.isEmpty()) {
            return documents;
        }
        List<Finding> notYaml = new ArrayList<>();
        List<Document> flow = read(YAML, text, notYaml::add);
        if (!notYaml.isEmpty()) {
            notJson.forEach(findings);
            return documents;
        }
        return flow;
    }

    private static List<Document> read(JsonFactory language, String text, Consumer<Finding> findings) {
        List<Document> documents = new ArrayList<>();
        try (JsonParser parser = language.createParser(new StringReader(text))) {
            while (parser.nextToken() != null) {
                documents.add(new DocumentReader(parser).read());
            }
        } catch (JsonProcessingException e) {
            findings.accept(unreadable(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory has no other
        }
        return documents;
    }

    private static Finding unreadable(JsonProcessingException e) {
        String what = e.getOriginalMessage().lines().findFirst().orElse("");
        Position at = e.getLocation() == null ? null : DocumentReader.position(e.getLocation());
        return new Finding(
                Code.SyntaxError.severity(),
                "",
                null,
                Code.SyntaxError,
                "this is not YAML or JSON: " + what + "; mend it",
                at);
    }

    private static LoaderOptions noLargerThanAnInput() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Inputs.MOST_BYTES);
        return options;
    }
}
