package io.xendomain.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.keys.DeviceKeys;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.spec.DiskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is written as a target: nothing outside of the listed folders is ever opened through it. */
class DiskRootProperties {
    private static Path top;
    private static Path root;

    @BeforeContainer
    static void makeWorld() throws IOException {
        top = Files.createTempDirectory("roots").toRealPath();
        root = Files.createDirectories(top.resolve("guests"));
        Files.createDirectories(root.resolve("a/b"));
        Files.createDirectories(top.resolve("guests2"));
        Files.createDirectories(top.resolve("secret/b"));
        for (String file :
                List.of("guests/a/disk", "guests/a/b/disk", "guests2/disk", "secret/disk", "secret/b/disk")) {
            Files.createFile(top.resolve(file));
        }
        Files.createSymbolicLink(root.resolve("up"), Path.of(".."));
        Files.createSymbolicLink(root.resolve("out"), Path.of("../secret"));
        Files.createSymbolicLink(root.resolve("in"), Path.of("a"));
        Files.createSymbolicLink(root.resolve("a/loop"), Path.of("loop"));
        Files.createSymbolicLink(root.resolve("a/nowhere"), top.resolve("secret/not-yet"));
        Files.createSymbolicLink(top.resolve("secret/back"), root);
    }

    @AfterContainer
    static void removeWorld() throws IOException {
        try (var all = Files.walk(top)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Provide
    Arbitrary<String> targets() {
        Arbitrary<String> names = Arbitraries.of(
                "..",
                ".",
                "",
                "a",
                "b",
                "disk",
                "up",
                "out",
                "in",
                "loop",
                "nowhere",
                "not-yet",
                "back",
                "guests",
                "guests2",
                "secret",
                "guests/..",
                "...",
                " ",
                "é");
        Arbitrary<String> starts = Arbitraries.of("/", "//", "", "rbd:", "../", "TOP", "ROOT", "ROOT", "ROOT", "ROOT2")
                .map(start -> start.replace("ROOT", root.toString()).replace("TOP", top.toString()));
        Arbitrary<String> walks = names.list()
                .ofMaxSize(7)
                .flatMap(list -> starts.map(start -> start
                        + (list.isEmpty() || start.endsWith("/") || start.isEmpty() || start.endsWith(":") ? "" : "/")
                        + String.join("/", list)));
        Arbitrary<String> anything = Arbitraries.strings().ofMinLength(1).ofMaxLength(40);
        return Arbitraries.frequencyOf(Tuple.of(9, walks), Tuple.of(1, anything.map(text -> root + "/" + text)));
    }

    @Property(tries = 5000)
    void noTargetOutsideTheRootsPasses(@ForAll("targets") String target) {
        if (!isAllowed(target)) {
            return;
        }
        assertThat(target).startsWith("/");
        Path there = leadsTo(target);
        assertThat(there.startsWith(root)).as("%s leads to %s", target, there).isTrue();
    }

    @Property(tries = 500)
    void whatStandsPlainlyInARootPasses(@ForAll("names") String name) {
        assertThat(isAllowed(root + "/" + name)).isTrue();
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars('-', '.')
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(name -> !name.startsWith(".") && !List.of("up", "out").contains(name));
    }

    private static boolean isAllowed(String target) {
        Struct disk = Struct.empty().with(DiskSpec.TARGET, target);
        DomainConfig config = DomainConfig.of(Struct.empty().with(DeviceKeys.DISK, List.of(disk)));
        return Judge.judge(config, Worlds.rules("{disks: ['" + root + "']}"), new RealPaths())
                .isEmpty();
    }

    /** By another way than the one under test: the kernel opens it, or would make it. */
    private static Path leadsTo(String target) {
        try {
            Path path = Path.of(target);
            if (Files.exists(path)) {
                return path.toRealPath();
            }
            Path folder = path.getParent();
            Path name = path.getFileName();
            while (!Files.exists(folder)) {
                assertThat(Files.isSymbolicLink(folder)).isFalse();
                assertThat(name.toString()).isNotEqualTo("..");
                name = folder.getFileName().resolve(name);
                folder = folder.getParent();
            }
            assertThat(Files.isSymbolicLink(path)).as("a link to nothing").isFalse();
            return folder.toRealPath().resolve(name).normalize();
        } catch (IOException | InvalidPathException e) {
            throw new AssertionError(target + " was allowed and cannot even be looked at", e);
        }
    }
}
