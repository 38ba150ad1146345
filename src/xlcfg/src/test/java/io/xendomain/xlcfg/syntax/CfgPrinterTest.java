package io.xendomain.xlcfg.syntax;

import static io.xendomain.xlcfg.syntax.Parsed.list;
import static io.xendomain.xlcfg.syntax.Parsed.number;
import static io.xendomain.xlcfg.syntax.Parsed.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CfgPrinterTest {

    @Test
    void writesOneStatementALineAndOneItemALine() {
        assertThat(CfgPrinter.print(List.of(
                        Assignment.of("name", text("web")),
                        Assignment.of("memory", number("512")),
                        Assignment.of("disk", list(text("a"), number("2"), list(text("b")))),
                        Assignment.of("vif", list()))))
                .isEqualTo("""
                        name = "web"
                        memory = 512
                        disk = [
                            "a",
                            2,
                            [
                                "b",
                            ],
                        ]
                        vif = []
                        """);
    }

    @Test
    void escapesOnlyWhatEveryXlKnows() {
        assertThat(CfgPrinter.print(text("\"\\ \t\n\r '#;[],=$é€😀"))).isEqualTo("\"\\\"\\\\ \\t\\n\\r '#;[],=$é€😀\"");
    }

    @Test
    void writesNothingForNothing() {
        assertThat(CfgPrinter.print(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0001", "\u0007", "\u000b", "\u001b", "\u007f", "\u0085", "\ud800", "a\udc00b"})
    void refusesWhatNoConfigCanHold(String text) {
        assertThat(CfgPrinter.isPrintable(list(text(text)))).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CfgPrinter.print(text(text)))
                .withMessageNotContaining(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "1\n", "0xFF", "1;a=2"})
    void refusesNumbersThatAreNone(String digits) {
        assertThat(CfgPrinter.isPrintable(number(digits))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a-b", "a b", "a=1\nb", "9", "é"})
    void refusesKeysThatAreNone(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CfgPrinter.print(List.of(Assignment.of(key, number("1")))));
    }

    @Test
    void refusesListsThatAreNestedWithoutEnd() {
        assertThat(CfgPrinter.isPrintable(nested(64))).isTrue();
        assertThat(CfgPrinter.isPrintable(nested(65))).isFalse();
        assertThat(CfgPrinter.isPrintable(nested(100_000))).isFalse();
    }

    private static CfgValue nested(int depth) {
        return IntStream.range(1, depth).boxed().reduce(list(), (value, i) -> list(value), (a, b) -> b);
    }
}
