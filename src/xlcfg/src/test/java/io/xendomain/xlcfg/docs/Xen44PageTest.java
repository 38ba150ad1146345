package io.xendomain.xlcfg.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/xen-4.4.md is made of the differences, and each of them is tried. */
class Xen44PageTest {
    private static final String HEAD = """
            # Xen 4.4

            The oldest Xen that configs are written for. There is no program of it to ask; what it does was read in its source
            (RELEASE-4.4.1) and in its man page. A config is rendered in the words that the host's xl knows, or refused with a
            finding that says which Xen it needs: that xl itself would say nothing. Keys that came later are not in this table
            but in the [reference](reference/keys.md), each with its release.

            A row of the table is a test (`Xen44PageTest`). `kubectl xen lint --from 4.4 --xen-version 4.17 /etc/xen` says what
            [an upgrade](operations.md#upgrading-xen) makes of a host's own files. xl 4.4 ends with 255 where later ones end with 1; an
            agent asks whether it is 0.

            | About | xl 4.4 | Such as | For 4.4 | For 4.17 |
            |---|---|---|---|---|
            """;

    static List<Xen44> all() {
        return Xen44.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isRenderedOrRefusedAsTheTableSays(Xen44 difference) {
        check(difference, "4.4", difference.oldest());
        check(difference, "4.17", difference.later());
    }

    @Test
    void thePageIsTheTable() {
        String rows = all().stream()
                .map(row -> "| %s | %s | `%s` | %s | %s |\n"
                        .formatted(
                                row.topic(),
                                cell(row.xl()),
                                cell(
                                        row.cfg() == null
                                                ? yaml(row.config())
                                                : row.cfg().strip().replace("\n", "; ")),
                                outcome(row, "4.4", row.oldest()),
                                outcome(row, "4.17", row.later())))
                .collect(Collectors.joining());
        GeneratedPage.isUpToDate("../xen-4.4.md", HEAD + rows);
    }

    private static void check(Xen44 difference, String release, String expected) {
        Xen44.Outcome outcome = difference.on(release);
        if (!Xen44.isRefusal(expected)) {
            assertThat(outcome.errors()).isEmpty();
            assertThat(outcome.text()).contains(expected.strip());
            return;
        }
        assertThat(outcome.text()).isNull();
        assertThat(outcome.errors()).extracting(Xen44::name).contains(expected);
        assertThat(outcome.errors())
                .filteredOn(error -> error.code() == Code.NeedsNewerXen)
                .extracting(Finding::message)
                .allSatisfy(message -> assertThat(message)
                        .matches("\\S+ is .+, but .*needs Xen 4\\.\\d+ and the host has " + release + ".*; .+"));
    }

    private static String outcome(Xen44 row, String release, String expected) {
        if (!Xen44.isRefusal(expected)) {
            return "`" + cell(expected.strip()) + "`";
        }
        return row.on(release).errors().stream()
                .filter(error -> expected.equals(Xen44.name(error)))
                .findFirst()
                .map(error -> "refused: " + cell(error.message()))
                .orElse(expected);
    }

    private static String yaml(Object json) {
        return switch (json) {
            case null -> "null";
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .map(field -> field.getKey() + ": " + yaml(field.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case List<?> items -> items.stream().map(Xen44PageTest::yaml).collect(Collectors.joining(", ", "[", "]"));
            case Object scalar -> scalar.toString();
        };
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
