package io.xendomain.operator.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Property
    void linesComeBackWhateverThePortionsInWhichTheyArrive(
            @ForAll List<String> lines, @ForAll @IntRange(min = 1, max = 40_000) int portion)
            throws IOException, AgentException {
        Assume.that(lines.stream().noneMatch(line -> line.contains("\n")));
        Assume.that(lines.stream()
                .allMatch(line -> StandardCharsets.UTF_8.newEncoder().canEncode(line)));
        byte[] text = String.join("", lines.stream().map(line -> line + "\n").toList())
                .getBytes(StandardCharsets.UTF_8);
        List<String> read = new ArrayList<>();
        try (Lines in = new Lines(portions(text, portion), 1 << 20)) {
            for (String line = in.next(); line != null; line = in.next()) {
                read.add(line);
            }
        }
        assertThat(read).isEqualTo(lines);
    }

    @Test
    void aLineThatDoesNotEndIsNotKept() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        assertThatThrownBy(() -> new Lines(endless, 100_000).next())
                .isInstanceOf(AgentException.class)
                .hasMessage("sent a line of more than 100000 bytes");
    }

    @Test
    void theLongestLineIsTakenAndHalfALineIsNone() throws IOException, AgentException {
        String longest = "x".repeat(50_000);
        byte[] text = (longest + "\nhalf").getBytes(StandardCharsets.UTF_8);
        Lines in = new Lines(new ByteArrayInputStream(text), 50_000);
        assertThat(in.next()).isEqualTo(longest);
        assertThat(in.next()).isNull();
    }

    private static InputStream portions(byte[] text, int portion) {
        return new ByteArrayInputStream(text) {
            @Override
            public int read(byte[] target) {
                return read(target, 0, Math.min(target.length, portion));
            }
        };
    }
}
