package io.xendomain.cli;

import io.xendomain.xlcfg.read.CfgReading;
import io.xendomain.xlcfg.syntax.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The comments of an xl.cfg, by what they are about. One above a statement, on its line or in its list is about that;
 * those above the first blank line of a file, and those below the last statement, are about the whole.
 *
 * @param ofFile in the order of the text
 * @param ofKeys by key of xl.cfg, in the order of the text
 * @param withheld how many looked as if they held a password
 */
record CfgComments(List<String> ofFile, Map<String, List<String>> ofKeys, int withheld) {
    private static final String PASSWORD = "passw";

    /** One as it stands in a text. */
    private record Comment(int line, String text, boolean alone, boolean inList) {}

    static CfgComments of(String text, CfgReading reading) {
        TreeMap<Integer, String> keysAt = new TreeMap<>();
        for (Setting setting : reading.settings().values()) {
            keysAt.merge(setting.at().line(), setting.key(), (first, second) -> first);
        }
        String[] lines = text.split("\n", -1);
        int head = endOfHead(lines);
        List<String> ofFile = new ArrayList<>();
        Map<String, List<String>> ofKeys = new LinkedHashMap<>();
        int withheld = 0;
        for (Comment comment : scan(lines)) {
            if (comment.text().toLowerCase(Locale.ROOT).contains(PASSWORD)) {
                withheld++;
                continue;
            }
            boolean below = comment.inList() || !comment.alone();
            var statement = below ? keysAt.floorEntry(comment.line()) : keysAt.ceilingEntry(comment.line());
            List<String> place = statement == null || comment.line() <= head
                    ? ofFile
                    : ofKeys.computeIfAbsent(statement.getValue(), key -> new ArrayList<>());
            place.add(comment.text());
        }
        return new CfgComments(ofFile, ofKeys, withheld);
    }

    /** The last line of the comments that a blank line separates from the rest; 0 when there are none. */
    private static int endOfHead(String[] lines) {
        int end = 0;
        while (end < lines.length && lines[end].startsWith("#")) {
            end++;
        }
        return end < lines.length && lines[end].isBlank() ? end : 0;
    }

    private static List<Comment> scan(String[] lines) {
        List<Comment> comments = new ArrayList<>();
        int depth = 0;
        for (int line = 0; line < lines.length; line++) {
            String text = lines[line];
            char quote = 0;
            for (int at = 0; at < text.length(); at++) {
                char c = text.charAt(at);
                if (quote != 0) {
                    at += c == '\\' ? 1 : 0;
                    quote = c == quote ? 0 : quote;
                } else if (c == '#') {
                    String words = clean(text.substring(at + 1));
                    if (!words.isEmpty()) {
                        boolean alone = text.substring(0, at).isBlank();
                        comments.add(new Comment(line + 1, words, alone, depth > 0));
                    }
                    break;
                } else if (c == '"' || c == '\'') {
                    quote = c;
                } else {
                    depth = Math.max(0, depth + (c == '[' ? 1 : c == ']' ? -1 : 0));
                }
            }
        }
        return comments;
    }

    /** Without what would end a comment in YAML, which has more line ends than an xl.cfg, or cannot stand in one. */
    private static String clean(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || isForbidden(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    private static boolean isForbidden(int c) {
        return c == 0x2028 || c == 0x2029 || c == 0xfeff || c >= 0xd800 && c < 0xe000 || c == 0xfffe || c == 0xffff;
    }
}
