package io.xendomain.e2e;

import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What docs/reference/metrics.md promises, by the path that serves it. */
final class MetricsPage {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(\\w+)` \\| (gauge|counter|histogram) \\| \\w* \\| (.*?) \\| (.*) \\|$");

    private MetricsPage() {}

    /** Type and labels of a metric. */
    record Promise(String type, List<String> labels) {}

    /** By name; of the section whose heading ends with that path. */
    static Map<String, Promise> servedAt(String path) {
        String section = Stream.of(text().split("(?m)^## "))
                .filter(part -> part.lines().findFirst().orElse("").contains("`" + path + "`"))
                .findFirst()
                .orElseThrow();
        Map<String, Promise> promises = new TreeMap<>();
        ROW.matcher(section)
                .results()
                .forEach(row -> promises.put(
                        row.group(1),
                        new Promise(
                                row.group(2),
                                Pattern.compile("\\w+")
                                        .matcher(row.group(3))
                                        .results()
                                        .map(label -> label.group())
                                        .sorted()
                                        .toList())));
        return promises;
    }

    private static String text() {
        try {
            return Files.readString(Toolchain.projectRoot().resolve("docs/reference/metrics.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
