package io.xendomain.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links as the kernel has them. */
class RealPathsTest {
    @TempDir
    Path folder;

    private final RealPaths paths = new RealPaths();
    private Path top;

    @BeforeEach
    void make() throws IOException {
        top = folder.toRealPath();
        Files.createDirectories(top.resolve("guests/a"));
        Files.createDirectories(top.resolve("secret"));
        Files.createFile(top.resolve("secret/key"));
        Files.createFile(top.resolve("guests/a/disk"));
        link("guests/out", "../secret");
        link("guests/file-out", "../secret/key");
        link("guests/in", "a/disk");
        link("guests/nowhere", "../secret/not-there");
        link("guests/round", "round");
        link("other", "guests");
    }

    @Test
    void followsEveryLink() {
        assertThat(real("guests/in")).isEqualTo(top.resolve("guests/a/disk"));
        assertThat(real("guests/out/key")).isEqualTo(top.resolve("secret/key"));
        assertThat(real("guests/file-out")).isEqualTo(top.resolve("secret/key"));
        assertThat(real("other/a/../../secret//key")).isEqualTo(top.resolve("secret/key"));
        assertThat(real("guests/out/../guests/in")).isEqualTo(top.resolve("guests/a/disk"));
    }

    @Test
    void saysWhereTheNameOfALinkStands() {
        assertThat(paths.locate(top + "/other/in").orElseThrow().named()).isEqualTo(top.resolve("guests/in"));
        assertThat(paths.locate(top + "/other/a/disk").orElseThrow().named()).isEqualTo(top.resolve("guests/a/disk"));
    }

    @Test
    void whatIsNotThereIsJudgedByItsFolder() {
        assertThat(real("guests/new")).isEqualTo(top.resolve("guests/new"));
        assertThat(real("guests/out/new")).isEqualTo(top.resolve("secret/new"));
        assertThat(real("guests/x/y")).isEqualTo(top.resolve("guests/x/y"));
    }

    @Test
    void whatLeadsNobodyKnowsWhereIsRefused() {
        for (String path : new String[] {
            "/guests/nowhere", "/guests/round", "/guests/x/../../secret/key", "/guests/x/./y", "/guests/a/disk/below"
        }) {
            assertThat(paths.locate(top + path)).as(path).isEmpty();
        }
        assertThat(paths.locate("guests/a")).isEmpty();
        assertThat(paths.locate("/a\0b")).isEmpty();
    }

    @Test
    void aLinkThatIsTurnedAroundLeadsElsewhereAtTheNextLook() throws IOException {
        assertThat(real("guests/in")).isEqualTo(top.resolve("guests/a/disk"));
        Files.delete(top.resolve("guests/in"));
        link("guests/in", "../secret/key");

        assertThat(real("guests/in")).isEqualTo(top.resolve("secret/key"));
    }

    @Test
    void aFileOfNobodyIsNotInUse() {
        assertThat(paths.inUse(top.resolve("guests/a/disk"))).isFalse();
    }

    @Test
    void readsWhatTheKernelSaysOfMountsAndSwaps() {
        assertThat(Mounts.sources("""
                        22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/mapper/vg0-root rw,errors=remount-ro
                        23 22 0:21 / /proc rw,nosuid - proc proc rw
                        24 22 8:1 / /mnt/a\\040b rw shared:2 master:1 - vfat /dev/disk/by-label/A\\040B rw
                        """)).containsExactly("/dev/mapper/vg0-root", "/dev/disk/by-label/A B");
        assertThat(Mounts.swaps("Filename\t\t\t\tType\t\tSize\n/dev/dm-1    partition\t1048572\t0\t-2\n"))
                .containsExactly("/dev/dm-1");
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(top.resolve(name), Path.of(target));
    }

    private Path real(String path) {
        return paths.locate(top + "/" + path).orElseThrow().real();
    }
}
