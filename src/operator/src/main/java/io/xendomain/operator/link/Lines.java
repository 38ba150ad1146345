package io.xendomain.operator.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A stream line by line, none of which may be longer than what a host can have to say. */
final class Lines implements AutoCloseable {
    private static final int CHUNK = 1 << 14;

    private final InputStream in;
    private final int longest;
    private final byte[] chunk = new byte[CHUNK];
    private int next;
    private int end;

    /** @param longest in bytes */
    Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next line without its end; null at the end of the stream, where half a line is none. */
    String next() throws IOException, AgentException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            if (next == end) {
                next = 0;
                end = in.read(chunk);
                if (end < 0) {
                    end = 0;
                    return null;
                }
            }
            int stop = next;
            while (stop < end && chunk[stop] != '\n') {
                stop++;
            }
            if (line.size() + stop - next > longest) {
                throw new AgentException("sent a line of more than " + longest + " bytes");
            }
            line.write(chunk, next, stop - next);
            next = stop;
            if (stop < end) {
                next++;
                return line.toString(StandardCharsets.UTF_8);
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
