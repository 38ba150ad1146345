package io.xendomain.api.crd;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.xlcfg.docs.GeneratedPage;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/reference/api.md}: every field of both kinds, as the definitions have it. */
class ApiPageTest {

    static List<CrdFile> files() {
        return CrdFile.all();
    }

    @Test
    void theReferenceSaysWhatTheDefinitionsSay() {
        GeneratedPage.isUpToDate("api.md", page());
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFieldHasItsPlace(CrdFile file) {
        String section = ApiPage.kind(file);
        assertThat(ApiPage.paths("", file.schema())).hasSizeGreaterThan(20).allSatisfy(path -> assertThat(section)
                .containsAnyOf("#### `" + path + "`\n", "### Fields of `" + path + "`\n"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyRuleIsThere(CrdFile file) {
        String section = ApiPage.kind(file);
        assertThat(file.tree().findValues("rule")).isNotEmpty().allSatisfy(rule -> assertThat(section)
                .contains("```cel\n" + rule.asText() + "\n```"));
    }

    private static String page() {
        return """
                # API

                <!-- Made from the definitions in crds/; after a change of the types or keys:
                     mvn -pl src/api -am test -Dupdate.generated=true -->

                Every field of both kinds, with what the API server holds it to; `kubectl explain xd.spec.config.disk` has the same
                text. What goes beyond the API server's means is said by [findings](findings.md). What a key means to Xen, for which
                guests and versions, and whether it changes on a running domain: [keys](keys.md). Annotations:
                [concepts](../concepts.md#what-git-cannot-say).

                %s
                """.formatted(files().stream().map(ApiPage::kind).collect(Collectors.joining("\n\n")));
    }
}
