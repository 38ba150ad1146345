package io.xendomain.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What xl said to one question.
 *
 * @param exit xl's exit code; 0 also when it dropped something with a mere message, see {@link #complaints}
 * @param stdout for an accepted config or device: what xl understood, as JSON
 * @param stderr xl's messages
 */
public record XlVerdict(int exit, String stdout, String stderr) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Lines that say nothing is wrong: xl names each file it reads, 4.17 each tsc mode given by name, and msr_relaxed,
     * a legitimate key, is always answered with two lines.
     */
    private static final List<Pattern> HARMLESS = List.of(
            Pattern.compile("Parsing config from .*"),
            Pattern.compile("got a tsc mode string: \".*\""),
            Pattern.compile("WARNING: msr_relaxed will be removed in future versions\\."),
            Pattern.compile(
                    "If it fixes an issue you are having please report to xen-devel@lists\\.xenproject\\.org\\."));

    XlVerdict(Finished finished) {
        this(finished.exit(), finished.stdout(), finished.stderr());
    }

    /** Whether xl took the whole input and dropped nothing: exit code 0 and no complaint. */
    public boolean accepted() {
        return exit == 0 && complaints().isEmpty();
    }

    /** xl's messages without those that say nothing is wrong. xl warns and goes on where it should stop. */
    public List<String> complaints() {
        // not lines(): a carriage return belongs to the message about it
        return Stream.of(stderr.split("\n"))
                .filter(line -> !line.isBlank())
                .filter(line -> HARMLESS.stream()
                        .noneMatch(harmless -> harmless.matcher(line).matches()))
                .toList();
    }

    /**
     * What xl understood. Fields that equal libxl's default are left out; booleans are the strings True and False.
     *
     * @throws IllegalStateException if xl printed none, as when it refuses
     */
    public JsonNode json() {
        int start = stdout.indexOf('{');
        if (start < 0) {
            throw new IllegalStateException("xl printed no JSON (exit " + exit + "): " + stdout + stderr);
        }
        try {
            return JSON.readTree(stdout.substring(start));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("xl printed JSON that cannot be read: " + stdout, e);
        }
    }
}
