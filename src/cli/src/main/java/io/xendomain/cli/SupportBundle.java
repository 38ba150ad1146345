package io.xendomain.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files for whoever is going to help, in one archive. What goes in has no secrets left in it. */
final class SupportBundle {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    private final Map<String, String> files = new LinkedHashMap<>();

    /** Objects as kubectl prints them; their secrets are taken out here. */
    void objects(String file, Object trees) {
        files.put(file, Format.yaml.document(Redaction.of(trees)));
    }

    void text(String file, String text) {
        files.put(file, Redaction.ofText(text));
    }

    Map<String, String> files() {
        return Map.copyOf(files);
    }

    /** The archive: a zip with all files in one folder. */
    byte[] zip(String folder) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(folder + "/" + file.getKey());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // in memory there is no other
        }
        return bytes.toByteArray();
    }
}
