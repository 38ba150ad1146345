package io.xendomain.cli;

import static io.xendomain.cli.Run.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places, and what several files have to do with each other. */
class LintTest {
    private static final String MANIFEST = """
            kind: XenDomain
            metadata: {name: %s, namespace: %s}
            spec: {host: %s, config: {type: pvh, kernel: /k, memory: 512, disk: [{vdev: xvda, target: /dev/vg0/a}]}}
            """;

    @TempDir
    private Path folder;

    @Test
    void whatIsWrongInAnItemIsShownThere() throws IOException {
        Run run = run("lint", file("web-1.cfg", """
                name = "web-1"
                type = "hvm"
                disk = [
                    "vdev=xvda,target=/dev/vg0/root",
                    "vdev=xvdb,script=block-x,format=qcow2,target=/dev/vg0/data",
                ]
                """));

        assertThat(run.out())
                .contains("web-1.cfg:5:5: error: disk[1].format is", "    5 |     \"vdev=xvdb", "\n      |     ^\n");
    }

    @Test
    void theItemsOfAppendedListsAreCountedThrough() throws IOException {
        Run run = run("lint", file("web-1.cfg", """
                name = "web-1"
                type = "hvm"
                disk = [ "vdev=xvda,target=/dev/vg0/root" ]
                disk += [ "vdev=xvdb,script=block-x,format=qcow2,target=/dev/vg0/data" ]
                """));

        assertThat(run.out()).contains("web-1.cfg:4:11: error: disk[1].format is");
    }

    @Test
    void itemsAfterOneThatCannotBeReadKeepTheirNumber() throws IOException {
        Run run = run("lint", file("web-1.cfg", """
                name = "web-1"
                type = "hvm"
                disk = [
                    "nonsense:/a,b",
                    "vdev=xvdb,script=block-x,format=qcow2,target=/dev/vg0/data",
                ]
                """));

        assertThat(run.out())
                .contains("web-1.cfg:4:5: error: disk[0] has")
                .contains("web-1.cfg:5:5: error: disk[1].format is");
    }

    @Test
    void aCarriageReturnAloneEndsNoLineOfAnXlCfg() throws IOException {
        Run run = run("lint", file("web-1.cfg", "# one\rtwo\nname = \"web-1\"\nmemroy = 512\n"));

        assertThat(run.out()).contains("web-1.cfg:3:1: error:", "    3 | memroy = 512\n");
    }

    @Test
    void tenThousandDisksAreOneFinding() throws IOException {
        String disks = IntStream.range(0, 10_000)
                .mapToObj(i -> "\"vdev=xvda" + i + ",target=/dev/vg0/" + i + "\"")
                .collect(Collectors.joining(",\n", "disk = [\n", "]\n"));
        String file = file("disks.cfg", "name = \"disks\"\ntype = \"hvm\"\n" + disks);

        Run lint = run("lint", file);
        assertThat(lint.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(lint.out()).contains("disks.cfg:3:1: error: disk has 10000 items, but", "1 file: 1 error,");
        Run imported = run("import", "--host", "h", file);
        assertThat(imported.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(imported.out()).isEmpty();
    }

    @Test
    void theConfigsOfOneFolderAreThoseOfOneHost() throws IOException {
        file("a.cfg", Run.GOOD);
        file("b.cfg", Run.GOOD.replace("web-1", "web-2"));
        Files.createDirectory(folder.resolve("other"));
        file("other/a.cfg", Run.GOOD);
        String dir = folder.toString();

        assertThat(run("lint", dir, dir + "/other").out()).contains("3 files: 0 errors");
        file("b.cfg", Run.GOOD.replace("name = \"web-1\"", "name = \"web-2\""));
        Run run = run("lint", dir, dir + "/other");
        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out())
                .contains("b.cfg:6:10: error: disk[0].target is \"/dev/vg0/web-1\", but " + dir
                        + "/a.cfg on the same host has it")
                .contains("3 files: 1 error,");
    }

    @Test
    void theDomainsOfOneHostAreLookedAtTogetherWhateverTheirFiles() throws IOException {
        String first = file("a.yaml", MANIFEST.formatted("a", "prod", "dom0-a"));
        String elsewhere = file("b.yaml", MANIFEST.formatted("b", "prod", "dom0-b"));
        String second = file("c.yaml", MANIFEST.formatted("c", "test", "dom0-a"));

        Run run = run("lint", first, elsewhere, second);
        assertThat(run.out())
                .contains("c.yaml:3:87: error: disk[0].target is \"/dev/vg0/a\", but XenDomain prod/a (" + first
                        + ") on the same host has it")
                .contains("3 files: 1 error,");
    }

    @Test
    void yamlIsAListOfFindings() throws IOException {
        Run run = run("lint", "-o", "yaml", file("typo.cfg", Run.GOOD + "memroy = 512\n"));

        JsonNode findings = new YAMLMapper().readTree(run.out());
        assertThat(findings).hasSize(1);
        assertThat(findings.at("/0/code").asText()).isEqualTo("UnknownKey");
        assertThat(findings.at("/0/severity").asText()).isEqualTo("Error");
        assertThat(findings.at("/0/line").asInt()).isEqualTo(7);
        assertThat(findings.at("/0/file").asText()).endsWith("typo.cfg");
    }

    @Test
    void anUpgradeSaysOnlyWhatItBrings() throws IOException {
        String old = file("old.cfg", """
                name = "old"
                builder = "generic"
                kernel = "/boot/vmlinuz"
                vncdisplay = 5
                slice = 50000
                period = 100000
                """);

        assertThat(run("lint", "--xen-version", "4.17", old).out()).contains("vncdisplay is 5");
        Run run = run("lint", "--from", "4.4", "--xen-version", "4.17", old);
        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out())
                .contains("old.cfg:5:1: error: slice is 50000, but it is gone since Xen 4.6 and the host has 4.17;")
                .contains(
                        "old.cfg:6:1: warning: period is set: with Xen 4.4 the scheduler sedf goes by it, but with 4.17"
                                + " rtds alone does")
                .doesNotContain("vncdisplay");
        assertThat(run("lint", "--from", "4.17", "--xen-version", "4.20", old))
                .satisfies(step -> assertThat(step.exit()).isEqualTo(ExitCode.CLEAN))
                .satisfies(step -> assertThat(step.out()).isEqualTo("1 file: 0 errors, 0 warnings\n"));
    }

    @Test
    void anUpgradeIsSaidOfManifestsToo() throws IOException {
        String manifest = file("hvm.yaml", """
                kind: XenDomain
                metadata: {name: a, namespace: prod}
                spec: {host: dom0-a, config: {type: hvm}}
                """);

        Run run = run("lint", "-o", "json", "--from", "4.17", "--xen-version", "4.20", manifest);
        assertThat(run.exit()).isEqualTo(ExitCode.CLEAN);
        assertThat(new YAMLMapper().readTree(run.out()).findValuesAsText("field"))
                .containsExactly("spec.config.hvmPirq");
    }

    @Test
    void whatCannotBeReadIsSaidOfAnUpgradeToo() throws IOException {
        Run run = run("lint", "--from", "4.17", "--xen-version", "4.20", file("typo.cfg", Run.GOOD + "memroy = 512\n"));

        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out()).contains("memroy is not a key");
    }

    @Test
    void anOldXlRefusesAFileThatJoins() throws IOException {
        String joins = file("joins.cfg", "name = \"a\"\ntype = \"hvm\"\nboot = \"c\"\nboot += \"d\"\n");

        assertThat(run("lint", "--xen-version", "4.12", joins).out())
                .contains(
                        "joins.cfg:4:1: error: boot is joined with +=, but that needs Xen 4.13 and the host has 4.12");
        assertThat(run("lint", "--xen-version", "4.13", joins).exit()).isEqualTo(ExitCode.CLEAN);
        assertThat(run("lint", "--from", "4.17", "--xen-version", "4.12", joins).out())
                .contains("needs Xen 4.13");
    }

    @Test
    void whatDoesNotGoTogetherIsWrongUsage() throws IOException {
        String file = file("web-1.cfg", Run.GOOD);

        assertUsage("there is nothing to look at", "lint");
        assertUsage("leave them out", "lint", "--xen-version", "4.20", "-A", file);
        assertUsage("--from is for files", "lint", "--xen-version", "4.20", "--from", "4.17", "-A");
        assertUsage("use -o json or yaml", "lint", "--xen-version", "4.20", "--host", "a", "--format", "sarif");
        assertUsage("of all namespaces", "lint", "--xen-version", "4.20", "-A", "-n", "prod");
        assertUsage("--xen-version which Xen", "lint", "--from", "4.17", file);
        assertUsage("--xen-version which Xen", "lint", "--host", "dom0-a");
    }

    private static void assertUsage(String message, String... arguments) {
        Run run = run(arguments);
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(message);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
