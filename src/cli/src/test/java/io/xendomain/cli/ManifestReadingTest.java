package io.xendomain.cli;

import static io.xendomain.cli.Run.runWith;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** YAML and JSON in all the forms that kubectl takes, and in some that nobody should send. */
class ManifestReadingTest {
    private static final String MANIFEST = """
            apiVersion: xendomain.io/v1alpha1
            kind: XenDomain
            metadata: {name: %s}
            spec:
              host: dom0-a
              config: {type: pvh, kernel: /boot/vmlinuz, memory: 512}
            """;

    @TempDir
    private Path folder;

    @Test
    void anAliasStandsForWhatItsAnchorHas() {
        Run run = runWith("""
                kind: XenDomain
                metadata: {name: &name web-1}
                spec:
                  host: dom0-a
                  config:
                    type: pvh
                    kernel: &path /boot/vmlinuz
                    ramdisk: *path
                    root: *name
                    memory: 512
                """, "render", "-");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("ramdisk = \"/boot/vmlinuz\"", "root = \"web-1\"");
    }

    @Test
    void aMergeKeyGivesWhatAnObjectHasNotItself() {
        Run run = runWith("""
                defaults: &defaults {type: pvh, kernel: /boot/default, memory: 512}
                more: &more {memory: 1024, vcpus: 2}
                kind: XenDomain
                metadata: {name: web-1}
                spec:
                  host: dom0-a
                  config:
                    <<: [*defaults, *more]
                    kernel: /boot/own
                """, "render", "-");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("kernel = \"/boot/own\"", "memory = 512\n", "vcpus = 2\n");
    }

    @Test
    void whatIsWrongInAnAliasIsShownWhereTheAliasStands() {
        Run run = runWith("""
                many: &many many
                kind: XenDomain
                metadata: {name: web-1}
                spec:
                  host: dom0-a
                  config: {type: pvh, kernel: /boot/vmlinuz,
                    memory: *many}
                """, "lint", "-");

        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out()).contains("-:7:5: error: memory is \"many\"");
    }

    @Test
    void anAliasWithoutAnAnchorIsAnError() {
        Run run = runWith("kind: XenDomain\nspec: {config: {kernel: *nothing}}\n", "lint", "-");

        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out()).contains("-:2:25: error:", "the alias *nothing stands for nothing");
    }

    @Test
    void anAliasToWhatIsNotReadYetIsAnError() {
        Run run = runWith("kind: XenDomain\nspec: &spec {config: *spec}\n", "lint", "-");

        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out()).contains("the alias *spec stands for nothing");
    }

    @Test
    void aFewAliasesCannotFillTheMemory() {
        StringBuilder bomb = new StringBuilder("kind: XenDomain\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%1$d: &a%1$d [%2$s]\n".formatted(i, ("*a" + (i - 1) + ", ").repeat(10)));
        }
        Run run = runWith(bomb + "spec: {config: {kernel: *a29}}\n", "lint", "-");

        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out()).contains("is one too many").hasSizeLessThan(1000);
    }

    @Test
    void deepNestingIsAnError() {
        for (String open : new String[] {"[", "{a: "}) {
            Run run = runWith("kind: XenDomain\nspec: " + open.repeat(100_000), "lint", "-");

            assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
            assertThat(run.out()).contains("this is not YAML or JSON").hasSizeLessThan(1000);
        }
    }

    @Test
    void aFleetIsReadWhole() {
        StringBuilder list = new StringBuilder("apiVersion: v1\nkind: List\nitems:\n");
        String item = MANIFEST.stripTrailing().replace("\n", "\n  ") + " # " + "x".repeat(10_000) + "\n";
        for (int i = 0; list.length() < 4 * 1024 * 1024; i++) {
            list.append("- ").append(item.formatted("web-" + i));
        }
        list.append("- ").append(item.formatted("last").replace("512", "many"));
        Run run = runWith(list.toString(), "lint", "-");

        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out()).contains("memory is \"many\"", "1 file: 1 error, 0 warnings");
    }

    @Test
    void jsonMayBeIndentedByTabs() throws IOException {
        String json =
                "{\n\t\"kind\": \"XenDomain\",\n\t\"metadata\": {\"name\": \"web-1\"},\n\t\"spec\": {\n\t\t\"host\":"
                        + " \"h\",\n\t\t\"config\": {\"type\": \"pvh\", \"kernel\": \"/k\",\n\t\t\t\"memory\": \"x\"}}}\n";
        Run run = run("web-1.json", json);

        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out()).contains("web-1.json:7:4: error: memory is \"x\"", "1 error,");
    }

    @Test
    void yamlMayBeginWithABrace() throws IOException {
        Run run = run(
                "web-1.yaml",
                "{kind: XenDomain, metadata: {name: web-1},\n spec: {host: h, config: {type: pvh, kernel: /k, memory: 1}}}");

        assertThat(run.exit()).as(run.out()).isZero();
    }

    @Test
    void brokenJsonIsShownWhereItBreaks() throws IOException {
        Run run = run("web-1.json", "{\n\t\"kind\": \"XenDomain\",\n\t\"spec\": oops}\n");

        assertThat(run.out()).contains("web-1.json:3:", "oops", "    3 |  \"spec\": oops}\n");
    }

    @Test
    void theSecondOfTwoDocumentsHasItsOwnLines() throws IOException {
        String both = MANIFEST.formatted("web-1") + "---\n# another\n"
                + MANIFEST.formatted("web-2").replace("512", "x");
        Run run = run("both.yaml", both);

        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out()).contains("both.yaml:14:46: error: memory is \"x\"");
    }

    @Test
    void aCaretStandsUnderTheField() throws IOException {
        Run run = run("web-1.yaml", MANIFEST.formatted("web-1").replace("512", "many"));

        String line = "    6 |   config: {type: pvh, kernel: /boot/vmlinuz, memory: many}\n";
        assertThat(run.out()).contains(line + "      | " + " ".repeat(45) + "^\n");
    }

    @Test
    void linesAreCountedAsYamlCountsThem() throws IOException {
        Run run = run(
                "mac.yaml", MANIFEST.formatted("web-1").replace("512", "many").replace('\n', '\r'));

        assertThat(run.out()).contains("mac.yaml:6:46:", "    6 |   config: {type: pvh,");
    }

    @Test
    void theItemsOfAListAreLookedAt() {
        String item = MANIFEST.replace("\n", "\n  ").formatted("web-1").stripTrailing();
        String list = "apiVersion: v1\nkind: List\nitems:\n- " + item.replace("512", "x") + "\n- kind: Secret\n";
        Run run = runWith(list, "lint", "-");

        assertThat(run.out()).contains("-:9:", "memory is \"x\"", "1 file: 1 error, 0 warnings");
    }

    @Test
    void whatIsNotUtf8IsAnErrorInBothCommands() throws IOException {
        byte[] latin1 =
                MANIFEST.formatted("web-1").replace("vmlinuz", "vml\u00efnuz").getBytes(StandardCharsets.ISO_8859_1);
        String file = Files.write(folder.resolve("latin1.yaml"), latin1).toString();

        Run lint = Run.run("lint", file);
        assertThat(lint.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(lint.out()).contains("latin1.yaml:6:40: error: here is the byte 0xef, which is not UTF-8");
        Run render = Run.run("render", file);
        assertThat(render.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(render.err()).contains("latin1.yaml:6:40: error: here is the byte 0xef");
    }

    @Test
    void aByteOrderMarkIsOverlooked() throws IOException {
        assertThat(run("bom.yaml", "\ufeff" + MANIFEST.formatted("web-1")).out())
                .isEqualTo("1 file: 0 errors, 0 warnings\n");
        assertThat(run("bom.json", "\ufeff{\t\"kind\": \"Secret\"}").out()).isEqualTo("1 file: 0 errors, 0 warnings\n");
    }

    @Test
    void controlCharactersAreAnErrorAndNoCrash() throws IOException {
        Run run = run("nul.yaml", MANIFEST.formatted("a\0b"));

        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out()).contains("this is not YAML or JSON");
    }

    private Run run(String name, String manifest) throws IOException {
        return Run.run("lint", Files.writeString(folder.resolve(name), manifest).toString());
    }
}
