package io.xendomain.cli;

import static io.xendomain.cli.Run.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people wrote beside their configs goes with them. */
class KeepCommentsTest {
    @TempDir
    private Path folder;

    @Test
    void eachStandsAboveItsField() throws IOException {
        Run run = imported("""
                # The web server of the shop
                # moved here in 2011

                name = "web-1" # as in DNS
                type = "hvm"

                # raised for the sale: # see "mail"
                memory = 2048
                disk = [
                    # the system
                    "/dev/vg0/root,raw,xvda,w", # do not touch
                ]
                pool = "a#b" # no 'quote'
                # that was all
                """);

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                ---
                # The web server of the shop
                # moved here in 2011
                # that was all
                # as in DNS
                apiVersion: xendomain.io/v1alpha1
                kind: XenDomain
                metadata:
                  name: web-1
                spec:
                  host: dom0-a
                  config:
                    type: hvm
                    # no 'quote'
                    pool: "a#b"
                    # raised for the sale: # see "mail"
                    memory: 2048
                    # the system
                    # do not touch
                    disk:
                      - format: raw
                        vdev: xvda
                        access: rw
                        target: /dev/vg0/root
                """);
    }

    @Test
    void noneBecomesAnythingButAComment() throws IOException {
        String hostile = "# a\u2028kind: Secret\u0085b: c\rspec: {}\u0000\ntype = \"hvm\"\nname = \"web-1\"\n";

        assertThat(new YAMLMapper().readTree(imported(hostile).out()))
                .isEqualTo(new YAMLMapper()
                        .readTree(imported("type = \"hvm\"\nname = \"web-1\"\n").out()));
    }

    @Test
    void aPasswordThatWasCommentedOutStaysWhereItIs() throws IOException {
        Run run = imported("name = \"web-1\"\ntype = \"hvm\"\n#vncpasswd = \"s3cret\"\nmemory = 512\n");

        assertThat(run.out()).doesNotContain("s3cret");
        assertThat(run.err()).contains("1 comment left out that may hold a password");
    }

    private Run imported(String cfg) throws IOException {
        Path file = Files.writeString(folder.resolve("web-1.cfg"), cfg);
        return run(List.of("import", "--keep-comments", "--host", "dom0-a", file.toString())
                .toArray(String[]::new));
    }
}
