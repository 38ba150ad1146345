package io.xendomain.cli;

import static io.xendomain.cli.Run.runWith;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
    private static final String BROKEN = Run.GOOD.replace("512", "\"512M\"");

    @Test
    void aFileWithErrorsIsLeftOut() {
        Run run = runWith(BROKEN, "import", "--host", "h", "-");

        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("memory is \"512M\"", "-: error: not imported, for it has errors", "--partial");
    }

    @Test
    void partialPrintsWhatCouldBeRead() throws IOException {
        Run run = runWith(BROKEN, "import", "--host", "h", "--partial", "-");

        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(new YAMLMapper().readTree(run.out()).at("/spec/config/vcpus").asInt())
                .isEqualTo(2);
        assertThat(run.err()).contains("memory is \"512M\"").doesNotContain("not imported");
    }

    @Test
    void theGoodFilesOfAFolderAreImportedAndGetTheNamesOfTheBadOnes(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.cfg"), BROKEN);
        Files.writeString(folder.resolve("b.cfg"), Run.GOOD);
        Run run = runWith("", "import", "--host", "h", folder.toString());

        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out().lines().filter(line -> line.startsWith("  name: ")))
                .containsExactly("  name: web-1");
    }

    @Test
    void theNewestXenIsTheMeasureUnlessAnotherIsNamed() {
        String modern = "name = \"web-1\"\ntype = \"hvm\"\nmemory = 512\nhvm_pirq = 1\n";

        assertThat(runWith(modern, "import", "--host", "h", "-").exit()).isZero();
        Run old = runWith(modern, "import", "--host", "h", "--xen-version", "4.17", "-");
        assertThat(old.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(old.err()).contains("hvm_pirq = 1", "[NeedsNewerXen]");
    }
}
