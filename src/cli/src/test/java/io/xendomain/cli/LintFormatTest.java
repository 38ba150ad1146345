package io.xendomain.cli;

import static io.xendomain.cli.Run.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xendomain.xlcfg.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What servers that check changes are told. */
class LintFormatTest {
    private static final String WRONG = """
            name = "web-1"
            type = "hvm"
            memroy = 512
            memory = 512
            memory = 1024
            """;

    @TempDir
    private Path folder;

    @Test
    void sarifHasEveryCodeAsARuleAndEachFindingAtItsPlace() throws IOException {
        Run run = run("lint", "--format", "sarif", file("a b.cfg", WRONG));
        JsonNode sarif = new ObjectMapper().readTree(run.out());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(sarif.path("version").asText()).isEqualTo("2.1.0");
        assertThat(sarif.at("/runs/0/tool/driver/rules")).hasSize(Code.values().length);
        JsonNode result = sarif.at("/runs/0/results/0");
        assertThat(result.path("ruleId").asText()).isEqualTo("UnknownKey");
        assertThat(result.path("level").asText()).isEqualTo("error");
        assertThat(result.at("/message/text").asText()).contains("memroy");
        assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt())
                .isEqualTo(3);
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .endsWith("/a%20b.cfg");
        assertThat(sarif.at("/runs/0/results/1/level").asText()).isEqualTo("warning");
    }

    @Test
    void githubGetsALineForEachFindingAndNothingElse() throws IOException {
        String file = file("50%,a.cfg", WRONG);
        Run run = run("lint", "--format", "github", file);

        String escaped = file.replace("%", "%25").replace(",", "%2C");
        assertThat(run.out().lines().toList())
                .hasSize(2)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("::error file=" + escaped + ",line=3,col=1,title=UnknownKey::memroy"),
                        line -> assertThat(line)
                                .startsWith("::warning file=" + escaped + ",line=5,col=1,title=DuplicateKey::memory"));
    }

    @Test
    void junitHasASuiteForEachFileAlsoForOneThatIsFine() throws Exception {
        Run run = run(
                "lint",
                "--format",
                "junit",
                file("bad.cfg", WRONG + "# \u0001\n"),
                file("good.cfg", "name = \"web-2\"\ntype = \"hvm\"\nmemory = 512\n"));
        Document xml = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(run.out().getBytes(StandardCharsets.UTF_8)));

        Element bad = (Element) xml.getElementsByTagName("testsuite").item(0);
        Element good = (Element) xml.getElementsByTagName("testsuite").item(1);
        assertThat(bad.getAttribute("tests")).isEqualTo("2");
        assertThat(bad.getAttribute("failures")).isEqualTo("1");
        assertThat(bad.getElementsByTagName("failure").getLength()).isOne();
        assertThat(bad.getElementsByTagName("system-out").getLength()).isOne();
        assertThat(good.getAttribute("tests")).isEqualTo("1");
        assertThat(good.getElementsByTagName("failure").getLength()).isZero();
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
