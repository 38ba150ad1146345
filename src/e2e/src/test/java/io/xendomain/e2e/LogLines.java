package io.xendomain.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The log of one of our programs, written as JSON. */
record LogLines(Path file) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static LogLines of(Path file) {
        return new LogLines(file);
    }

    /**
     * One line.
     *
     * @param object namespace/name of the XenDomain it is about; "/" when it is about none
     * @param host the XenHost; empty when it is about none
     * @param trace the edit that it follows from; empty when it follows from none
     */
    record Line(String message, String object, String host, String trace) {
        private static Line of(JsonNode line) {
            JsonNode about = line.path("mdc");
            return new Line(
                    line.path("message").asText(),
                    about.path("namespace").asText() + "/" + about.path("name").asText(),
                    about.path("host").asText(),
                    about.path("traceId").asText());
        }
    }

    /** All of them, so far; fails at one that is no JSON object. */
    List<Line> read() {
        try {
            return Files.readString(file)
                    .lines()
                    .map(LogLines::object)
                    .map(Line::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode object(String line) {
        try {
            JsonNode object = JSON.readTree(line);
            if (object.isObject()) {
                return object;
            }
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
        throw new AssertionError("no JSON object: " + line);
    }

    List<Line> ofTrace(String trace) {
        return read().stream().filter(line -> line.trace().equals(trace)).toList();
    }

    /** The first line about that domain with these words. */
    Line about(String domain, String words) {
        return read().stream()
                .filter(line -> line.object().endsWith("/" + domain))
                .filter(line -> line.message().contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line about " + domain + " with: " + words + " in " + file));
    }
}
