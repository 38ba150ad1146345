package io.xendomain.cli;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** SARIF 2.1.0: every code as a rule, every finding as a result with its place. */
final class Sarif {
    private Sarif() {}

    static String of(List<Report> reports) {
        List<?> results = reports.stream()
                .flatMap(report -> report.findings().stream()
                        .map(finding -> result(report.source().name(), finding)))
                .toList();
        Map<String, Object> driver = Map.of(
                "name",
                "kubectl-xen",
                "rules",
                Stream.of(Code.values()).map(Sarif::rule).toList());
        Map<String, Object> run = Map.of("tool", Map.of("driver", driver), "results", results);
        return Format.json.document(Map.of(
                "$schema", "https://json.schemastore.org/sarif-2.1.0.json", "version", "2.1.0", "runs", List.of(run)));
    }

    private static Map<String, Object> rule(Code code) {
        return Map.of(
                "id", code.name(),
                "fullDescription", Map.of("text", code.paragraph()),
                "defaultConfiguration", Map.of("level", level(code.severity())));
    }

    private static Map<String, Object> result(String file, Finding finding) {
        Map<String, Object> artifact = Map.of("uri", uri(file));
        Map<String, Object> physical = finding.at() == null
                ? Map.of("artifactLocation", artifact)
                : Map.of(
                        "artifactLocation",
                        artifact,
                        "region",
                        Map.of(
                                "startLine", finding.at().line(),
                                "startColumn", finding.at().column()));
        return Map.of(
                "ruleId", finding.code().name(),
                "level", level(finding.severity()),
                "message", Map.of("text", finding.message()),
                "locations", List.of(Map.of("physicalLocation", physical)));
    }

    private static String level(Severity severity) {
        return severity == Severity.Error ? "error" : "warning";
    }

    /** A path as the reference that it is: relative ones stay so, blanks and the like are escaped. */
    private static String uri(String file) {
        try {
            return new URI(null, null, file, null).toASCIIString();
        } catch (URISyntaxException e) {
            return "unnamed";
        }
    }
}
