package io.xendomain.xlcfg.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.corpus.Corpus;
import io.xendomain.xlcfg.corpus.CorpusCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The same manifest gives the same file for ever: another byte would be another checksum, and a push to every host for
 * nothing. {@code golden/rendered.cfg} holds what every good config of the corpus was rendered to when it was new; a
 * difference is a decision, to be seen in review. {@code -Dupdate.generated=true} writes it anew.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/rendered.cfg");

    @Test
    void everyGoodConfigIsRenderedAsEver() throws IOException {
        String rendered = Corpus.all().stream()
                .filter(good -> good.expected().isEmpty())
                .map(GoldenTest::section)
                .collect(Collectors.joining("\n"));
        if (Boolean.getBoolean("update.generated")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, rendered);
        }
        assertThat(rendered).isEqualTo(Files.readString(GOLDEN));
    }

    private static String section(CorpusCase good) {
        DomainConfig config = good.read();
        Rendering rendering = Renderer.render(config, good.host().xen(), List.of());
        String title = "# " + good.name() + ", for Xen " + good.host().xen() + "\n";
        return title
                + switch (rendering) {
                    case Rendering.Rendered(String text) -> text;
                    // a password comes from elsewhere
                    case Rendering.Refused(List<Finding> findings) ->
                        findings.stream()
                                .map(finding -> "# not without " + finding.field() + "\n")
                                .collect(Collectors.joining());
                };
    }
}
