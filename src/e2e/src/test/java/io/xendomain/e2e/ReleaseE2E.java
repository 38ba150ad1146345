package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes with the packages: sums, bills of materials, and that anybody can make the same ones. */
class ReleaseE2E {
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final Path TREE = Toolchain.projectRoot();
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theSumsAreThoseOfAllOtherFiles() throws IOException {
        Path folder = Packages.folder();
        Command.of(Path.of("/usr/bin/sha256sum"), "--check", "--strict", "SHA256SUMS")
                .in(folder)
                .run(LIMIT)
                .orThrow();
        Set<String> summed = new TreeSet<>();
        Files.readAllLines(folder.resolve("SHA256SUMS")).forEach(line -> summed.add(line.split(" +")[1]));
        Set<String> there = names(folder);
        there.remove("SHA256SUMS");
        assertThat(summed).isEqualTo(there);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "operator"})
    void aBillOfMaterialsNamesEveryLibrary(String program) throws IOException {
        JsonNode bill = JSON.readTree(
                Packages.named("xendomain-" + program + "-", ".cdx.json").toFile());
        assertThat(bill.get("bomFormat").asText()).isEqualTo("CycloneDX");
        Set<String> named = new TreeSet<>();
        for (JsonNode component : bill.get("components")) {
            named.add(component.path("group").asText() + "."
                    + component.get("name").asText() + "-"
                    + component.get("version").asText());
        }
        assertThat(libraries(program)).isNotEmpty().allMatch(named::contains);
    }

    /** In another folder, by somebody whose time zone and language are others. */
    @Test
    void buildingThemElsewhereGivesTheSameBytes(@TempDir Path folder) throws IOException {
        Path tree = folder.resolve("some/where/else");
        Command.of(Path.of("/bin/sh"), "-c", """
                mkdir -p "$0"
                git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$0"
                """)
                .and(List.of(tree.toString()))
                .in(TREE)
                .run(LIMIT)
                .orThrow();
        Command.of(Path.of("/bin/sh"), "-c", """
                mvn -q package -DskipTests -pl src/agent,src/operator,src/cli -am
                src/testkit/toolchain/package "$JAVA_HOME"
                """)
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with("TZ", "Asia/Tokyo")
                .with("LC_ALL", "C")
                .in(tree)
                .run(LIMIT)
                .orThrow();
        Path other = tree.resolve("target/packages");
        assertThat(names(other)).isEqualTo(names(Packages.folder()));
        for (String name : names(other)) {
            // it has an AOT cache, and so have the sums
            if (!name.startsWith("kubectl-xen_") && !name.equals("SHA256SUMS")) {
                assertThat(other.resolve(name))
                        .hasSameBinaryContentAs(Packages.folder().resolve(name));
            }
        }
    }

    private static Set<String> libraries(String program) throws IOException {
        Path app = TREE.resolve("src/" + program + "/target/quarkus-app/lib");
        try (Stream<Path> files = Files.walk(app)) {
            Set<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .forEach(name -> names.add(name.substring(0, name.length() - ".jar".length())));
            return names;
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }
}
