package io.xendomain.xlcfg.syntax;

import static io.xendomain.xlcfg.syntax.Parsed.findings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Position;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the parser says of a text, besides its values. */
class CfgParserTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    memory = 512M    | here is "M" right after a number
                    memory = 512M    | write the digits alone
                    nomigrate = Yes  | begins with "Y"
                    name = $x        | put the value in quotes
                    rtc_timeoffset = -5 | xl.cfg only looks like Python
                    pae = True       | write 1
                    pae = False      | write 0
                    uuid = None      | leave the line out
                    pae = true       | in pae here is the word true
                    pae = true       | write 1
                    on_crash = destroy | put it in quotes
                    Memory = 512     | write it in lower case
                    memory 512       | write memory = VALUE
                    memory =         | begins on the line of its key
                    vif = ["a" "b"]  | the list that begins on line 1
                    name = "a        | close it with "
                    name = "C:\\Xen" | write a backslash as \\\\
                    """)
    void messagesNameTheValueTheRuleAndTheRemedy(String line, String part) {
        assertThat(findings(line + "\n")).extracting(Finding::message).anySatisfy(message -> assertThat(message)
                .contains(part));
    }

    @Test
    void aFindingInsideAStatementNamesItsKey() {
        assertThat(findings("memory = foo")).extracting(Finding::key).containsExactly("memory");
    }

    @Test
    void aPasswordWithoutQuotesIsNotShown() {
        assertThat(findings("vncpasswd = hunter2\nspicepasswd = 1234 5678\n"))
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.message()).doesNotContain("hunter2", "5678"));
    }

    @Test
    void itemsOfAListHaveTheirPlaces() {
        assertThat(CfgParser.parse("a = [1,\n  [2],\n\"3\"]\nb = 4\n").assignments())
                .extracting(Assignment::itemsAt)
                .containsExactly(List.of(new Position(1, 6), new Position(2, 3), new Position(3, 1)), List.of());
    }

    @Test
    void joinedListsKeepThePlacesOfTheirItems() {
        List<Assignment> assignments =
                CfgParser.parse("a = [1]\na += [2,\n 3]\n").assignments();

        assertThat(Settings.of(assignments, finding -> {}).get("a").itemsAt())
                .containsExactly(new Position(1, 6), new Position(2, 7), new Position(3, 2));
    }

    @Test
    void utf8BytesAreText() {
        CfgFile file = CfgParser.parse("a = \"ä€😀\"\n".getBytes(StandardCharsets.UTF_8));

        assertThat(file.findings()).isEmpty();
        assertThat(file.assignments()).extracting(Assignment::value).containsExactly(Parsed.text("ä€😀"));
    }

    @Test
    void bytesThatAreNotUtf8AreFindingsWithTheirPlace() {
        CfgFile file = CfgParser.parse("a = 1\nb = \"x\u00e4\"\n# \u00fc\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(file.findings())
                .extracting(Finding::code, Finding::at)
                .containsExactly(
                        tuple(Code.InvalidFormat, new Position(2, 7)), tuple(Code.InvalidFormat, new Position(3, 3)));
        assertThat(file.findings().getFirst().message()).contains("0xe4");
    }

    @Test
    void aCharacterThatIsCutOffAtTheEndIsNotUtf8() {
        assertThat(CfgParser.parse(new byte[] {'a', '=', '"', (byte) 0xe2, (byte) 0x82})
                        .findings())
                .extracting(finding -> finding.code() + " " + finding.at())
                .containsExactly("InvalidFormat 1:4", "LexicalError 1:3");
    }

    @Test
    void ofAFileThatIsNoConfigOnlyTheFirstFindingsAreShown() {
        List<Finding> findings = CfgParser.parse("%\n".repeat(1000)).findings();

        assertThat(findings).hasSize(FirstFindings.MOST + 1);
        assertThat(findings.getLast().message()).endsWith("(the first of 800 more)");
    }

    @Test
    void anErrorAfterManyWarningsIsStillAnError() {
        FirstFindings first = new FirstFindings();
        Settings.of(CfgParser.parse("a = 1\n".repeat(1000) + "a += []\n").assignments(), first);

        assertThat(first.list())
                .hasSize(FirstFindings.MOST + 2)
                .filteredOn(Finding::isError)
                .hasSize(1);
    }
}
