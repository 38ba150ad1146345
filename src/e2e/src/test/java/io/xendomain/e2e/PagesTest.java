package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every page: its commands are run by a test, or say why not, and the tests it names are there. */
class PagesTest {
    private static final Pattern TEST_NAME = Pattern.compile("\\b([A-Z]\\w*[a-z0-9](?:Test|IT|E2E|OnXen))\\b");
    private static final int TUTORIAL_AT_MOST = 10;

    @Test
    void everyBlockSaysWhatItIs() {
        assertThat(blocks()).hasSizeGreaterThan(40);
        assertThat(blocks()).filteredOn(block -> block.language().isEmpty()).isEmpty();
    }

    @Test
    void everyCommandIsRunOrSaysWhyNot() {
        Set<String> typed =
                Arrays.stream(TypedPage.values()).map(TypedPage::path).collect(Collectors.toSet());
        assertThat(blocks())
                .filteredOn(PageBlock::isRun)
                .filteredOn(block -> !typed.contains(block.page()))
                .isEmpty();
    }

    @Test
    void whyNotIsAReason() {
        assertThat(blocks())
                .filteredOn(block -> block.notRun() != null)
                .isNotEmpty()
                .allSatisfy(block -> {
                    assertThat(block.isShell()).as("%s", block).isTrue();
                    assertThat(block.notRun()).as("%s", block).hasSizeGreaterThan(15);
                });
    }

    @ParameterizedTest
    @EnumSource
    void theTestThatTypesAPageReadsIt(TypedPage page) {
        assertThat(page.blocks()).isNotEmpty();
        assertThat(new ClassFileImporter()
                        .importClasses(page.typist())
                        .get(page.typist())
                        .getFieldAccessesFromSelf())
                .anyMatch(access -> access.getTarget().getOwner().isEquivalentTo(TypedPage.class)
                        && access.getTarget().getName().equals(page.name()));
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        Set<String> there = classes();
        assertThat(Pages.all()).allSatisfy(page -> assertThat(
                        TEST_NAME.matcher(Pages.text(page)).results())
                .extracting(name -> name.group(1))
                .as(page.toString())
                .isSubsetOf(there));
    }

    /** From the chart to a domain that is Ready, also counting what only a real dom0 can run. */
    @Test
    void theTutorialTakesAsManyCommandsAsItSays() {
        List<String> commands = PageBlock.of(TypedPage.FIRST_DOMAIN.path()).stream()
                .filter(PageBlock::isShell)
                .flatMap(block -> block.commands().stream())
                .toList();
        String ready = "kubectl wait xd/first --for=condition=Ready --timeout=60s";

        assertThat(commands)
                .startsWith("helm install xendomain-operator helm/xendomain-operator --namespace"
                        + " xendomain-system --create-namespace \\");
        assertThat(commands.indexOf(ready) + 1).isBetween(1, TUTORIAL_AT_MOST).isEqualTo(9);
        assertThat(Pages.text(TypedPage.FIRST_DOMAIN.path())).contains("nine commands", "That is the ninth.");
    }

    private static List<PageBlock> blocks() {
        return Pages.all().stream()
                .flatMap(page -> PageBlock.of(Pages.ROOT.relativize(page).toString()).stream())
                .toList();
    }

    private static Set<String> classes() throws IOException {
        try (Stream<Path> files = Files.walk(Pages.ROOT.resolve("src"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
