package io.xendomain.agent.toolstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xendomain.protocol.metrics.Meters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of xl, word by word, and what is made of its failures; the words of failure are those of a real dom0. */
class XlToolstackTest {
    private static final String UUID = "13a30a46-0c5c-4bb2-8a0b-6f8c0a0d3f11";

    @TempDir
    Path folder;

    private XlToolstack toolstack;

    @BeforeEach
    void listOneDomain() throws IOException {
        toolstack = xl("");
    }

    /** An xl that writes down how it was called, lists one domain called 42, and does {@code more}. */
    private XlToolstack xl(String more) throws IOException {
        Path program = folder.resolve("xl");
        Files.writeString(program, """
                #!/bin/sh
                for word; do printf '<%%s>' "$word"; done >> %1$s/calls; echo >> %1$s/calls
                %2$s
                if [ "$1" = list ]; then
                  echo 'Name                  ID   Mem VCPUs State   Time(s)   UUID  Reason-Code  Security Label'
                  echo '42                     9   128     1 r-----      6.1 %3$s        -                -'
                fi
                """.formatted(folder, more, UUID));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new XlToolstack(program, folder, new Meters());
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    @Test
    void actsByDomidBecauseANameOfDigitsIsTakenForOne() throws Exception {
        toolstack.pause(UUID);
        toolstack.unpause(UUID);
        toolstack.shutdown(UUID);
        toolstack.reboot(UUID);
        toolstack.destroy(UUID);

        assertThat(calls())
                .filteredOn(call -> !call.equals("<list><-v>"))
                .containsExactly("<pause><9>", "<unpause><9>", "<shutdown><-F><9>", "<reboot><-F><9>", "<destroy><9>");
        assertThat(calls()).filteredOn("<list><-v>"::equals).hasSize(5);
    }

    @Test
    void passesAFileNameAsOneWordAndToNoShell() throws Exception {
        toolstack.create(Path.of("/etc/xen/$(reboot) a;b.cfg"), true);
        toolstack.dryRun(Path.of("/etc/xen/x.cfg"));

        assertThat(calls()).containsExactly("<create><-p></etc/xen/$(reboot) a;b.cfg>", "<create><-n></etc/xen/x.cfg>");
    }

    @Test
    void neverTouchesADomainThatIsNotThere() throws Exception {
        assertThatThrownBy(() -> toolstack.destroy("00000000-0000-0000-0000-000000000000"))
                .isInstanceOf(ToolstackException.class)
                .hasMessageContaining("no domain has the uuid");
        assertThat(calls()).containsExactly("<list><-v>");
    }

    @Test
    void passesXlsWordsOn() throws IOException {
        XlToolstack failing = xl("""
                if [ "$1" = create ]; then
                  echo 'xc: error: panic: xg_dom_core.c:205: failed to open file '"'/nosuch/vmlinuz'"': No such file' >&2
                  exit 3
                fi
                """);

        assertThatThrownBy(() -> failing.create(Path.of("/etc/xen/x.cfg"), false))
                .hasMessage("xl create failed: xc: error: panic: xg_dom_core.c:205:"
                        + " failed to open file '/nosuch/vmlinuz': No such file");
    }

    @Test
    void takesARowThatItCannotReadForAFailure() throws IOException {
        XlToolstack failing = xl("echo nonsense; exit 0");

        assertThatThrownBy(failing::list).isInstanceOf(ToolstackException.class).hasMessageContaining("nonsense");
    }

    @Test
    void saysSoWhenThereIsNoXl() {
        assertThatThrownBy(() -> new XlToolstack(folder.resolve("nothing"), folder, new Meters()).list())
                .isInstanceOf(ToolstackException.class)
                .hasMessageContaining("nothing");
    }
}
