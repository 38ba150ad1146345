package io.xendomain.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.xendomain.xlcfg.Position;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one document from its first token to its last. YAML's aliases and merge keys are followed, as kubectl does. */
final class DocumentReader {
    /** Ten aliases can mean more values than there is memory. Without aliases, the size of the input is the limit. */
    private static final int MOST_VALUES_BY_ALIAS = 100_000;

    private static final String MERGE = "<<";

    private final JsonParser parser;
    private final Map<String, Position> positions = new HashMap<>();
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int values;
    private int valuesByAlias;

    private record Anchored(Object tree, int values) {}

    DocumentReader(JsonParser parser) {
        this.parser = parser;
    }

    Document read() throws IOException {
        return new Document(read(""), positions);
    }

    static Position position(JsonLocation location) {
        return new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private Object read(String path) throws IOException {
        positions.putIfAbsent(path, position(parser.currentTokenLocation()));
        if (!(parser instanceof AnchoredYaml.Parser yaml)) {
            return readValue(path);
        }
        if (yaml.isCurrentAlias()) {
            return follow(yaml.getText());
        }
        String anchor = yaml.anchor();
        int before = values;
        Object tree = readValue(path);
        if (anchor != null) {
            anchors.put(anchor, new Anchored(tree, values - before));
        }
        return tree;
    }

    private Object readValue(String path) throws IOException {
        values++;
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(path);
            case START_ARRAY -> readList(path);
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            default -> parser.getText();
        };
    }

    private Map<String, Object> readObject(String path) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        Object merged = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String child = path.isEmpty() ? name : path + "." + name;
            positions.put(child, position(parser.currentTokenLocation()));
            parser.nextToken();
            Object value = read(child);
            if (name.equals(MERGE) && parser instanceof AnchoredYaml.Parser) {
                merged = value;
            } else {
                object.put(name, value);
            }
        }
        merge(object, merged);
        return object;
    }

    private List<Object> readList(String path) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(path + "[" + list.size() + "]"));
        }
        return list;
    }

    private Object follow(String anchor) throws IOException {
        Anchored meant = anchors.get(anchor);
        if (meant == null) {
            throw refused("the alias *" + anchor + " stands for nothing, but must name an anchor &" + anchor
                    + " that ended above it");
        }
        values += meant.values();
        valuesByAlias += meant.values();
        if (valuesByAlias > MOST_VALUES_BY_ALIAS) {
            throw refused("the alias *" + anchor + " is one too many: all of them together may stand for at most "
                    + MOST_VALUES_BY_ALIAS + " values");
        }
        return meant.tree();
    }

    /** What an object has itself wins over what it gets by a merge key, and the first of several over the others. */
    private void merge(Map<String, Object> object, Object merged) throws IOException {
        switch (merged) {
            case null -> {}
            case Map<?, ?> other -> other.forEach((name, value) -> object.putIfAbsent((String) name, value));
            case List<?> others
            when others.stream().allMatch(Map.class::isInstance) -> {
                for (Object other : others) {
                    merge(object, other);
                }
            }
            default -> throw refused("a merge key << has a value that is no object");
        }
    }

    private JsonParseException refused(String why) {
        return new JsonParseException(parser, why, parser.currentTokenLocation());
    }
}
