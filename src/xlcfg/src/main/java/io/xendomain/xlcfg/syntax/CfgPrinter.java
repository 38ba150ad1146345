package io.xendomain.xlcfg.syntax;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes an xl.cfg that every xl reads back to the same values: double quotes, only escapes that all releases know, one
 * list item a line, a newline at the end.
 */
public final class CfgPrinter {
    private static final String INDENT = "    ";
    private static final Pattern KEY = Pattern.compile("[a-z][._0-9a-z]*");
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9a-fx]*");

    private CfgPrinter() {}

    /** @throws IllegalArgumentException unless each key is one and {@link #isPrintable each value is printable} */
    public static String print(List<Assignment> assignments) {
        StringBuilder out = new StringBuilder();
        for (Assignment assignment : assignments) {
            if (!KEY.matcher(assignment.key()).matches()) {
                throw new IllegalArgumentException("no xl.cfg can hold the key " + assignment.key());
            }
            out.append(assignment.key()).append(assignment.append() ? " += " : " = ");
            append(assignment.value(), out);
            out.append('\n');
        }
        return out.toString();
    }

    /**
     * A value alone, on as many lines as it needs.
     *
     * @throws IllegalArgumentException unless {@link #isPrintable it is printable}
     */
    public static String print(CfgValue value) {
        StringBuilder out = new StringBuilder();
        append(value, out);
        return out.toString();
    }

    /**
     * Whether an xl.cfg can hold the value. It cannot hold control characters other than TAB, LF and CR, characters that
     * are no Unicode, numbers with a sign, and lists that are nested without end.
     */
    public static boolean isPrintable(CfgValue value) {
        return isPrintable(value, 0);
    }

    private static boolean isPrintable(CfgValue value, int depth) {
        return switch (value) {
            case CfgValue.Text(String text) -> text.codePoints().allMatch(CfgPrinter::isPrintable);
            case CfgValue.Number(String digits) -> NUMBER.matcher(digits).matches();
            case CfgValue.Items(List<CfgValue> values) ->
                depth < CfgParser.DEEPEST && values.stream().allMatch(item -> isPrintable(item, depth + 1));
        };
    }

    private static boolean isPrintable(int c) {
        return c == '\t' || c == '\n' || c == '\r' || !Character.isISOControl(c) && !isLoneSurrogate(c);
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }

    private static void append(CfgValue value, StringBuilder out) {
        if (!isPrintable(value)) {
            throw new IllegalArgumentException("no xl.cfg can hold that value");
        }
        append(value, "", out);
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
                default -> out.append(c);
            }
        }
        out.append('"');
    }
}
