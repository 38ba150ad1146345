package io.xendomain.agent.policy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A YAML text as a tree that knows its lines, so that everything wrong in it can be named at once. */
sealed interface YamlNode {
    /** Line of its first character, from 1. */
    int line();

    /** A text, number or boolean, as it stands there. */
    record Word(int line, String text) implements YamlNode {}

    /** Nothing: a name with no value. */
    record Nothing(int line) implements YamlNode {}

    record Items(int line, List<YamlNode> nodes) implements YamlNode {}

    record Fields(int line, List<Field> fields) implements YamlNode {}

    /** One name and its value. */
    record Field(int line, String name, YamlNode value) {}

    /** @throws PolicyException if it is not one YAML document, or a name stands twice in one place */
    static YamlNode parse(String text) throws PolicyException {
        YAMLFactory yaml = YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (YAMLParser parser = yaml.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new PolicyException(List.of("line 1: the file is empty; write namespaces, or remove the file"));
            }
            YamlNode root = read(parser);
            if (parser.nextToken() != null) {
                throw new PolicyException(
                        List.of("line " + line(parser) + ": a second document begins; one file holds one policy"));
            }
            return root;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            String words = e.getOriginalMessage().lines().findFirst().orElse("it cannot be read");
            throw new PolicyException(List.of("line " + line + ": not YAML as it should be: " + words
                    + "; put what begins with * or & in quotes, and write each name once"));
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot be read", e);
        }
    }

    private static YamlNode read(YAMLParser parser) throws IOException, PolicyException {
        int line = line(parser);
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                List<Field> fields = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    int at = line(parser);
                    String name = parser.currentName();
                    parser.nextToken();
                    fields.add(new Field(at, name, read(parser)));
                }
                yield new Fields(line, fields);
            }
            case START_ARRAY -> {
                List<YamlNode> nodes = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    nodes.add(read(parser));
                }
                yield new Items(line, nodes);
            }
            case VALUE_NULL -> new Nothing(line);
            default -> {
                if (parser.isCurrentAlias()) {
                    throw new PolicyException(List.of("line " + line + ": \"*" + parser.getText()
                            + "\" refers to another part of the file, which is not followed; write it out, or put it"
                            + " in quotes"));
                }
                yield new Word(line, parser.getText());
            }
        };
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
