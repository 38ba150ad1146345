package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What has to hold for every dashboard. */
class DashboardsTest {
    private static final Path ROOT = Toolchain.projectRoot();
    private static final Pattern METRIC = Pattern.compile("\\bxendomain_\\w+");

    @Test
    void everyPanelSaysWhatItShowsAndInWhichUnit() {
        assertThat(Dashboards.all()).hasSize(4).allSatisfy(dashboard -> assertThat(Dashboards.panels(dashboard))
                .isNotEmpty()
                .allSatisfy(panel -> {
                    assertThat(Dashboards.title(panel)).isNotBlank();
                    assertThat(panel.path("description").asText())
                            .as(Dashboards.title(panel))
                            .endsWith(".");
                    assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
                }));
    }

    @Test
    void noTwoHaveTheSameUidAndEachFileIsNamedByIt() {
        assertThat(Dashboards.all()).allSatisfy(dashboard -> assertThat(
                        Dashboards.FOLDER.resolve(dashboard.path("uid").asText() + ".json"))
                .exists());
    }

    @Test
    void theChartHasAllOfThem() throws IOException {
        try (Stream<Path> links = Files.list(ROOT.resolve("helm/xendomain-operator/files/dashboards"));
                Stream<Path> files = Files.list(Dashboards.FOLDER)) {
            assertThat(links.map(link -> link.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString()).toList());
        }
    }

    /** A metric that nobody looks at and no alert is raised by may as well not be there. */
    @Test
    void everyMetricIsOnADashboardAndNoOther() {
        Set<String> asked = Dashboards.queries()
                .flatMap(query -> METRIC.matcher(query.expression()).results())
                .map(MatchResult::group)
                .map(name -> name.replaceAll("_(bucket|sum|count)$", ""))
                .collect(Collectors.toSet());
        Set<String> declared = new HashSet<>(MetricsPage.servedAt("/metrics").keySet());
        declared.addAll(MetricsPage.servedAt("/hosts/metrics").keySet());

        assertThat(asked).containsExactlyInAnyOrderElementsOf(declared);
    }

    /** The tables of panels are made by hand; none is to be missing. */
    @Test
    void thePageNamesEveryPanel() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/observability.md"));
        for (JsonNode dashboard : Dashboards.all()) {
            assertThat(Dashboards.panels(dashboard).map(Dashboards::title))
                    .allSatisfy(title -> assertThat(page).contains("| " + title + " |"));
        }
    }
}
