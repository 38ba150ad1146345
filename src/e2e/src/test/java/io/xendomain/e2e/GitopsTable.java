package io.xendomain.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of docs/gitops.md, which says what others make of each state, beside the objects in these states. */
final class GitopsTable {
    private static final Path PAGE = Toolchain.projectRoot().resolve("docs/gitops.md");
    private static final Path STATES = Toolchain.projectRoot().resolve("src/e2e/src/test/resources/gitops/states");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (.+?) \\| (\\w+) \\| ?([a-z, ]*?) ?\\| (\\w+) \\|$");
    private static final YAMLMapper YAML = new YAMLMapper();

    private GitopsTable() {}

    /**
     * One state.
     *
     * @param name of the state
     * @param meaning in one sentence
     * @param health Argo CD's word
     * @param actions that Argo CD offers
     * @param flux Flux's word, one of kstatus's
     * @param file with the object
     */
    record State(String name, String meaning, String health, Set<String> actions, String flux, Path file) {

        JsonNode object() {
            try {
                return YAML.readTree(file.toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What its file says it is. */
        String comment() {
            try (Stream<String> lines = Files.lines(file)) {
                return lines.findFirst().orElseThrow().replaceFirst("^# ", "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<State> states() {
        try {
            return ROW.matcher(Files.readString(PAGE))
                    .results()
                    .map(GitopsTable::state)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file there is, in the table or not. */
    static Set<Path> files() {
        try (Stream<Path> all = Files.walk(STATES)) {
            return all.filter(Files::isRegularFile).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static State state(MatchResult row) {
        String name = row.group(1);
        Path file = files().stream()
                .filter(one -> one.getFileName().toString().equals(name + ".yaml"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no object in state " + name + " below " + STATES));
        Set<String> actions = Stream.of(row.group(4).split(", "))
                .filter(action -> !action.isEmpty())
                .collect(Collectors.toSet());
        return new State(name, row.group(2), row.group(3), actions, row.group(5), file);
    }
}
