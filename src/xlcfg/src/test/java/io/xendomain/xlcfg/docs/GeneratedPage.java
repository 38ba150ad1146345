package io.xendomain.xlcfg.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page below docs/reference that is made from the declarations and committed. */
public final class GeneratedPage {
    private static final Path FOLDER = Path.of(System.getProperty("project.root", "../.."), "docs", "reference");

    private GeneratedPage() {}

    /** Fails unless the committed page is this text; with {@code -Dupdate.generated=true} writes it first. */
    public static void isUpToDate(String name, String text) {
        Path page = FOLDER.resolve(name);
        try {
            if (Boolean.getBoolean("update.generated")) {
                Files.createDirectories(FOLDER);
                Files.writeString(page, text);
            }
            assertThat(page).as("run mvn test -Dupdate.generated=true").hasContent(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
