package io.xendomain.agent.policy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a value is compared with what a policy lists. */
final class Matches {
    static final String ANYTHING = "*";

    private static final Path DEVICES = Path.of("/dev");

    /** What may follow a listed beginning: nothing that could step aside, or add an option. */
    private static final Pattern ONE_WORD = Pattern.compile("[A-Za-z0-9_.@+-]*");

    private Matches() {}

    /** Whether the path leads below one of these, after following all links. */
    static boolean below(List<String> roots, String path, Paths paths) {
        Optional<Paths.Located> located = path.startsWith("/") ? paths.locate(path) : Optional.empty();
        return located.isPresent() && roots.stream().anyMatch(root -> below(root, located.get(), paths));
    }

    /** One value of a key; entries that are paths cover what is below them. */
    static boolean listed(List<String> entries, String value, Paths paths) {
        return entries.stream().anyMatch(entry -> listed(entry, value, paths));
    }

    /** One of these beginnings and one word. */
    static boolean begins(List<String> beginnings, String value) {
        return beginnings.stream().anyMatch(beginning -> begins(beginning, value));
    }

    private static boolean listed(String entry, String value, Paths paths) {
        if (entry.equals(ANYTHING)) {
            return true;
        }
        if (entry.startsWith("/")) {
            return below(List.of(entry), value, paths);
        }
        return entry.endsWith(ANYTHING)
                ? begins(entry.substring(0, entry.length() - ANYTHING.length()), value)
                : entry.equals(value);
    }

    private static boolean begins(String beginning, String value) {
        return value.startsWith(beginning)
                && ONE_WORD.matcher(value.substring(beginning.length())).matches();
    }

    /**
     * In a folder of /dev the names are links that dom0 makes to the devices behind them, as /dev/vg0/web-1 to
     * /dev/dm-3; there the place of the link counts.
     */
    private static boolean below(String root, Paths.Located located, Paths paths) {
        return paths.locate(root)
                .map(Paths.Located::real)
                .filter(folder -> located.real().startsWith(folder)
                        || folder.startsWith(DEVICES)
                                && located.named().startsWith(folder)
                                && DEVICES.equals(located.real().getParent()))
                .isPresent();
    }
}
