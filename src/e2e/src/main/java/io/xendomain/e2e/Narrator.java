package io.xendomain.e2e;

import io.xendomain.testkit.Command;
import io.xendomain.testkit.Finished;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Shows each command as a person would type it, and what came of it. */
final class Narrator {
    private static final Duration LIMIT = Duration.ofMinutes(6);
    private static final String BOLD = "\033[1m";
    private static final String CYAN = "\033[36m";
    private static final String PLAIN = "\033[0m";

    private final boolean colours = System.console() != null && System.getenv("NO_COLOR") == null;

    void chapter(String title) {
        System.out.println("\n" + colour(BOLD, "== " + title));
    }

    void say(String line) {
        System.out.println(line);
    }

    /** Shows a line that is run in another way. */
    void prompt(String line) {
        System.out.println(colour(CYAN, "$ " + line));
    }

    /** Runs it and shows everything it says. */
    Finished run(Command command) {
        prompt(typed(command));
        Finished finished = command.run(LIMIT);
        System.out.print(finished.stdout());
        System.out.print(finished.stderr());
        return finished;
    }

    /** The same as root in the dom0 of a host. */
    void inDom0(RealHost host, String command) {
        System.out.println(colour(CYAN, host.name() + "# " + command));
        System.out.print(host.run(command));
    }

    private String colour(String code, String text) {
        return colours ? code + text + PLAIN : text;
    }

    /** Programs by their name, files of this tree from here. */
    private static String typed(Command command) {
        String here = Path.of("").toAbsolutePath() + "/";
        List<String> words = command.words();
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                Path.of(words.getFirst()).getFileName().toString()),
                        words.stream().skip(1))
                .map(word -> word.replace(here, ""))
                .map(word -> word.matches("[\\w@%+=:,./-]+") ? word : "'" + word + "'")
                .collect(Collectors.joining(" "));
    }
}
