package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.Command;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code make site}: all pages, each found from the first, and nothing that is fetched from elsewhere. */
class SiteIT {
    private static final Path BUILD = Toolchain.projectRoot().resolve("docs/site/build");
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** What a browser fetches by itself. */
    private static final Pattern FETCHED = Pattern.compile(
            "(?:<(?:script|img|iframe|source)[^>]*\\ssrc=|<link[^>]*\\shref=|url\\(|@import )\\s*[\"']?(?:https?:)?//[^\"')]*");

    private static Path site;
    private static String built;

    @BeforeAll
    static void build(@TempDir Path folder) {
        site = folder.resolve("site");
        // it fails by itself when a link, an anchor or a picture of a page is not there
        Finished made = Command.of(BUILD, Toolchain.site().toString(), site.toString())
                .run(LIMIT)
                .orThrow();
        built = made.stdout() + made.stderr();
    }

    @Test
    void isBuiltWithoutAWarning() {
        assertThat(built).doesNotContain("WARNING", "ERROR");
    }

    @Test
    void hasEveryPageAndTheFirstLeadsToIt() throws IOException {
        String first = Files.readString(site.resolve("index.html"));
        List<String> pages = Pages.all().stream()
                .map(page -> Pages.ROOT.relativize(page).toString())
                .filter(page -> !page.equals("README.md"))
                .map(page -> page.replaceFirst("\\.md$", ".html"))
                .toList();

        assertThat(pages).hasSizeGreaterThan(30).allSatisfy(page -> {
            assertThat(site.resolve(page)).exists();
            assertThat(first).contains("href=\"" + page + "\"");
        });
    }

    @Test
    void showsWhatPagesAreMadeOf() throws IOException {
        assertThat(Files.readString(site.resolve("docs/architecture.html")))
                .contains("src=\"../_images/parts.svg\"", "src=\"../_images/loop.svg\"", "<ol", "<table")
                .contains("href=\"adr/0003-who-speaks-to-whom.html\"");
        assertThat(Files.readString(site.resolve("docs/reference/api.html"))).contains("id=\"spec-config-disk-vdev\"");
        assertThat(Files.readString(site.resolve("docs/tutorial.html")))
                .contains("id=\"the-host\"", "class=\"highlight-sh");
    }

    @Test
    void isSearchedWithoutAServer() throws IOException {
        assertThat(Files.readString(site.resolve("searchindex.js")))
                .startsWith("Search.setIndex(")
                .contains("crashloopbackoff", "docs/troubleshooting");
    }

    @Test
    void fetchesNothingFromElsewhere() throws IOException {
        try (Stream<Path> files = Files.walk(site)) {
            assertThat(files.filter(file -> file.toString().matches(".*\\.(html|css|svg)")))
                    .hasSizeGreaterThan(40)
                    .allSatisfy(file -> assertThat(
                                    FETCHED.matcher(Files.readString(file)).results())
                            .extracting(found -> found.group())
                            .as(file.toString())
                            .isEmpty());
        }
    }
}
