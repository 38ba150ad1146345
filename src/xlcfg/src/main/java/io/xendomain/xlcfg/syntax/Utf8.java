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
    private static final Code CODE = Code.InvalidFormat;

    /** Of bytes that are looked at one by one; so many are enough to know that it is no text. */
    private static final int MOST_BAD = 10_000;

    private static final int PIECE = 8_192;

    private Utf8() {}

    /** The text, with U+FFFD for what is not UTF-8. */
    public static String decode(byte[] bytes, Consumer<Finding> findings) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') >= 0) {
            findBad(bytes, findings);
        }
        return text;
    }

    private static void findBad(byte[] bytes, Consumer<Finding> findings) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(PIECE);
        Lines lines = new Lines();
        int reportedLine = 0;
        for (int bad = 0; bad < MOST_BAD; ) {
            CoderResult result = decoder.decode(in, out, true);
            lines.count(out.flip());
            out.clear();
            if (result.isUnderflow()) {
                return;
            }
            if (result.isError()) {
                if (lines.line != reportedLine) {
                    report(bytes[in.position()] & 0xff, lines, findings);
                    reportedLine = lines.line;
                }
                in.position(in.position() + result.length());
                lines.column++;
                bad++;
            }
        }
    }

    private static void report(int value, Lines lines, Consumer<Finding> findings) {
        if (findings instanceof FirstFindings first && first.isFull(CODE.severity())) {
            first.countOneMore(CODE.severity());
        } else {
            String message = "here is the byte 0x%02x, which is not UTF-8; save the file as UTF-8".formatted(value);
            findings.accept(new Finding(CODE.severity(), "", null, CODE, message, lines.position()));
        }
    }

    /** Where the next character is. */
    private static final class Lines {
        private int line = 1;
        private int column = 1;

        void count(CharBuffer text) {
            while (text.hasRemaining()) {
                if (text.get() == '\n') {
                    line++;
                    column = 1;
                } else {
                    column++;
                }
            }
        }

        Position position() {
            return new Position(line, column);
        }
    }
}
