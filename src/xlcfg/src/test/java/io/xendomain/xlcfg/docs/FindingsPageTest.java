package io.xendomain.xlcfg.docs;

import io.xendomain.xlcfg.Code;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/findings.md}: every code that a finding can have. */
class FindingsPageTest {

    @Test
    void the_findings_reference_says_what_the_codes_say() {
        GeneratedPage.isUpToDate("findings.md", page());
    }

    private static String page() {
        return """
                # Findings

                <!-- Made from Code.java; after a change there: mvn -pl src/xlcfg -am test -Dupdate.generated=true -->

                A finding is one thing to say about a config: `{severity, field, key, code, message}`. `kubectl xen lint`
                prints them, `status.findings` of a XenDomain holds them, and the message gives the value, the rule and
                the remedy. Codes are stable: search for them, filter by them.

                **Error**: the config is not pushed. **Warning**: it is pushed, and does not do all that it seems to say.

                | Code | Severity |
                |---|---|
                %s

                %s
                """.formatted(rows(), paragraphs());
    }

    private static String rows() {
        return Stream.of(Code.values())
                .map(code ->
                        "| [%s](#%s) | %s |".formatted(code, code.name().toLowerCase(Locale.ROOT), code.severity()))
                .collect(Collectors.joining("\n"));
    }

    private static String paragraphs() {
        return Stream.of(Code.values())
                .map(code -> "## %s\n\n%s. %s".formatted(code, code.severity(), code.paragraph()))
                .collect(Collectors.joining("\n\n"))
                .stripTrailing();
    }
}
