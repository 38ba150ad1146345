package io.xendomain.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XenLabIT {
    private static final String GUEST = """
            cat > /tmp/web-1.cfg <<END
            name = "web-1"
            type = "%s"
            kernel = "/boot/vmlinux"
            ramdisk = "/boot/domu.cpio.gz"
            memory = 160
            END
            xl create -q /tmp/web-1.cfg && xl list web-1
            """;

    @ParameterizedTest
    @ValueSource(strings = {"4.17", "4.20"})
    void aRealXenRunsRealDomains(String version) throws Exception {
        try (XenLab lab = XenLab.bare(version)) {
            assertThat(lab.demand("xl info xen_version")).startsWith(version + ".");
            assertThat(lab.demand(GUEST.formatted("pvh"))).contains("web-1");

            Finished absent = lab.run("xl list nosuch");
            assertThat(absent.exit()).isEqualTo(1);
            assertThat(absent.stdout()).contains("nosuch is an invalid domain identifier");

            lab.demand("echo kept > /host/note");
            lab.powerCycle();
            assertThat(lab.demand("xl list")).doesNotContain("web-1");
            assertThat(lab.demand("cat /host/note")).isEqualTo("kept\n");
            assertThat(Files.readString(lab.share().resolve("note"))).isEqualTo("kept\n");

            lab.emulator().kill();
            assertThatThrownBy(() -> lab.run("true")).hasMessageContaining("dom0 did not answer");
        }
    }
}
