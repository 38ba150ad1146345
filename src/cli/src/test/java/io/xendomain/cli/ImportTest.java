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

    /** xl takes each of these without a word. */
    @Test
    void whatXlIgnoresInSilenceIsSaid() {
        String cfg = """
                name = "web-1"
                type = "pv"
                kernel = "/boot/vmlinuz"
                vcpus = 2
                memroy = 512
                boot = "cd"
                cpus = [ "0", "1", "2" ]
                bootloader_args = [ "-q", [ "-d" ], "--kernel=/x" ]
                vfb = [ "vnc=1,vncdisply=5", "vnc=1,keymap,vncdisplay=6" ]
                rack = "b7"
                """;

        Run run = runWith(cfg, "import", "--host", "h", "--xen-version", "4.20", "-");

        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.err())
                .as("a key that is none, with the one that was meant")
                .contains("-:5:", "memroy is not a key of xl.cfg, and xl would ignore it", "did you mean \"memory\"?")
                .as("one that is like none")
                .contains("-:10:", "rack is not a key of xl.cfg, and xl would ignore it", "remove it")
                .as("a key of other types of guest")
                .contains("-:6:", "boot is \"cd\", but only means something to HVM guests and this one is PV")
                .as("an item too many, a list that ends a list of strings")
                .contains("-:7:", "cpusPerVcpu[2] is \"2\", but the domain has only 2 vCPUs")
                .contains("-:8:", "bootloaderArgs[1] is [\"-d\"], but must be text: xl goes on without a list here")
                .as("parameters of an item")
                .contains("-:9:", "vfb[0] has \"vncdisply\"", "did you mean \"vncdisplay\"?")
                .contains("vfb[1] has \"keymap\"", "xl ignores it and everything after it");
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
