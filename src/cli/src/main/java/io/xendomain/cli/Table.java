package io.xendomain.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Columns under headings, as kubectl prints them. Pure.
 *
 * @param head the headings
 * @param rows as many cells each
 */
record Table(List<String> head, List<List<Cell>> rows) {
    private static final String GAP = "  ";
    private static final int NARROWEST_COLUMN = 4;
    private static final String CUT = "…";

    /** A text and how it is meant. */
    record Cell(String text, Tone tone) {
        Cell {
            text = Plain.of(text);
        }

        static Cell of(Object value) {
            return new Cell(value == null ? "-" : value.toString(), Tone.plain);
        }
    }

    static List<Cell> row(Object... values) {
        return Stream.of(values)
                .map(value -> value instanceof Cell cell ? cell : Cell.of(value))
                .toList();
    }

    /** Its lines; where the terminal is too narrow, the widest columns are cut. */
    List<String> lines(Terminal terminal) {
        int[] widths = widths(terminal.width());
        List<String> lines = new ArrayList<>();
        lines.add(line(head.stream().map(word -> new Cell(word, Tone.heading)).toList(), widths, terminal.colours()));
        rows.forEach(row -> lines.add(line(row, widths, terminal.colours())));
        return lines;
    }

    private int[] widths(int available) {
        int[] widths = IntStream.range(0, head.size())
                .map(column -> Stream.concat(
                                Stream.of(head.get(column)),
                                rows.stream().map(row -> row.get(column).text()))
                        .mapToInt(Table::length)
                        .max()
                        .orElse(0))
                .toArray();
        long tooMuch =
                IntStream.of(widths).asLongStream().sum() + (long) GAP.length() * (widths.length - 1) - available;
        for (; tooMuch > 0; tooMuch--) {
            int widest = IntStream.range(0, widths.length)
                    .reduce((a, b) -> widths[b] >= widths[a] ? b : a)
                    .orElseThrow();
            if (widths[widest] <= NARROWEST_COLUMN) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static String line(List<Cell> cells, int[] widths, boolean colours) {
        String line = IntStream.range(0, cells.size())
                .mapToObj(column -> padded(cells.get(column), widths[column], colours))
                .collect(Collectors.joining(GAP));
        return line.stripTrailing();
    }

    private static String padded(Cell cell, int width, boolean colours) {
        String shown = cut(cell.text(), width);
        return cell.tone().on(shown, colours) + " ".repeat(width - length(shown));
    }

    static String cut(String text, int width) {
        if (length(text) <= width) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, width - 1)) + CUT;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
