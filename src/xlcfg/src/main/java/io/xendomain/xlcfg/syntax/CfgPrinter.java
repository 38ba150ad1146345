package io.xendomain.xlcfg.syntax;

import java.util.List;

/**
 * Writes an xl.cfg that every xl reads back to the same values: double quotes, only escapes that all releases know, one
 * list item a line, a newline at the end.
 */
public final class CfgPrinter {
    private static final String INDENT = "    ";

    private CfgPrinter() {}

    /** @throws IllegalArgumentException if a string holds a character that no xl.cfg can hold */
    public static String print(List<Assignment> assignments) {
        StringBuilder out = new StringBuilder();
        for (Assignment assignment : assignments) {
            out.append(assignment.key()).append(assignment.append() ? " += " : " = ");
            append(assignment.value(), "", out);
            out.append('\n');
        }
        return out.toString();
    }

    /** A value alone, on as many lines as it needs. */
    public static String print(CfgValue value) {
        StringBuilder out = new StringBuilder();
        append(value, "", out);
        return out.toString();
    }

    private static void append(CfgValue value, String indent, StringBuilder out) {
        switch (value) {
            case CfgValue.Text(String text) -> quote(text, out);
            case CfgValue.Number(String digits) -> out.append(digits);
            case CfgValue.Items(List<CfgValue> values) when values.isEmpty() -> out.append("[]");
            case CfgValue.Items(List<CfgValue> values) -> {
                out.append("[\n");
                for (CfgValue item : values) {
                    out.append(indent).append(INDENT);
                    append(item, indent + INDENT, out);
                    out.append(",\n");
                }
                out.append(indent).append(']');
            }
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        throw new IllegalArgumentException(
                                "no xl.cfg can hold the control character \\u%04x".formatted((int) c));
                    }
                    out.append(c);
                }
            }
        }
        out.append('"');
    }
}
