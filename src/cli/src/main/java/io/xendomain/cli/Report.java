package io.xendomain.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Position;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * What was found in one input.
 *
 * @param source the input
 * @param findings in the order of the text
 */
record Report(Source source, List<Finding> findings) {

    /** A finding as programs see it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String file,
            Integer line,
            Integer column,
            String severity,
            String code,
            String field,
            String key,
            String message) {}

    boolean hasErrors() {
        return findings.stream().anyMatch(Finding::isError);
    }

    List<Entry> entries() {
        return findings.stream().map(this::entry).toList();
    }

    /** Prints each finding with its line and a caret under the place. */
    void print(PrintWriter out) {
        if (!findings.isEmpty()) {
            String[] lines = source.lines();
            findings.forEach(finding -> print(finding, lines, out));
        }
    }

    /** A finding in a line, for people. */
    static String words(String severity, String message, String code) {
        return severity.toLowerCase(Locale.ROOT) + ": " + message + " [" + code + "]";
    }

    /** How many there are, for people. */
    static String tally(long findings, long errors) {
        return Counted.of(errors, "error") + ", " + Counted.of(findings - errors, "warning");
    }

    private void print(Finding finding, String[] lines, PrintWriter out) {
        Position at = finding.at();
        String place = at == null ? source.name() : source.name() + ":" + at;
        out.println(place + ": "
                + words(
                        finding.severity().name(),
                        finding.message(),
                        finding.code().name()));
        if (at != null) {
            String number = "%5d".formatted(at.line());
            String line = at.line() <= lines.length ? lines[at.line() - 1] : "";
            out.println(number + " | " + Excerpt.of(line, at.column()));
            out.println(" ".repeat(number.length()) + " | " + Excerpt.caret(line, at.column()));
        }
    }

    private Entry entry(Finding finding) {
        Position at = finding.at();
        return new Entry(
                source.name(),
                at == null ? null : at.line(),
                at == null ? null : at.column(),
                finding.severity().name(),
                finding.code().name(),
                finding.field(),
                finding.key(),
                finding.message());
    }
}
