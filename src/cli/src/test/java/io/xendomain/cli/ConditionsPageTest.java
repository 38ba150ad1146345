package io.xendomain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.ConditionType;
import io.xendomain.api.Reason;
import io.xendomain.xlcfg.docs.GeneratedPage;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/reference/conditions.md}: every condition and reason, with the remedy that {@code kubectl xen why} gives. */
class ConditionsPageTest {
    private static final Named SOMEONE = new Named("NAMESPACE", "NAME", "HOST");

    @Test
    void theReferenceSaysWhatTheProgramsSay() {
        GeneratedPage.isUpToDate("conditions.md", page());
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void whatItMeansIsASentence(Reason reason) {
        assertThat(reason.meaning()).matches("(?s)[A-Z`].*\\.");
    }

    private static String page() {
        return """
                # Conditions

                <!-- Made from the declarations in src/api and src/cli; after a change there:
                     mvn -pl src/cli -am test -Dupdate.generated=true -->

                `status.conditions` of a XenDomain and of a XenHost: what each type says, and for each reason what to do about it.
                `kubectl xen why NAME` picks the one that matters. [Concepts](../concepts.md#conditions) tells how they go together.

                ## Types

                | Type | True when |
                |---|---|
                %s

                ## Reasons

                | Reason | Means | What to do |
                |---|---|---|
                %s
                """.formatted(
                        Arrays.stream(ConditionType.values())
                                .map(type -> "| `%s` | %s |".formatted(type, type.meaning()))
                                .collect(Collectors.joining("\n")),
                        Arrays.stream(Reason.values())
                                .map(reason -> "| `%s` | %s | %s |"
                                        .formatted(reason, reason.meaning(), cell(Remedy.of(reason, SOMEONE))))
                                .collect(Collectors.joining("\n")));
    }

    private static String cell(String remedy) {
        return remedy.isEmpty() ? "nothing" : remedy.replace("|", "\\|");
    }
}
