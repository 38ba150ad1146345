package io.xendomain.cli;

/** The part of a line around a place, safe to print on a terminal. */
final class Excerpt {
    private static final int BEFORE = 60;
    private static final int WIDTH = 100;

    private Excerpt() {}

    static String of(String line, int column) {
        int from = from(column);
        String part = line.substring(Math.min(from, line.length()), Math.min(line.length(), from + WIDTH));
        return part.codePoints()
                .map(c -> Character.isISOControl(c) || isHalf(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The line below it: a caret under the column. */
    static String caret(String line, int column) {
        return " ".repeat(Math.max(0, Math.min(column - 1, line.length()) - from(column))) + "^";
    }

    /** The edge of the part may cut a character in two. */
    private static boolean isHalf(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }

    private static int from(int column) {
        return Math.max(0, column - 1 - BEFORE);
    }
}
