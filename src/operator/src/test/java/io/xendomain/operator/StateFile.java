package io.xendomain.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/**
 * One object in one state, as the operator leaves it in the cluster, committed as a file: the clients that judge objects
 * (Argo CD's scripts, Flux's expressions) are tested on these, and so on what the operator really says.
 */
public final class StateFile {
    private static final Path FOLDER =
            Path.of(System.getProperty("project.root", "../.."), "src/e2e/src/test/resources/gitops/states");
    private static final String UPDATE = "mvn -pl src/operator -am test -Dupdate.generated=true";
    private static final String HEADER = "# %s%n# Made by %s; after a change there: " + UPDATE + "%n";

    private StateFile() {}

    /** Fails unless the committed file holds this object; with {@code -Dupdate.generated=true} writes it first. */
    public static void isUpToDate(Class<?> maker, String name, String meaning, HasMetadata object) {
        String text = HEADER.formatted(meaning, maker.getSimpleName()) + Serialization.asYaml(object);
        Path file = FOLDER.resolve(object.getKind()).resolve(name + ".yaml");
        try {
            if (Boolean.getBoolean("update.generated")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            assertThat(file).as("run " + UPDATE).hasContent(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails if another state of that kind is committed. */
    public static void areAll(String kind, Collection<String> names) {
        Path folder = FOLDER.resolve(kind);
        if (Boolean.getBoolean("update.generated") && !Files.exists(folder)) {
            return; // the others have not been written yet
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
                    .as("to be deleted, where it is one too many")
                    .isSubsetOf(names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
