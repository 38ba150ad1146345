package io.xendomain.xlcfg.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.corpus.Corpus;
import io.xendomain.xlcfg.corpus.CorpusCase;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusTest {

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
    void messages_name_the_field_the_rule_and_the_remedy(CorpusCase config) {
        assertThat(config.findings()).allSatisfy(CorpusTest::isWellSaid);
    }

    @Test
    void the_corpus_is_large_and_its_names_are_unique() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(150);
        assertThat(new HashSet<>(cases().stream().map(CorpusCase::name).toList()))
                .hasSameSizeAs(cases());
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
