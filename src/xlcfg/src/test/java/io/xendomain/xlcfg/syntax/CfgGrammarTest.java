package io.xendomain.xlcfg.syntax;

import static io.xendomain.xlcfg.syntax.Parsed.codes;
import static io.xendomain.xlcfg.syntax.Parsed.list;
import static io.xendomain.xlcfg.syntax.Parsed.number;
import static io.xendomain.xlcfg.syntax.Parsed.settings;
import static io.xendomain.xlcfg.syntax.Parsed.string;
import static io.xendomain.xlcfg.syntax.Parsed.text;
import static io.xendomain.xlcfg.syntax.Parsed.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of xl.cfg as the real parser has it, fact by fact. CfgParserIT asks the real one. */
class CfgGrammarTest {

    @Test
    void anEscapedCharacterIsShownAndSkippedWhole() {
        CfgFile file = CfgParser.parse("a = \"\\\ud83d\ude00b\"\n");

        assertThat(file.findings()).singleElement().satisfies(finding -> assertThat(finding.message())
                .contains("here is \\\ud83d\ude00, but"));
        assertThat(file.assignments())
                .singleElement()
                .extracting(Assignment::value)
                .isEqualTo(new CfgValue.Text("b"));
    }

    @Test
    void anEmptyFileIsAConfig() {
        assertThat(settings("")).isEmpty();
        assertThat(settings("\n\n \t\n")).isEmpty();
    }

    @Test
    void aStatementEndsWithItsLineOrASemicolon() {
        assertThat(settings("a = 1\nb = 2; c = 3\n"))
                .isEqualTo(Map.of("a", number("1"), "b", number("2"), "c", number("3")));
    }

    @Test
    void emptyStatementsAreFine() {
        assertThat(settings(";;\n;a = 1;;\n;")).isEqualTo(Map.of("a", number("1")));
    }

    @Test
    void theLastStatementNeedsNoNewline() {
        assertThat(settings("a = 1")).isEqualTo(Map.of("a", number("1")));
    }

    @Test
    void twoStatementsOnOneLineNeedASemicolon() {
        assertThat(codes("a = 1 b = 2\n")).containsExactly("SyntaxError 1:7");
    }

    @Test
    void blanksAreSpaceAndTabAndNeverNeeded() {
        assertThat(settings("a=1\n\t b\t= \t2 \t\n")).isEqualTo(Map.of("a", number("1"), "b", number("2")));
    }

    @Test
    void aCommentEndsWithItsLine() {
        assertThat(settings("# one\na = 1 # two ; b = 3\n#\nc = \"# text\"\n"))
                .isEqualTo(Map.of("a", number("1"), "c", text("# text")));
    }

    @Test
    void aCommentMayHoldAnyCharacter() {
        assertThat(settings("# \u0000 \r \ufeff é \"\na = 1\n")).containsOnlyKeys("a");
    }

    @Test
    void aCommentOnTheLastLineNeedsItsNewline() {
        assertThat(codes("a = 1\n# end")).containsExactly("LexicalError 2:1");
    }

    @Test
    void aSingleCharacterAtTheVeryEndIsOverlooked() {
        assertThat(codes("a = 1 #")).containsExactly("Ignored 1:7");
        assertThat(codes("a = 1\n-")).containsExactly("Ignored 2:1");
        assertThat(codes("a = 1 \"")).containsExactly("Ignored 1:7");
        assertThat(codes("a = -")).containsExactly("Ignored 1:5", "SyntaxError 1:5");
        assertThat(codes("a = 1 é")).containsExactly("LexicalError 1:7");
    }

    @Test
    void aByteOrderMarkIsRefused() {
        assertThat(codes("\ufeffa = 1\nb = -1\n")).containsExactly("LexicalError 1:1", "LexicalError 2:5");
    }

    @Test
    void carriageReturnsAtLineEndsAreRefusedOnce() {
        assertThat(codes("a = 1\r\nb = True\r\n")).containsExactly("LexicalError 1:6", "LexicalError 2:5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\r", "\f", "\u000b", "\u0000", "\u007f", "\u0001", "\u00a0", "\u2028", "é", "$", "%", "\\"})
    void nothingElseStandsOutsideQuotes(String character) {
        assertThat(codes("a = 1 " + character + " \n")).containsExactly("LexicalError 1:7");
    }

    @Test
    void thereIsNoLineContinuation() {
        assertThat(codes("a = \\\n1\n")).containsExactly("LexicalError 1:5");
    }

    @Test
    void aValueBeginsOnTheLineOfItsKey() {
        assertThat(codes("a =\n\"text\"\nb = 1\n")).containsExactly("SyntaxError 1:4");
        assertThat(codes("a = # later\n[1]\n")).containsExactly("SyntaxError 1:5");
    }

    @Test
    void aKeyIsLowerCaseLettersDigitsDotsAndUnderscores() {
        assertThat(settings("on_crash = 1; x9.y = 2")).containsOnlyKeys("on_crash", "x9.y");
    }

    @ParameterizedTest
    @CsvSource({
        "Memory = 1, LexicalError 1:1",
        "memOry = 1, LexicalError 1:4",
        "on-crash = 1, LexicalError 1:3",
        "_a = 1, LexicalError 1:1",
        "9a = 1, SyntaxError 1:1",
        "'\"a\" = 1', SyntaxError 1:1",
        "= 1, SyntaxError 1:1",
        "a, SyntaxError 1:2",
        "a 1, SyntaxError 1:3",
        "a == 1, SyntaxError 1:4",
        "a + = 1, LexicalError 1:3",
    })
    void otherThingsAreNoKey(String text, String finding) {
        assertThat(codes(text + "\n")).containsExactly(finding);
    }

    @Test
    void aKeyLongerThanAnyIsNoKey() {
        assertThat(settings("k".repeat(64) + " = 1")).hasSize(1);
        assertThat(codes("k".repeat(65) + " = 1\nb = -1\n")).containsExactly("LexicalError 1:1", "LexicalError 2:5");
    }

    @Test
    void bothQuotesTakeTheSameEscapes() {
        assertThat(string("\"\\\"\\'\\\\\\a\\b\\f\\n\\r\\t\\v\"")).isEqualTo("\"'\\\u0007\b\f\n\r\t\u000b");
        assertThat(string("'\\\"\\'\\\\\\a\\b\\f\\n\\r\\t\\v'")).isEqualTo("\"'\\\u0007\b\f\n\r\t\u000b");
    }

    @Test
    void theOtherQuoteNeedsNoEscape() {
        assertThat(string("\"it's\"")).isEqualTo("it's");
        assertThat(string("'say \"hi\"'")).isEqualTo("say \"hi\"");
    }

    @Test
    void aStringHoldsAnythingButANewlineAndANul() {
        assertThat(string("\"\t\r\u0001\u007f\ufeff é €😀 # ; , [ ] =\""))
                .isEqualTo("\t\r\u0001\u007f\ufeff é €😀 # ; , [ ] =");
        assertThat(codes("a = \"one\ntwo\"\n")).containsExactly("LexicalError 1:5", "LexicalError 2:4");
        assertThat(codes("a = \"one\u0000two\"\n")).containsExactly("ControlCharacter 1:9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"open", "'open", "\"open'", "\"open\\\"", "\"open\\", "\""})
    void aStringEndsOnItsLine(String open) {
        assertThat(codes("a = " + open + "\nb = 1\n")).containsExactly("LexicalError 1:5");
    }

    @Test
    void stringsSideBySideAreNotJoined() {
        assertThat(codes("a = \"b\" \"c\"\n")).containsExactly("SyntaxError 1:9");
        assertThat(codes("a = \"\"\"b\"\"\"\n")).containsExactly("SyntaxError 1:7");
        assertThat(codes("a = \"b\" + \"c\"\n")).containsExactly("LexicalError 1:9");
    }

    @Test
    void stringsHaveNoPrefix() {
        assertThat(codes("a = u\"b\"\n")).containsExactly("SyntaxError 1:5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\x41", "\\101", "\\0", "\\012z", "\\u0041", "\\/", "\\$", "\\e", "\\ ", "\\é", "\\\t"})
    void otherEscapesAreRefused(String escape) {
        assertThat(codes("a = \"b" + escape + "\"\n")).containsExactly("InvalidEscape 1:7");
    }

    @Test
    void allBadEscapesOfAStringAreShown() {
        assertThat(codes("a = \"C:\\Windows\\System\"\n")).containsExactly("InvalidEscape 1:8", "InvalidEscape 1:16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "512", "010", "0x1f", "1e3", "12abcdefx0"})
    void aNumberIsKeptAsItWasWritten(String digits) {
        assertThat(value(digits)).isEqualTo(number(digits));
    }

    @ParameterizedTest
    @CsvSource({
        "-5, LexicalError 1:5",
        "+5, LexicalError 1:5",
        "1.5, LexicalError 1:6",
        "512M, LexicalError 1:8",
        "2k, SyntaxError 1:6",
        "0xFF, LexicalError 1:7",
        "0XFF, LexicalError 1:6",
    })
    void aNumberHasNoSignNoFractionNoSuffixAndNoUpperCase(String number, String finding) {
        assertThat(codes("a = " + number + "\n")).containsExactly(finding);
        assertThat(string('"' + number + '"')).isEqualTo(number);
    }

    @Test
    void aListHoldsStringsNumbersAndLists() {
        assertThat(value("[\"b\", 2, ['c', []]]")).isEqualTo(list(text("b"), number("2"), list(text("c"), list())));
    }

    @Test
    void aListMayEndWithOneComma() {
        assertThat(value("[]")).isEqualTo(list());
        assertThat(value("[1,]")).isEqualTo(list(number("1")));
        assertThat(codes("a = [,]\n")).containsExactly("SyntaxError 1:6");
        assertThat(codes("a = [1,,2]\n")).containsExactly("SyntaxError 1:8");
        assertThat(codes("a = [1,,]\n")).containsExactly("SyntaxError 1:8");
    }

    @Test
    void aListMayHaveLinesAndComments() {
        assertThat(value("[ # one\n\n1 # two\n\n, # three\n\n2\n]")).isEqualTo(list(number("1"), number("2")));
    }

    @Test
    void aListHasCommasAndAnEnd() {
        assertThat(codes("a = [1 2]\n")).containsExactly("SyntaxError 1:8");
        assertThat(codes("a = [1;2]\n")).containsExactly("SyntaxError 1:7");
        assertThat(codes("a = [1\n")).containsExactly("SyntaxError 2:1");
        assertThat(codes("a = 1]\n")).containsExactly("SyntaxError 1:6");
        assertThat(codes("a = [\"b\"\nc = 1\n")).containsExactly("SyntaxError 2:1");
    }

    @Test
    void listsAreNotNestedWithoutEnd() {
        assertThat(value("[".repeat(64) + "]".repeat(64))).isInstanceOf(CfgValue.Items.class);
        assertThat(codes("a = " + "[".repeat(65) + "]".repeat(65))).containsExactly("SyntaxError 1:69");
        assertThat(codes("a = " + "[".repeat(1_000_000))).containsExactly("SyntaxError 1:69");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = True",
                "a = False",
                "a = None",
                "a = true",
                "a = destroy",
                "a = (1, 2)",
                "a = { 'b': 1 }",
                "a = 1 + 1",
                "a = b[0]",
                "a = f(1)",
                "a = 'b' % 1",
                "import os",
                "def f(x):",
                "    return 1",
                "if a: b = 1",
                "a = [i for i in b]",
                "a = 1, 2",
                "a.append(1)",
                "a, b = 1, 2",
            })
    void itIsNotPython(String line) {
        assertThat(codes(line + "\nb = 1\n")).hasSize(1).first().asString().contains(" 1:");
    }

    @Test
    void allErrorsAreShownEachWithItsPlace() {
        assertThat(codes("a = foo\nb = 1\nc 2\n\n  d = -1\ne = [ 1 2 ]\n"))
                .containsExactly("SyntaxError 1:5", "SyntaxError 3:3", "LexicalError 5:7", "SyntaxError 6:9");
    }

    @Test
    void theRestOfABrokenListIsNotBrokenOnceMore() {
        assertThat(codes("a = [\n  \"one\" oops,\n  \"two\",\n\n  [3],\n  4\n]\nb = -1\n"))
                .containsExactly("SyntaxError 2:9", "LexicalError 8:5");
    }

    @Test
    void whatIsGoodIsReadAroundErrors() {
        assertThat(CfgParser.parse("a = 1\nb = oops\nc = 3; d = [\n\"e\" \"f\"\n]\ng = 7")
                        .assignments())
                .extracting(Assignment::key)
                .containsExactly("a", "c", "g");
    }

    @Test
    void theLastValueWins() {
        assertThat(codes("a = 1\na = [2]\na = \"3\"\n")).containsExactly("DuplicateKey 2:1", "DuplicateKey 3:1");
        assertThat(Settings.of(CfgParser.parse("a = 1\na = [2]\na = \"3\"\n").assignments(), finding -> {})
                        .get("a")
                        .value())
                .isEqualTo(text("3"));
    }

    @Test
    void plusEqualsJoinsStringsAndLists() {
        assertThat(settings("a = \"b\"\na += 'c'\na += 1\n")).isEqualTo(Map.of("a", text("bc1")));
        assertThat(settings("a = [1]\na += []\na += [2, [3]]\n"))
                .isEqualTo(Map.of("a", list(number("1"), number("2"), list(number("3")))));
    }

    @Test
    void plusEqualsWithoutAnEarlierValueSets() {
        assertThat(settings("a += 5\nb += [1]\n")).isEqualTo(Map.of("a", number("5"), "b", list(number("1"))));
    }

    @Test
    void plusEqualsRefusesToJoinAStringAndAList() {
        assertThat(codes("a = \"b\"\na += [1]\n")).containsExactly("CannotAppend 2:1");
        assertThat(codes("a = []\na += 1\n")).containsExactly("CannotAppend 2:1");
    }

    @Test
    void plusEqualsTakesTheTypeOfTheLastValue() {
        assertThat(codes("a = [1]\na = 2\na += 3\n")).containsExactly("DuplicateKey 2:1");
    }
}
