package io.xendomain.xlcfg.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A row of one of the two lists of everything that xl.cfg(5) has: what was found in the man page and in xl itself. */
record TableRow(Map<String, String> cells) {

    /** The 120 rows of the man page of Xen 4.4.1. */
    static List<TableRow> manPage() {
        return read("xlcfg-options.tsv");
    }

    /** The 88 rows of what came later. */
    static List<TableRow> later() {
        return read("xlcfg-modern.tsv");
    }

    String key() {
        return cell("key");
    }

    String cell(String column) {
        String cell = cells.get(column);
        if (cell == null) {
            throw new IllegalArgumentException("no column " + column + " in " + cells.keySet());
        }
        return cell.equals("-") ? "" : cell;
    }

    @Override
    public String toString() {
        return key();
    }

    private static List<TableRow> read(String resource) {
        try (InputStream in = TableRow.class.getResourceAsStream(resource)) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<String> columns = List.of(lines.getFirst().split("\t"));
            return lines.stream().skip(1).map(line -> row(columns, line)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TableRow row(List<String> columns, String line) {
        String[] values = line.split("\t", -1);
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.put(columns.get(i), values[i]);
        }
        return new TableRow(cells);
    }
}
