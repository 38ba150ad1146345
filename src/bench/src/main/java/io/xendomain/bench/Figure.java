package io.xendomain.bench;

import java.util.List;
import java.util.Locale;

/**
 * One thing that was measured.
 *
 * @param what was measured
 * @param value of it
 * @param unit of both values
 * @param anchor what is shown beside it
 * @param ofAnchor the value of that
 */
record Figure(String what, double value, String unit, String anchor, double ofAnchor) {

    /** A line for each. */
    static String table(List<Figure> figures) {
        StringBuilder table = new StringBuilder(
                String.format("%-58s %9s %-6s %6s  %s%n", "what", "value", "unit", "ratio", "anchor"));
        figures.forEach(figure -> table.append(String.format(
                Locale.ROOT,
                "%-58s %9.2f %-6s %6s  %s: %.2f%n",
                figure.what(),
                figure.value(),
                figure.unit(),
                figure.ratio(),
                figure.anchor(),
                figure.ofAnchor())));
        return table.toString();
    }

    private String ratio() {
        return ofAnchor == 0 ? "-" : String.format(Locale.ROOT, "%.1f", value / ofAnchor);
    }
}
