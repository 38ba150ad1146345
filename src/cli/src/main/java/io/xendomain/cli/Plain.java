package io.xendomain.cli;

/** Text of others, safe to print on a terminal: what a host or a manifest says may hold escape sequences. */
final class Plain {
    private Plain() {}

    /** On one line, without control characters; null becomes empty. */
    static String of(Object text) {
        return text == null
                ? ""
                : text.toString()
                        .codePoints()
                        .map(c -> Character.isISOControl(c) || isInvisible(c) ? ' ' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** Halves of characters, and marks that turn the direction of what follows. */
    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return type == Character.SURROGATE
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
