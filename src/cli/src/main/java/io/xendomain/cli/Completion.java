package io.xendomain.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What may stand at the end of an unfinished command line. Made from the declarations of the commands, so that it knows
 * what they know. Pure, but for the names that are asked for.
 */
final class Completion {

    /**
     * One way to go on.
     *
     * @param word the whole word
     * @param description one line, or empty
     */
    record Candidate(String word, String description) {}

    /**
     * @param candidates in alphabetical order
     * @param files whether the shell is to offer its files instead
     */
    record Answer(List<Candidate> candidates, boolean files) {
        static Answer of(Stream<Candidate> candidates) {
            return new Answer(
                    candidates.sorted(Comparator.comparing(Candidate::word)).toList(), false);
        }

        /** As kubectl wants it of its plugins: words with descriptions, then whether files may be offered. */
        List<String> lines() {
            Stream<String> words = candidates.stream()
                    .map(candidate -> candidate.description().isEmpty()
                            ? candidate.word()
                            : candidate.word() + "\t" + candidate.description());
            return Stream.concat(words, Stream.of(files ? ":0" : ":4")).toList();
        }
    }

    /** What stands in the cluster by the options given so far; empty when it cannot be asked. */
    interface Names {
        List<String> domains(Map<String, String> options);

        List<String> hosts(Map<String, String> options);

        List<String> namespaces(Map<String, String> options);
    }

    private static final List<String> FILE_OPTIONS = List.of("--kubeconfig", "--filename", "--file", "--output-dir");

    private final Names names;
    private final Map<String, String> options = new HashMap<>();
    private CommandSpec command;
    private OptionSpec open;

    private Completion(CommandSpec root, Names names) {
        this.command = root;
        this.names = names;
    }

    /** @param words those after the program's name; the last is the unfinished one, maybe empty */
    static Answer of(CommandSpec root, List<String> words, Names names) {
        Completion completion = new Completion(root, names);
        words.subList(0, Math.max(0, words.size() - 1)).forEach(completion::take);
        return completion.answer(words.isEmpty() ? "" : words.getLast());
    }

    private void take(String word) {
        if (open != null) {
            options.put(open.longestName(), word);
            open = null;
            return;
        }
        int equals = word.indexOf('=');
        OptionSpec option = command.findOption(equals < 0 ? word : word.substring(0, equals));
        if (option != null && equals > 0) {
            options.put(option.longestName(), word.substring(equals + 1));
        } else if (option != null) {
            open = option.arity().max() > 0 ? option : null;
        } else if (command.subcommands().containsKey(word)) {
            command = command.subcommands().get(word).getCommandSpec();
        }
    }

    private Answer answer(String unfinished) {
        if (open != null) {
            return valueOf(open, open.longestName(), unfinished);
        }
        if (unfinished.startsWith("-")) {
            return Answer.of(command.options().stream()
                    .filter(option -> !option.hidden())
                    .flatMap(option ->
                            Stream.of(option.names()).map(name -> new Candidate(name, firstLine(option.description()))))
                    .filter(candidate -> candidate.word().startsWith(unfinished)));
        }
        if (!command.subcommands().isEmpty()) {
            return Answer.of(command.subcommands().entrySet().stream()
                    .map(sub -> new Candidate(
                            sub.getKey(),
                            firstLine(sub.getValue()
                                    .getCommandSpec()
                                    .usageMessage()
                                    .description())))
                    .filter(candidate -> candidate.word().startsWith(unfinished)));
        }
        List<PositionalParamSpec> parameters = command.positionalParameters();
        return parameters.isEmpty()
                ? Answer.of(Stream.empty())
                : valueOf(parameters.getFirst(), parameters.getFirst().paramLabel(), unfinished);
    }

    private Answer valueOf(ArgSpec of, String called, String unfinished) {
        if (FILE_OPTIONS.contains(called) || called.equals("FILE")) {
            return new Answer(List.of(), true);
        }
        List<String> words = new ArrayList<>();
        if (of.typeInfo().isEnum()) {
            words.addAll(of.typeInfo().getEnumConstantNames());
        }
        Map<String, Function<Map<String, String>, List<String>>> known = Map.of(
                "NAME", names::domains,
                "HOST", names::hosts,
                "--namespace", names::namespaces,
                "--host", names::hosts,
                "KEY", given -> List.copyOf(Explained.allNames()));
        words.addAll(known.getOrDefault(called, given -> List.of()).apply(options));
        return Answer.of(words.stream()
                .distinct()
                .filter(word -> word.startsWith(unfinished))
                .map(word -> new Candidate(word, "")));
    }

    private static String firstLine(String[] description) {
        if (description.length == 0) {
            return "";
        }
        String text = Plain.of(description[0]);
        int end = Stream.of(text.indexOf(". "), text.indexOf(": "), text.indexOf("; "))
                .filter(at -> at > 0)
                .min(Comparator.naturalOrder())
                .orElse(text.length());
        String sentence = text.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
