package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every link of a page to another place in this tree leads there. */
class LinksTest {
    private static final Path ROOT = Toolchain.projectRoot();
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Set<String> NOT_OURS = Set.of("target", ".git");

    /** @param anchor of a heading, or null */
    private record Link(Path page, String target, String anchor) {
        private Path place() {
            return target.isEmpty() ? page : page.resolveSibling(target).normalize();
        }

        private boolean leadsSomewhere() {
            return Files.exists(place()) && (anchor == null || headings(place()).contains(anchor));
        }
    }

    @Test
    void leadSomewhere() throws IOException {
        List<Link> links = pages().stream().flatMap(LinksTest::links).toList();
        assertThat(links).hasSizeGreaterThan(50).allMatch(Link::leadsSomewhere);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> Stream.iterate(ROOT.relativize(file), path -> path != null, Path::getParent)
                            .noneMatch(
                                    path -> NOT_OURS.contains(path.getFileName().toString())))
                    .toList();
        }
    }

    private static Stream<Link> links(Path page) {
        return LINK.matcher(text(page)).results().map(link -> new Link(page, link.group(1), link.group(2)));
    }

    /** As the sites that show Markdown name them. */
    private static Set<String> headings(Path page) {
        return HEADING.matcher(text(page))
                .results()
                .map(heading -> heading.group(1)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
