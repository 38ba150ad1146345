package io.xendomain.agent.toolstack;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code xl create -n} says of a file. xl warns and goes on where it should stop, so its exit code is not enough. */
final class DryRun {
    /** Lines on stderr after which nothing is wrong. */
    private static final List<Pattern> HARMLESS = List.of(
            Pattern.compile("Parsing config from .*"),
            // 4.17 and 4.20 repeat each tsc mode that is given by name
            Pattern.compile("got a tsc mode string: \".*\""),
            // a legitimate key, always answered with two lines
            Pattern.compile("WARNING: msr_relaxed will be removed in future versions\\."),
            Pattern.compile(
                    "If it fixes an issue you are having please report to xen-devel@lists\\.xenproject\\.org\\."));

    private DryRun() {}

    /** xl's complaint about a file, or nothing when it took the whole of it. */
    static Optional<String> refusal(Xl.Output output, Path file) {
        // not lines(): a carriage return belongs to the message about it
        String complaints = Stream.of(output.stderr().split("\n"))
                .filter(line -> !line.isBlank())
                .filter(line -> HARMLESS.stream()
                        .noneMatch(harmless -> harmless.matcher(line).matches()))
                .collect(Collectors.joining("\n"));
        if (output.exit() == 0 && complaints.isEmpty()) {
            return Optional.empty();
        }
        String words = complaints.replace(file + ":", "line ").replace(file.toString(), "the config");
        return Optional.of(words.isEmpty() ? "xl create -n ended with exit code " + output.exit() : words);
    }
}
