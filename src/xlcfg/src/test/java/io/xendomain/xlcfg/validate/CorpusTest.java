package io.xendomain.xlcfg.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Quoted;
import io.xendomain.xlcfg.corpus.Corpus;
import io.xendomain.xlcfg.corpus.CorpusCase;
import io.xendomain.xlcfg.model.Place;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusTest {
    /** Whatever its value. */
    private static final Set<Code> ABOUT_THE_FIELD = EnumSet.of(Code.UnknownField);

    static List<CorpusCase> cases() {
        return Corpus.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void all_findings_of_a_config_are_reported_and_no_others(CorpusCase config) {
        assertThat(config.found())
                .as(() -> config.findings().toString())
                .containsExactlyInAnyOrderElementsOf(config.expected());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void messages_name_the_field_the_value_the_rule_and_the_remedy(CorpusCase config) {
        assertThat(config.findings()).allSatisfy(CorpusTest::isWellSaid).allSatisfy(finding -> {
            if (!ABOUT_THE_FIELD.contains(finding.code())) {
                assertThat(finding.message()).containsIgnoringCase(shown(config.config(), finding.field()));
            }
        });
    }

    @Test
    void each_rule_has_something_to_report_on_some_config() {
        List<Rule> silent = Rules.all().stream()
                .filter(rule -> !rule.isOfReading())
                .filter(rule -> cases().stream().noneMatch(config -> reports(rule, config)))
                .toList();

        assertThat(silent)
                .as(
                        "positions in Rules.all(): %s",
                        silent.stream().map(Rules.all()::indexOf).toList())
                .isEmpty();
    }

    private static boolean reports(Rule rule, CorpusCase config) {
        List<Finding> findings = new ArrayList<>();
        rule.check().check(config.read(), new Place("", null, null, findings::add));
        return !findings.isEmpty();
    }

    @Test
    void the_corpus_is_large_and_its_names_are_unique() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(150);
        assertThat(new HashSet<>(cases().stream().map(CorpusCase::name).toList()))
                .hasSameSizeAs(cases());
    }

    /** What a message has to show of the value at a path as {@code disk[0].vdev}. */
    private static String shown(Object json, String path) {
        Object value = json;
        for (String step : path.split("[.\\[]")) {
            value = switch (value) {
                case Map<?, ?> object -> object.get(step);
                case List<?> items -> items.get(Integer.parseInt(step.replace("]", "")));
                case null, default -> null;
            };
        }
        return switch (value) {
            case null -> path.endsWith("]") ? "" : "not ";
            case Map<?, ?> ignored -> "";
            case List<?> ignored -> "";
            case String secret when path.contains("passwd") -> "is a secret";
            case Object scalar -> Quoted.of(scalar);
        };
    }

    private static void isWellSaid(Finding finding) {
        assertThat(finding.key()).as(finding.toString()).isNotEqualTo("");
        assertThat(finding.message())
                .as("field, rule and remedy in one sentence")
                .contains(finding.field())
                .matches("\\S.*\\S, but \\S.*; \\S.*[^.;, ]|.* is not a field of .*; \\S.*")
                .doesNotContain("\n", "null", "Optional", "Struct");
        assertThat(finding.message()).hasSizeLessThan(400);
    }
}
