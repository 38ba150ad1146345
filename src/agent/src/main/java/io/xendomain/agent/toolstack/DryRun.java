package io.xendomain.agent.toolstack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.agent.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code xl create -n} says of a file. xl warns and goes on where it should stop, so its exit code is not enough.
 *
 * @param refusal xl's own words when it refuses the file, or would go on with something else than was meant; else null
 * @param config the domain that the file would give, in the form in which the toolstack describes running ones; null
 *     when it is refused
 */
public record DryRun(String refusal, JsonNode config) {
    /** Lines on stderr after which nothing is wrong. */
    private static final List<Pattern> HARMLESS = List.of(
            Pattern.compile("Parsing config from .*"),
            // 4.17 and 4.20 repeat each tsc mode that is given by name
            Pattern.compile("got a tsc mode string: \".*\""),
            // a legitimate key, always answered with two lines
            Pattern.compile("WARNING: msr_relaxed will be removed in future versions\\."),
            Pattern.compile(
                    "If it fixes an issue you are having please report to xen-devel@lists\\.xenproject\\.org\\."));

    static DryRun refused(String words) {
        return new DryRun(words, null);
    }

    static DryRun taken(JsonNode config) {
        return new DryRun(null, config);
    }

    public boolean isRefused() {
        return refusal != null;
    }

    /** xl's verdict on that file. */
    static DryRun of(Xl.Output output, Path file) {
        // not lines(): a carriage return belongs to the message about it
        String complaints = Stream.of(output.stderr().split("\n"))
                .filter(line -> !line.isBlank())
                .filter(line -> HARMLESS.stream()
                        .noneMatch(harmless -> harmless.matcher(line).matches()))
                .collect(Collectors.joining("\n"));
        if (output.exit() == 0 && complaints.isEmpty()) {
            return read(output.stdout());
        }
        String words = complaints.replace(file + ":", "line ").replace(file.toString(), "the config");
        return refused(words.isEmpty() ? "xl create -n ended with exit code " + output.exit() : words);
    }

    private static DryRun read(String json) {
        try {
            JsonNode config = Json.MAPPER.readTree(json);
            return config.isObject() ? taken(config) : refused("xl create -n printed no JSON object");
        } catch (JsonProcessingException e) {
            return refused("xl create -n printed JSON that cannot be read: " + e.getOriginalMessage());
        }
    }
}
