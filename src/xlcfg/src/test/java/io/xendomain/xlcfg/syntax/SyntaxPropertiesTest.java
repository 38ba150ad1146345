package io.xendomain.xlcfg.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Position;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every text. */
class SyntaxPropertiesTest {
    private static final int TRIES = 10_000;

    @Property(tries = TRIES)
    void parsingWhatWasPrintedGivesTheSame(@ForAll("assignments") List<Assignment> assignments) {
        String text = CfgPrinter.print(assignments);

        CfgFile file = CfgParser.parse(text);

        assertThat(file.findings()).as(text).isEmpty();
        assertThat(file.assignments().stream().map(SyntaxPropertiesTest::withoutPlaces))
                .as(text)
                .containsExactlyElementsOf(assignments);
        assertThat(text).matches("(?s)|.*\n").doesNotContain("\r", "\t");
    }

    @Property(tries = TRIES)
    void aStringIsReadBackOrRefused(@ForAll("anyText") String text) {
        CfgValue value = new CfgValue.Text(text);
        if (!CfgPrinter.isPrintable(value)) {
            assertThat(text).matches("(?s).*[\\p{Cc}\\p{Cs}].*");
            return;
        }
        String line = "a = " + CfgPrinter.print(value) + "\n";

        assertThat(line.lines()).hasSize(1);
        assertThat(Parsed.settings(line).get("a")).isEqualTo(value);
        assertThat(CfgParser.parse(line.getBytes(StandardCharsets.UTF_8))).isEqualTo(CfgParser.parse(line));
    }

    @Property(tries = TRIES)
    void anyTextIsParsedAndEachFindingIsInIt(@ForAll("anyText") String text) {
        assertEachFindingIsIn(text, Parsed.findings(text));
    }

    @Property(tries = TRIES)
    void nearlyAnyConfigIsParsedAndEachFindingIsInIt(@ForAll long seed) {
        String text = new CfgTextGenerator(new Random(seed)).next();

        assertEachFindingIsIn(text, Parsed.findings(text));
    }

    @Property(tries = TRIES)
    void anyBytesAreParsedAndEachFindingIsInThem(@ForAll byte[] bytes) {
        assertEachFindingIsIn(
                new String(bytes, StandardCharsets.UTF_8),
                CfgParser.parse(bytes).findings());
    }

    @Provide
    Arbitrary<List<Assignment>> assignments() {
        Arbitrary<String> key = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars('_', '.')
                .ofMaxLength(8)
                .map(rest -> "k" + rest);
        return Combinators.combine(key, Arbitraries.of(true, false), value(3))
                .as((name, append, value) -> new Assignment(name, append, value, null, List.of()))
                .list()
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> anyText() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(40),
                Arbitraries.strings().ascii().ofMaxLength(40),
                Arbitraries.strings()
                        .withChars("ab=+[]\"'\\#;,-0x \t\n\r\u0000é\ud83d\ude00".toCharArray())
                        .ofMaxLength(40));
    }

    private static Arbitrary<CfgValue> value(int depth) {
        Arbitrary<CfgValue> scalar = Arbitraries.oneOf(
                Arbitraries.strings()
                        .all()
                        .ofMaxLength(20)
                        .map(text -> (CfgValue) new CfgValue.Text(text))
                        .filter(CfgPrinter::isPrintable),
                Arbitraries.strings()
                        .withChars("\"'\\#;,=[]\n\r\t ntx0$")
                        .ofMaxLength(10)
                        .map(CfgValue.Text::new),
                Arbitraries.longs().between(0, Long.MAX_VALUE).map(CfgValue.Number::of));
        return depth == 0
                ? scalar
                : Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(4, scalar),
                        net.jqwik.api.Tuple.of(
                                1,
                                Arbitraries.lazy(() -> value(depth - 1))
                                        .list()
                                        .ofMaxSize(4)
                                        .map(CfgValue.Items::new)));
    }

    private static Assignment withoutPlaces(Assignment read) {
        assertThat(read.at()).isNotNull();
        return new Assignment(read.key(), read.append(), read.value(), null, List.of());
    }

    /** Or just behind the last character of a line. */
    private static void assertEachFindingIsIn(String text, List<Finding> findings) {
        String[] lines = text.split("\n", -1);
        assertThat(findings).as(text).allSatisfy(finding -> {
            Position at = finding.at();
            assertThat(at.line()).isBetween(1, lines.length);
            assertThat(at.column()).isBetween(1, lines[at.line() - 1].length() + 1);
        });
    }
}
