package io.xendomain.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Position;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One YAML or JSON document, and where each of its fields stands.
 *
 * @param tree Map, List, String, Number, Boolean or null
 * @param positions by path, as findings write it: {@code spec.config.disk[0].vdev}
 */
record Document(Object tree, Map<String, Position> positions) {
    private static final JsonFactory FACTORY = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** All documents of a text up to the first that cannot be read, which is a finding. JSON is YAML, too. */
    static List<Document> read(Source source, Consumer<Finding> findings) {
        List<Document> documents = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(source.bytes())) {
            while (parser.nextToken() != null) {
                Map<String, Position> positions = new HashMap<>();
                documents.add(new Document(read(parser, "", positions), positions));
            }
        } catch (JsonProcessingException e) {
            findings.accept(new Finding(
                    Code.SyntaxError.severity(),
                    "",
                    null,
                    Code.SyntaxError,
                    "this is not YAML or JSON: "
                            + e.getOriginalMessage().lines().findFirst().orElse("") + "; mend it",
                    position(e.getLocation())));
        } catch (IOException e) {
            throw CannotContinue.usage("cannot read " + source.name() + ": " + e.getMessage());
        }
        return documents;
    }

    /** The place of the field, or of the nearest one around it that is there. */
    Position position(String path) {
        for (String at = path; !at.isEmpty(); at = parent(at)) {
            if (positions.containsKey(at)) {
                return positions.get(at);
            }
        }
        return positions.get("");
    }

    private static Object read(JsonParser parser, String path, Map<String, Position> positions) throws IOException {
        positions.putIfAbsent(path, position(parser.currentTokenLocation()));
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser, path, positions);
            case START_ARRAY -> readList(parser, path, positions);
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            default -> parser.getText();
        };
    }

    private static Map<String, Object> readObject(JsonParser parser, String path, Map<String, Position> positions)
            throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String child = path.isEmpty() ? name : path + "." + name;
            positions.put(child, position(parser.currentTokenLocation()));
            parser.nextToken();
            object.put(name, read(parser, child, positions));
        }
        return object;
    }

    private static List<Object> readList(JsonParser parser, String path, Map<String, Position> positions)
            throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(parser, path + "[" + list.size() + "]", positions));
        }
        return list;
    }

    private static Position position(JsonLocation location) {
        return location == null ? null : new Position(location.getLineNr(), Math.max(1, location.getColumnNr()));
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
}
