package io.xendomain.xlcfg.syntax;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Position;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Bytes to text, with the first byte of each line that is not UTF-8 as a finding. */
public final class Utf8 {
    private Utf8() {}

    /** The text, with U+FFFD for what is not UTF-8. */
    public static String decode(byte[] bytes, Consumer<Finding> findings) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        Lines lines = new Lines();
        int reportedLine = 0;
        for (CoderResult result = decoder.decode(in, out, true);
                result.isError();
                result = decoder.decode(in, out, true)) {
            Position at = lines.positionAt(out);
            if (at.line() != reportedLine) {
                findings.accept(finding(bytes[in.position()] & 0xff, at));
                reportedLine = at.line();
            }
            in.position(in.position() + result.length());
            out.put('\ufffd');
        }
        return out.flip().toString();
    }

    private static Finding finding(int value, Position at) {
        return new Finding(
                Code.InvalidFormat.severity(),
                "",
                null,
                Code.InvalidFormat,
                "here is the byte 0x%02x, which is not UTF-8; save the file as UTF-8".formatted(value),
                at);
    }

    /** Counts lines while the text grows. */
    private static final class Lines {
        private int counted;
        private int line = 1;
        private int lineStart;

        Position positionAt(CharBuffer text) {
            for (; counted < text.position(); counted++) {
                if (text.get(counted) == '\n') {
                    line++;
                    lineStart = counted + 1;
                }
            }
            return new Position(line, counted - lineStart + 1);
        }
    }
}
