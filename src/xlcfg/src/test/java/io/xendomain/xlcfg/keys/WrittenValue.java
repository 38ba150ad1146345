package io.xendomain.xlcfg.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xendomain.xlcfg.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A line of an xl.cfg, and what becomes of it.
 *
 * @param guest word of the type of guest
 * @param cfg the line
 * @param config the fields it is read as
 * @param finding what is said of it, or null
 * @param xlTakesIt whether the real xl says nothing, be it that it is good or that xl does not look
 */
record WrittenValue(String guest, String cfg, Map<String, Object> config, Code finding, boolean xlTakesIt) {

    static List<WrittenValue> all() {
        try (InputStream in = WrittenValue.class.getResourceAsStream("written-values.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> of(line.split("\t")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static WrittenValue of(String[] cells) {
        try {
            return new WrittenValue(
                    cells[0],
                    cells[1],
                    cells[2].equals("-") ? Map.of() : new ObjectMapper().readValue(cells[2], Map.class),
                    cells[3].equals("-") ? null : Code.valueOf(cells[3]),
                    cells[4].equals("takes"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A whole config with the line at its end, where it wins. */
    String whole() {
        return "name = \"d\"\ntype = \"%s\"\nmemory = 512\n%s\n%s\n"
                .formatted(guest, guest.equals("hvm") ? "" : "kernel = \"/boot/vmlinuz\"", cfg);
    }

    @Override
    public String toString() {
        return guest + ": " + cfg;
    }
}
