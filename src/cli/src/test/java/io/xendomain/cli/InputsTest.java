package io.xendomain.cli;

import static io.xendomain.cli.Run.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the commands are given to read, and what they refuse to. */
class InputsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"lint", "render"})
    void aPipeWithoutAWriterIsRefusedAndNotWaitedFor(String command) throws Exception {
        Path pipe = folder.resolve("web-1.yaml");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        Run run = run(command, pipe.toString());
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(pipe + ": it is no file but a pipe or a device; to read from a pipe, give -");
    }

    @Test
    void aDeviceIsRefused() {
        assertThat(run("import", "--host", "h", "/dev/zero").err()).contains("/dev/zero: it is no file but");
    }

    @Test
    void aFolderWithNothingToReadIsRefused() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "");
        Files.createDirectory(folder.resolve("old.cfg"));

        assertThat(run("lint", folder.toString()))
                .returns(ExitCode.USAGE, Run::exit)
                .satisfies(run -> assertThat(run.err()).contains("holds no file with a fitting name"));
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws IOException {
        Path huge = folder.resolve("huge.cfg");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(3L * 1024 * 1024 * 1024); // without a byte on the disk
        }
        Run run = run("lint", huge.toString());

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("huge.cfg: it is larger than 128 MiB");
    }

    @Test
    void aStreamThatDoesNotEndIsRefused() {
        Inputs inputs = new Inputs();
        new CommandLine(inputs).parseArgs("-");

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> inputs.read(new Endless(), path -> true))
                .isInstanceOf(CannotContinue.class)
                .hasMessageContaining("standard input: it is larger than 128 MiB");
    }

    @Test
    void importReadsAFolderAndStandardInput() throws IOException {
        Files.writeString(folder.resolve("b.cfg"), Run.GOOD.replace("web-1", "b"));
        Files.writeString(folder.resolve("a.cfg"), Run.GOOD.replace("web-1", "a"));
        Files.writeString(folder.resolve("c.txt"), Run.GOOD.replace("web-1", "c"));
        Run run = Run.runWith(Run.GOOD, "import", "--host", "dom0-a", folder.toString(), "-");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().lines().filter(line -> line.startsWith("  name: ")))
                .isEqualTo(List.of("  name: a", "  name: b", "  name: web-1"));
    }

    @Test
    void renderReadsManyFilesAndStandardInput() throws IOException {
        for (String name : List.of("a", "b")) {
            Run imported = Run.runWith(Run.GOOD.replace("web-1", name), "import", "--host", "h", "-");
            Files.writeString(folder.resolve(name + ".yaml"), imported.out());
        }
        Run stdin = Run.runWith(Run.GOOD, "import", "--host", "h", "-n", "prod", "-");
        Run run = Run.runWith(
                stdin.out(),
                "render",
                folder.resolve("b.yaml").toString(),
                "-",
                folder.resolve("a.yaml").toString());

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().lines().filter(line -> line.startsWith("#")).map(line -> line.split("[.:] ?")[1]))
                .containsExactly("default/b", "prod/web-1", "default/a");
    }

    private static final class Endless extends InputStream {
        @Override
        public int read() {
            return '#';
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            return length;
        }
    }
}
