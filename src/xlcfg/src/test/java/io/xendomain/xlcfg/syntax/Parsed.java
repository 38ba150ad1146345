package io.xendomain.xlcfg.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.xlcfg.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Short words for tests of the grammar. */
final class Parsed {
    private Parsed() {}

    /** What the keys of a text are set to; the text has to be without any finding. */
    static Map<String, CfgValue> settings(String text) {
        assertThat(findings(text)).as(text).isEmpty();
        Map<String, CfgValue> values = new TreeMap<>();
        Settings.of(CfgParser.parse(text).assignments(), finding -> {})
                .forEach((key, setting) -> values.put(key, setting.value()));
        return values;
    }

    /** What a = VALUE sets. */
    static CfgValue value(String value) {
        return settings("a = " + value + "\n").get("a");
    }

    static String string(String value) {
        assertThat(value(value)).isInstanceOf(CfgValue.Text.class);
        return ((CfgValue.Text) value(value)).text();
    }

    static List<Finding> findings(String text) {
        CfgFile file = CfgParser.parse(text);
        List<Finding> findings = new ArrayList<>(file.findings());
        Settings.of(file.assignments(), findings::add);
        return findings;
    }

    /** Code and place of each finding: {@code SyntaxError 1:5}. */
    static List<String> codes(String text) {
        return findings(text).stream()
                .map(finding -> finding.code() + " " + finding.at())
                .toList();
    }

    static boolean isRefused(String text) {
        return findings(text).stream().anyMatch(Finding::isError);
    }

    static CfgValue text(String text) {
        return new CfgValue.Text(text);
    }

    static CfgValue number(String digits) {
        return new CfgValue.Number(digits);
    }

    static CfgValue list(CfgValue... items) {
        return new CfgValue.Items(List.of(items));
    }
}
