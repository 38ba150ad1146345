package io.xendomain.xlcfg;

/** Values inside messages: visible, short, and unable to break the line they stand in. */
public final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    /** A string in double quotes, with what cannot be seen as \\uXXXX and cut when long; other values as they print. */
    public static String of(Object value) {
        String text = String.valueOf(value);
        int length = text.codePointCount(0, text.length());
        String shown = visible(length <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST)));
        String quoted = value instanceof CharSequence ? '"' + shown + '"' : shown;
        return length <= LONGEST ? quoted : quoted + " (the first " + LONGEST + " of " + length + " characters)";
    }

    /** The text as messages show it: what has no shape of its own, or only half a character, as \\uXXXX. */
    public static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isVisible(c)) {
                out.appendCodePoint(c);
            } else {
                out.append("\\u%04x".formatted(c));
            }
        });
        return out.toString();
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
