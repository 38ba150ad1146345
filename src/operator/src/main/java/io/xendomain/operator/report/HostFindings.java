package io.xendomain.operator.report;

import io.xendomain.operator.push.Answer;
import io.xendomain.operator.push.Decision;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemFinding;
import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Severity;
import io.xendomain.xlcfg.keys.Keys;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a host finds wrong with a config, as findings. It is a stranger's text: nothing in it is taken on trust. */
final class HostFindings {
    private static final String CONFIG = "spec.config";
    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_]{1,64}([.\\[\\]A-Za-z0-9_]{0,128})");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private HostFindings() {}

    /** Those of a push that was refused, else those of what the host has and cannot carry out. */
    static List<Finding> of(Decision decision, Optional<DomainReport> report) {
        Problem problem =
                switch (decision) {
                    case Decision.Later(Answer.Refused(Problem refused), var at) -> refused;
                    case Decision.UpToDate done ->
                        report.map(DomainReport::problem).orElse(null);
                    default -> null;
                };
        return problem == null
                ? List.of()
                : problem.findings().stream().map(HostFindings::of).toList();
    }

    private static Finding of(ProblemFinding finding) {
        String field = text(finding.field());
        String key = text(finding.key());
        return new Finding(
                        Severity.Error,
                        FIELD.matcher(field).matches() ? field : "",
                        Keys.names().contains(key) ? key : null,
                        code(text(finding.code())),
                        CONTROL.matcher(text(finding.message())).replaceAll(" "),
                        null)
                .under(CONFIG);
    }

    /** An agent may be newer than we are, and know of more. */
    private static Code code(String name) {
        return Stream.of(Code.values())
                .filter(code -> code.name().equals(name))
                .findFirst()
                .orElse(Code.NotAllowedOnHost);
    }

    private static String text(String sent) {
        return sent == null ? "" : sent;
    }
}
