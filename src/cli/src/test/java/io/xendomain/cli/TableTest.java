package io.xendomain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.cli.Table.Cell;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TableTest {

    @Property(tries = 300)
    void aTableFitsTheTerminalAndSendsNothingToIt(
            @ForAll @Size(min = 1, max = 8) List<@Size(3) List<String>> texts,
            @ForAll @IntRange(min = 40, max = 200) int width) {
        Table table = new Table(
                List.of("A", "B", "C"),
                texts.stream().map(row -> row.stream().map(Cell::of).toList()).toList());
        assertThat(table.lines(new Terminal(width, false)))
                .hasSize(texts.size() + 1)
                .allMatch(line -> line.codePointCount(0, line.length()) <= width)
                .allMatch(line -> line.codePoints().noneMatch(Character::isISOControl));
    }

    @Example
    void theWidestColumnsGiveWay() {
        Table table = new Table(List.of("NAME", "MESSAGE"), List.of(Table.row("web-1", "a".repeat(60))));
        assertThat(table.lines(new Terminal(40, false)))
                .containsExactly("NAME   MESSAGE", "web-1  " + "a".repeat(32) + "…");
    }

    @Example
    void coloursAreOnlyOnATerminalThatWantsThem() {
        assertThat(Terminal.of(null, Map.of())).isEqualTo(new Terminal(Terminal.UNLIMITED, false));
        assertThat(Terminal.of("100", Map.of())).isEqualTo(new Terminal(100, true));
        assertThat(Terminal.of("100", Map.of("NO_COLOR", ""))).isEqualTo(new Terminal(100, false));
        assertThat(Terminal.of("100", Map.of("TERM", "dumb")).colours()).isFalse();
        assertThat(Terminal.of("0", Map.of()).width()).isEqualTo(80);
        assertThat(Terminal.of("wide", Map.of()).width()).isEqualTo(80);
        Table table = new Table(List.of("A"), List.of(List.of(new Cell("x", Tone.bad))));
        assertThat(table.lines(new Terminal(80, true))).containsExactly("\u001b[1mA\u001b[0m", "\u001b[31mx\u001b[0m");
    }
}
