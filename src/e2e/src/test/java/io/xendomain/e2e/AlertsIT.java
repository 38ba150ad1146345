package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerts as promtool sees them, and the pages that say what to do about them. */
class AlertsIT {
    private static final Path ROOT = Toolchain.projectRoot();
    private static final String CASES = "rules-test.yaml";

    private static List<String> names() {
        return Alerts.all().stream().map(Alerts.Alert::name).toList();
    }

    @Test
    void eachFiresWhenItShouldAndNotBefore(@TempDir Path folder) throws IOException {
        Path cases = folder.resolve(CASES);
        Files.copy(ROOT.resolve("src/e2e/src/test/resources/prometheus").resolve(CASES), cases);
        Files.copy(Alerts.RULES, folder.resolve("rules.yaml"));

        Finished check = Prometheus.promtool("", "check", "rules", Alerts.RULES.toString());
        assertThat(check.exit()).as(check.stdout() + check.stderr()).isZero();
        Finished tests = Prometheus.promtool("", "test", "rules", cases.toString());
        assertThat(tests.exit()).as(tests.stdout() + tests.stderr()).isZero();

        List<String> fired = Alerts.read(cases).findValues("alert_rule_test").stream()
                .flatMap(test -> Stream.of(test.get(0), test.get(1)))
                .filter(step -> !step.path("exp_alerts").isEmpty())
                .map(step -> step.path("alertname").asText())
                .toList();
        assertThat(fired).containsExactlyInAnyOrderElementsOf(names());
    }

    @Test
    void theRulesOfThePrometheusOperatorAreTheSame() {
        JsonNode rule = Alerts.read(ROOT.resolve("deploy/components/monitoring/prometheus-rule.yaml"));
        assertThat(rule.at("/spec/groups")).isEqualTo(Alerts.read(Alerts.RULES).path("groups"));
    }

    @Test
    void eachHasARunbookAndEachRunbookAnAlert() throws IOException {
        assertThat(Alerts.all())
                .allSatisfy(alert -> assertThat(alert.runbook()).isEqualTo("docs/runbooks/" + alert.name() + ".md"));
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs/runbooks"))) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            names().stream().map(name -> name + ".md").toList());
        }
    }

    @Test
    void eachRunbookSaysWhatItMeansWhatSuffersHowToLookAndWhatToDo() throws IOException {
        for (Alerts.Alert alert : Alerts.all()) {
            String page = Files.readString(ROOT.resolve(alert.runbook()));
            assertThat(page.lines().filter(line -> line.startsWith("#")))
                    .as(alert.name())
                    .containsExactly("# " + alert.name(), "## Meaning", "## Impact", "## Diagnosis", "## Mitigation");
            assertThat(page).as(alert.name()).contains("```sh\n");
        }
    }
}
