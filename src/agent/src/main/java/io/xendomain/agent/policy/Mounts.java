package io.xendomain.agent.policy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the kernel says of mounted file systems and of swap. */
final class Mounts {
    /** What cannot stand in a field of these files: {@code \040} is a blank. */
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    private static final String END_OF_OPTIONAL_FIELDS = " - ";

    private Mounts() {}

    /** The devices and files that are mounted, by {@code /proc/self/mountinfo}. */
    static List<String> sources(String mountinfo) {
        return mountinfo
                .lines()
                .map(line -> line.substring(line.indexOf(END_OF_OPTIONAL_FIELDS) + END_OF_OPTIONAL_FIELDS.length()))
                .map(line -> line.split(" "))
                .filter(fields -> fields.length > 1)
                .map(fields -> unescaped(fields[1]))
                .filter(source -> source.startsWith("/"))
                .distinct()
                .toList();
    }

    /** The devices and files that are swapped to, by {@code /proc/swaps}. */
    static List<String> swaps(String swaps) {
        return swaps.lines()
                .map(line -> unescaped(line.split("[ \\t]")[0]))
                .filter(source -> source.startsWith("/"))
                .toList();
    }

    private static String unescaped(String field) {
        return OCTAL.matcher(field)
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 8))));
    }
}
