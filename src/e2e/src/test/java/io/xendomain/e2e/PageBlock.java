package io.xendomain.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a page.
 *
 * @param page below the top of this tree
 * @param line of the fence
 * @param language the word after the fence; empty when there is none
 * @param notRun why no test runs it, from the comment {@code <!-- not run: ... -->} before it; null when there is none
 */
record PageBlock(String page, int line, String language, String text, String notRun) {
    private static final Pattern FENCED =
            Pattern.compile("(?ms)(?:^<!-- not run: ([^>]+?) -->\\n\\s*)?^```([^\\n]*)\\n(.*?)^```$");
    private static final Pattern HERE_DOCUMENT = Pattern.compile("<<-?\\s*['\"]?(\\w+)['\"]?");
    private static final Set<String> SHELLS = Set.of("sh", "bash", "shell", "console");

    static List<PageBlock> of(String page) {
        String text = Pages.text(page);
        return FENCED.matcher(text)
                .results()
                .map(found -> new PageBlock(
                        page,
                        (int) text.substring(0, found.start(2)).lines().count(),
                        found.group(2).strip(),
                        found.group(3),
                        found.group(1)))
                .toList();
    }

    /** Whether it is something to type. */
    boolean isShell() {
        return SHELLS.contains(language);
    }

    boolean isRun() {
        return isShell() && notRun == null;
    }

    /** What is typed and ended with Return, one by one: a pipe, a continued line and a here-document are part of one. */
    List<String> commands() {
        List<String> commands = new ArrayList<>();
        String end = null;
        boolean goesOn = false;
        for (String line : text.split("\n")) {
            if (end != null) {
                end = line.strip().equals(end) ? null : end;
                continue;
            }
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!goesOn) {
                commands.add(line);
            }
            goesOn = line.endsWith("\\") || line.stripTrailing().endsWith("|");
            Matcher document = HERE_DOCUMENT.matcher(line);
            end = document.find() ? document.group(1) : null;
        }
        return commands;
    }
}
