package io.xendomain.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;

/**
 * Why an agent could not do what it was asked.
 *
 * @param code stable
 * @param message for people; xl's own words where xl refused
 * @param findings each thing that is wrong with the config; empty where the message says it all
 */
public record Problem(
        ProblemCode code,
        String message,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ProblemFinding> findings) {

    public Problem {
        findings = findings == null
                ? List.of()
                : findings.stream().filter(Objects::nonNull).toList();
    }

    public Problem(ProblemCode code, String message) {
        this(code, message, List.of());
    }
}
