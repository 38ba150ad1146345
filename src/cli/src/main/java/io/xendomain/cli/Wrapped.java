package io.xendomain.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in lines that fit; words are not cut, so that commands can be copied. Pure. */
final class Wrapped {
    /** So much of a line is left for text, however far it is indented. */
    private static final int LEAST = 20;

    private Wrapped() {}

    /**
     * @param start of the first line; colours in it do not count
     * @param indent of the others, as wide as {@code start} shows
     */
    static List<String> lines(String start, String indent, String text, int width) {
        int room = Math.max(LEAST, width - indent.length());
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : Plain.of(text).strip().split(" +")) {
            if (!line.isEmpty() && (long) line.length() + 1 + word.length() > room) {
                lines.add((lines.isEmpty() ? start : indent) + line);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add((lines.isEmpty() ? start : indent) + line);
        return lines;
    }
}
