package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

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
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$|`[^`\\n]*`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

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
    void leadSomewhere() {
        List<Link> links = Pages.all().stream().flatMap(LinksTest::links).toList();
        assertThat(links).hasSizeGreaterThan(50);
        assertThat(links).filteredOn(link -> !link.leadsSomewhere()).isEmpty();
    }

    private static Stream<Link> links(Path page) {
        return LINK.matcher(CODE.matcher(Pages.text(page)).replaceAll(""))
                .results()
                .map(link -> new Link(page, link.group(1), link.group(2)));
    }

    /** As the sites that show Markdown name them. */
    private static Set<String> headings(Path page) {
        return HEADING.matcher(Pages.text(page))
                .results()
                .map(heading -> heading.group(1)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
