package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.ConditionType;
import io.xendomain.api.Reason;
import io.xendomain.xlcfg.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/troubleshooting.md speaks of what the programs say, and of all of it that asks for something to be done. */
class TroubleshootingTest {
    private static final Pattern SYMPTOM = Pattern.compile("(?ms)^### (.*?)\\n(.*?)(?=^##|\\z)");
    private static final Pattern SAYS = Pattern.compile("(?m)\\ASays: (.*)$");
    private static final Pattern WORD = Pattern.compile("`(\\w+)`");
    private static final Pattern REASON_WITH_REMEDY =
            Pattern.compile("(?m)^\\| `(\\w+)` \\| [^|]* \\| (?!nothing|wait;)[^|]*.*\\|$");

    /** Findings of a XenHost, and where the agent declares them. */
    private static final Map<String, String> OF_HOSTS = Map.of(
            "StartedTwice", "autostart/AutostartEntries.java",
            "PolicyUnusable", "policy/PolicyGate.java");

    private record Symptom(String sight, Set<String> words) {}

    @Test
    void eachSymptomNamesWhatTheProgramsSay() {
        Set<String> known = Stream.of(
                        Arrays.stream(Reason.values()).map(Reason::name),
                        Arrays.stream(ConditionType.values()).map(ConditionType::name),
                        Arrays.stream(Code.values()).map(Code::name),
                        OF_HOSTS.keySet().stream())
                .flatMap(names -> names)
                .collect(Collectors.toSet());

        assertThat(symptoms()).hasSizeGreaterThan(25).allSatisfy(symptom -> assertThat(symptom.words())
                .as(symptom.sight())
                .isNotEmpty()
                .isSubsetOf(known));
    }

    @Test
    void noReasonIsLeftOutForWhichThereIsSomethingToDo() {
        String reasons = Pages.text("docs/reference/conditions.md").split("\n## Reasons\n")[1];
        Set<String> remedied = REASON_WITH_REMEDY
                .matcher(reasons)
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());

        assertThat(remedied).hasSizeGreaterThan(20);
        assertThat(symptoms().stream()
                        .flatMap(symptom -> symptom.words().stream())
                        .collect(Collectors.toSet()))
                .containsAll(remedied)
                .containsAll(OF_HOSTS.keySet());
    }

    @Test
    void theAgentFindsWhatIsSaidOfHosts() {
        assertThat(OF_HOSTS)
                .allSatisfy((code, file) -> assertThat(Pages.text("src/agent/src/main/java/io/xendomain/agent/" + file))
                        .contains('"' + code + '"'));
    }

    private static List<Symptom> symptoms() {
        return SYMPTOM.matcher(Pages.text("docs/troubleshooting.md"))
                .results()
                .map(match -> new Symptom(match.group(1), words(match.group(2))))
                .toList();
    }

    private static Set<String> words(String body) {
        return SAYS.matcher(body)
                .results()
                .flatMap(line -> WORD.matcher(line.group(1)).results())
                .map(word -> word.group(1))
                .collect(Collectors.toSet());
    }
}
