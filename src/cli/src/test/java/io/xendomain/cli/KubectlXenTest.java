package io.xendomain.cli;

import static io.xendomain.cli.Run.GOOD;
import static io.xendomain.cli.Run.run;
import static io.xendomain.cli.Run.runWith;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubectlXenTest {
    @TempDir
    private Path folder;

    @Test
    void importMakesAManifestThatRendersToTheSameConfig() throws IOException {
        Run imported = run("import", "--host", "dom0-a", file("web-1.cfg", GOOD));
        assertThat(imported.exit()).as(imported.err()).isZero();
        JsonNode manifest = new YAMLMapper().readTree(imported.out());
        assertThat(manifest.at("/metadata/name").asText()).isEqualTo("web-1");
        assertThat(manifest.at("/spec/host").asText()).isEqualTo("dom0-a");
        assertThat(manifest.at("/spec/config/disk/0/vdev").asText()).isEqualTo("xvda");
        assertThat(manifest.at("/spec/config/name").isMissingNode()).isTrue();

        Run rendered = run("render", file("web-1.yaml", imported.out()));
        assertThat(rendered.exit()).as(rendered.err()).isZero();
        assertThat(rendered.out())
                .startsWith("# Managed by xendomain-operator: default/web-1.")
                .contains("name = \"web-1\"", "vcpus = 2", "kernel = \"/boot/vmlinuz\"");
    }

    @Test
    void importMovesPasswordsToASecret() throws IOException {
        Run run = run(
                "import",
                "--host",
                "dom0-a",
                "-o",
                "json",
                file("desk.cfg", "name = 'desk'\ntype = 'hvm'\nvnc = 1\nvncpasswd = 'sesame'\n"));
        JsonNode list = new ObjectMapper().readTree(run.out());
        assertThat(list.at("/items/0/kind").asText()).isEqualTo("Secret");
        assertThat(list.at("/items/0/stringData/vncpasswd").asText()).isEqualTo("sesame");
        assertThat(list.at("/items/1/spec/config/vncpasswdSecretRef/key").asText())
                .isEqualTo("vncpasswd");
        assertThat(list.at("/items/1/spec/config").toString()).doesNotContain("sesame");
    }

    @Test
    void importSaysWithItsLineWhatItCannotCarryOver() throws IOException {
        Run run = run("import", "--host", "dom0-a", file("typo.cfg", GOOD + "memroy = 512\n"));
        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.err())
                .contains("typo.cfg:7:1: error:", "did you mean \"memory\"?", "    7 | memroy = 512\n      | ^\n");
        assertThat(run.err()).contains("typo.cfg: error: not imported, for it has errors");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void twoFilesOfOneNameAreNotBothImported() throws IOException {
        Run run = run("import", "--host", "dom0-a", file("a.cfg", GOOD), file("b.cfg", GOOD));
        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.err()).contains("b.cfg: error: the name web-1 is taken by", "a.cfg");
    }

    @Test
    void lintOfACleanFileIsQuiet() throws IOException {
        Run run = run("lint", file("web-1.cfg", GOOD));
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out()).isEqualTo("1 file: 0 errors, 0 warnings\n");
    }

    @Test
    void lintShowsAllErrorsOfAFolderWithTheirPlaces() throws IOException {
        file("a.cfg", GOOD.replace("vcpus = 2", "vcpus = 4\nmaxvcpus = 2"));
        file("b.cfg", "name = 'b'\ntype = 'pvh'\nkernel = '/boot/vmlinuz'\nmemory = '512M'\n");
        file("notes.txt", "not a config");
        Run run = run("lint", folder.toString());
        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out()).contains("a.cfg:6:1: error:", "b.cfg:4:1: error:", "2 files: 2 errors");
    }

    @Test
    void lintFindsThePlaceInAManifest() throws IOException {
        String manifest = """
                apiVersion: xendomain.io/v1alpha1
                kind: XenDomain
                metadata: {name: web-1}
                spec:
                  host: dom0-a
                  config:
                    type: pvh
                    kernel: /boot/vmlinuz
                    memory: many
                """;
        Run run = run("lint", "-o", "json", file("web-1.yaml", manifest));
        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        JsonNode finding = new ObjectMapper().readTree(run.out()).get(0);
        assertThat(finding.get("field").asText()).isEqualTo("spec.config.memory");
        assertThat(finding.get("line").asInt()).isEqualTo(9);
        assertThat(finding.get("column").asInt()).isEqualTo(5);
        assertThat(finding.get("code").asText()).isEqualTo("WrongType");
    }

    @Test
    void lintLooksAtTheRestOfTheSpec() throws IOException {
        String manifest = """
                kind: XenDomain
                metadata: {name: web-1}
                spec:
                  powerState: Sleeping
                  hots: dom0-a
                  config: {type: pvh, kernel: /boot/vmlinuz, memory: 512}
                """;
        Run run = run("lint", file("web-1.yaml", manifest));
        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out())
                .contains("web-1.yaml:4:3: error:", "Sleeping", "web-1.yaml:5:3: error:", "\"host\"", "spec.host");
    }

    @Test
    void lintSaysWhereAManifestIsNotYaml() throws IOException {
        Run run = run("lint", file("broken.yaml", "kind: XenDomain\nspec: [\n"));
        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out()).contains("broken.yaml:", "this is not YAML or JSON");
    }

    @Test
    void standardInputIsReadAsWhatItIs() {
        Run cfg = runWith(GOOD, "lint", "-");
        assertThat(cfg.exit()).as(cfg.out()).isZero();
        Run manifest = runWith(
                "{\"kind\": \"XenDomain\", \"spec\": {\"host\": \"h\", \"config\": {\"memory\": \"x\"}}}", "lint", "-");
        assertThat(manifest.out()).contains("-:1:").contains("memory is \"x\"");
    }

    @Test
    void renderRefusesWhatTheHostsXlWouldIgnore() throws IOException {
        String manifest = run("import", "--host", "h", file("web-1.cfg", GOOD)).out();
        Run run = run("render", "--xen-version", "4.4", file("web-1.yaml", manifest));
        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("needs Xen 4.10", "web-1.yaml:");
    }

    @Test
    void explainKnowsKeysAndParametersInBothSpellings() {
        assertThat(run("explain", "on_crash").out()).contains("spec.config.onCrash");
        assertThat(run("explain", "disk.vdev").out()).contains("spec.config.disk.vdev");
        Run unknown = run("explain", "memroy");
        assertThat(unknown.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(unknown.err()).contains("did you mean \"memory\"?");
    }

    @Test
    void wrongUsageSaysWhatIsWrong() {
        assertThat(run("lint", "no-such.cfg"))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(ExitCode.USAGE))
                .satisfies(run -> assertThat(run.err()).contains("no-such.cfg", "there is no such file"));
        assertThat(run("render", "--xen-version", "new", "-").err()).contains("MAJOR.MINOR");
        assertThat(run("import", "x.cfg").err()).contains("--host");
        assertThat(run().exit()).isEqualTo(ExitCode.USAGE);
        assertThat(runWith("", "host", "enroll", "dom0-a", "--address", "10.0.0.5:8443")
                        .err())
                .contains("no certificate request");
        assertThat(run("host", "enroll", "Dom0", "--address", "10.0.0.5:8443").err())
                .contains("lower-case");
        assertThat(run("host", "enroll", "dom0-a", "--address", "nowhere").err())
                .contains("HOST:PORT");
    }

    @Test
    void helpTeaches() {
        assertThat(run("--help").out()).contains("import", "lint", "render", "explain", "host", "Exit codes");
        assertThat(run("import", "--help").out()).contains("kubectl xen import --host dom0-a /etc/xen");
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
