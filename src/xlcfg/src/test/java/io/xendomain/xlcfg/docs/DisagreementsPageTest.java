package io.xendomain.xlcfg.docs;

import io.xendomain.xlcfg.proof.KnownDisagreements;
import org.junit.jupiter.api.Test;

/** docs/disagreements.md is made of the list that the differential test goes by. */
class DisagreementsPageTest {
    private static final String HEAD = """
            # Where we and xl disagree

            Millions of random configs were put to the real xl of Xen 4.17 and 4.20 and to the reader, the validator and the
            renderer here ([testing](testing.md#the-language-against-the-real-xl)). What xl refuses, we refuse; what xl
            complains about, we report; and what both take means the same to xl after a way through a manifest, byte for
            byte. The other way round we are stricter on purpose: the table lists every class of configs that xl takes
            without a word and we do not, with a reason and an example. A config that is refused here and is not in the
            table fails the build.

            Generated from the list of the test; do not edit.

            | Finding | On the fields | Why | For example |
            |---|---|---|---|
            """;

    @Test
    void the_page_is_the_list() {
        StringBuilder page = new StringBuilder(HEAD);
        for (KnownDisagreements.Entry entry : KnownDisagreements.read().all()) {
            page.append("| %s | `%s` | %s | `%s` |\n"
                    .formatted(
                            findings(entry.code()),
                            cell(entry.fields()),
                            entry.why().strip() + versions(entry),
                            cell(entry.example().strip().replace("\n", "; "))));
        }
        GeneratedPage.isUpToDate("../disagreements.md", page.toString());
    }

    private static String versions(KnownDisagreements.Entry entry) {
        String since = entry.since() == null ? "" : " Since Xen " + entry.since() + ".";
        return since + (entry.until() == null ? "" : " Up to Xen " + entry.until() + ".");
    }

    private static String findings(String code) {
        return code.startsWith("(?!") ? "any other" : code.replace("|", ", ");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
