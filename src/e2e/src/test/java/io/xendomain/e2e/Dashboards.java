package io.xendomain.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The dashboards for Grafana, as their files have them. */
final class Dashboards {
    static final Path FOLDER = Toolchain.projectRoot().resolve("deploy/components/monitoring/dashboards");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A query that fills a list to choose from. */
    private static final Pattern VALUES = Pattern.compile("label_values\\((.*), (\\w+)\\)");

    private Dashboards() {}

    /**
     * One query.
     *
     * @param where dashboard and panel
     * @param mayBeEmpty whether the panel says what it shows when there is nothing
     */
    record Query(String where, String expression, boolean mayBeEmpty) {

        /** With everything chosen, over a time that even a young Prometheus has. */
        String asked() {
            return expression.replace("$__rate_interval", "20s").replaceAll("\\$\\w+", ".*");
        }

        @Override
        public String toString() {
            return where + ": " + expression;
        }
    }

    static List<JsonNode> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(Dashboards::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<JsonNode> panels(JsonNode dashboard) {
        return StreamSupport.stream(dashboard.path("panels").spliterator(), false);
    }

    static Stream<Query> queries() {
        return all().stream()
                .flatMap(dashboard -> Stream.concat(
                        panels(dashboard).flatMap(panel -> ofPanel(dashboard, panel)),
                        StreamSupport.stream(dashboard.at("/templating/list").spliterator(), false)
                                .filter(variable ->
                                        variable.path("type").asText().equals("query"))
                                .map(variable -> ofVariable(dashboard, variable))));
    }

    private static Stream<Query> ofPanel(JsonNode dashboard, JsonNode panel) {
        return StreamSupport.stream(panel.path("targets").spliterator(), false)
                .map(target -> new Query(
                        title(dashboard) + ", " + title(panel),
                        target.path("expr").asText(),
                        panel.at("/fieldConfig/defaults").has("noValue")));
    }

    private static Query ofVariable(JsonNode dashboard, JsonNode variable) {
        Matcher values = VALUES.matcher(variable.at("/query/query").asText());
        if (!values.matches()) {
            throw new AssertionError("no label_values: " + variable);
        }
        return new Query(
                title(dashboard) + ", variable " + variable.path("name").asText(),
                "count by (" + values.group(2) + ") (" + values.group(1) + ")",
                false);
    }

    static String title(JsonNode of) {
        return of.path("title").asText();
    }
}
