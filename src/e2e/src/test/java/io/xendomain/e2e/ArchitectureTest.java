package io.xendomain.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the modules, as docs/adr/0001 draws them. */
class ArchitectureTest {
    private static final List<String> MODULES = List.of("xlcfg", "api", "protocol", "agent", "operator", "cli");
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPaths(MODULES.stream().map(ArchitectureTest::classesOf).toList());

    /** A module and the modules of ours that it may use. */
    record Arrow(String from, List<String> to) {}

    static Stream<Arrow> arrows() {
        return Stream.of(
                new Arrow("xlcfg", List.of()),
                new Arrow("protocol", List.of()),
                new Arrow("api", List.of("xlcfg")),
                new Arrow("agent", List.of("xlcfg", "protocol")),
                new Arrow("operator", List.of("xlcfg", "api", "protocol")),
                new Arrow("cli", List.of("xlcfg", "api")));
    }

    @ParameterizedTest
    @MethodSource("arrows")
    void aModuleUsesOnlyTheModulesBelowIt(Arrow arrow) {
        String[] forbidden = MODULES.stream()
                .filter(module -> !module.equals(arrow.from) && !arrow.to.contains(module))
                .map(module -> "io.xendomain." + module + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("io.xendomain." + arrow.from + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .check(PRODUCT);
    }

    @Test
    void theLanguageIsPure() {
        classes()
                .that()
                .resideInAPackage("io.xendomain.xlcfg..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.xendomain.xlcfg..",
                        "java.lang..",
                        "java.math..",
                        "java.nio.charset..",
                        "java.nio",
                        "java.security",
                        "java.util..",
                        "com.fasterxml.jackson.annotation..")
                .check(PRODUCT);
    }

    @Test
    void theApiKnowsNeitherQuarkusNorHttp() {
        noClasses()
                .that()
                .resideInAPackage("io.xendomain.api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "java.net.http..", "io.vertx..")
                .check(PRODUCT);
    }

    @Test
    void dom0KnowsNothingOfKubernetes() {
        noClasses()
                .that()
                .resideInAnyPackage("io.xendomain.agent..", "io.xendomain.protocol..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.fabric8..")
                .check(PRODUCT);
    }

    @Test
    void onlyOneClassInDom0StartsPrograms() {
        assertThat(PRODUCT.stream().filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(ProcessBuilder.class))))
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(type -> type.getPackageName().startsWith("io.xendomain.agent"));
    }

    @Test
    void packagesHaveNoCycles() {
        for (String module : MODULES) {
            slices().matching("io.xendomain." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(PRODUCT);
        }
    }

    private static Path classesOf(String module) {
        Path classes = Path.of(System.getProperty("project.root"), "src", module, "target", "classes");
        assertThat(Files.isDirectory(classes)).as("%s is built before", classes).isTrue();
        return classes;
    }
}
