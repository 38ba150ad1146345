package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/moving.md, what of it changes nothing and so needs no dom0 and no cluster. */
class MovingPageIT {
    private static final String WEB = """
            name = "web-1"
            type = "pvh"
            kernel = "/boot/vmlinuz"
            memory = 512
            disk = [ '/dev/vg0/web-1,raw,xvda,rw' ]
            """;
    private static final String DB = """
            name = "db-1"
            builder = "hvm"
            memory = 2048
            disk = [ '/dev/vg0/db-1,raw,xvda,rw' ]
            vnc = 1
            vncpasswd = "xyzzy"
            """;

    @Test
    void readingAndImportingWorkAsWritten(@TempDir Path folder) throws IOException {
        Path configs = Files.createDirectories(folder.resolve(Typist.DOM0).resolve("etc/xen"));
        Files.writeString(configs.resolve("web-1.cfg"), WEB);
        Files.writeString(configs.resolve("db-1.cfg"), DB);

        Finished shell =
                Typist.in(folder, folder.resolve("no-cluster"), Map.of()).types(TypedPage.MOVING.commands());

        assertThat(shell.stdout()).contains("etc-xen/db-1.cfg", "vncpasswd");
        assertThat(Files.readString(folder.resolve("domains.yaml")))
                .contains(
                        "kind: XenDomain",
                        "host: dom0-a",
                        "target: /dev/vg0/web-1",
                        "vncpasswdSecretRef:",
                        "kind: Secret");
    }
}
