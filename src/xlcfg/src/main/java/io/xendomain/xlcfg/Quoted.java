package io.xendomain.xlcfg;

/** Values inside messages: visible, short, and unable to break the line they stand in. */
public final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    /** A string in double quotes, with control characters as \\uXXXX and cut when long; other values as they print. */
    public static String of(Object value) {
        String text = String.valueOf(value);
        String shown = visible(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
        String quoted = value instanceof CharSequence ? '"' + shown + '"' : shown;
        return text.length() <= LONGEST
                ? quoted
                : quoted + " (the first " + LONGEST + " of " + text.length() + " characters)";
    }

    private static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.chars()
                .forEach(
                        c -> out.append(Character.isISOControl(c) ? "\\u%04x".formatted(c) : String.valueOf((char) c)));
        return out.toString();
    }
}
