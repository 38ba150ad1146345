package io.xendomain.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That what is measured can be measured; how much it is says {@code make bench}. */
class BenchIT {
    @Test
    void measuresBesideAnAnchor(@TempDir Path folder) throws Exception {
        List<Figure> figures = new ArrayList<>();
        try (Theatre theatre = new Theatre(folder)) {
            figures.addAll(ApplyBench.run(theatre, 1, 1));
            figures.addAll(IdleAgentBench.run(theatre, folder, Duration.ZERO, Duration.ofSeconds(1)));
        }

        assertThat(figures).extracting(Figure::what).doesNotHaveDuplicates().contains("idle agent, resident");
        assertThat(figures)
                .filteredOn(figure -> !figure.unit().equals("%"))
                .allMatch(figure -> figure.value() > figure.ofAnchor() && figure.ofAnchor() > 0);
        assertThat(Figure.table(figures)).hasLineCount(1 + figures.size());
    }
}
