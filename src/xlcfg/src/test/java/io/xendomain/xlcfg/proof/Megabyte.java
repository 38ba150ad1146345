package io.xendomain.xlcfg.proof;

import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.StructType;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Inputs of 1,000,000 bytes, each meant to be as bad as it can be for one part of the language. */
public enum Megabyte {
    GIANT_STRING(() -> around("extra = \"", "x", "\"\n")),
    GIANT_STRING_UNICODE(() -> around("name = \"", "\ud83d\ude00", "\"\n")),
    GIANT_NUMBER(() -> around("memory = ", "9", "\n")),
    GIANT_KEY(() -> around("", "a", " = 1\n")),
    GIANT_COMMENT(() -> around("#", "x", "\n")),
    GIANT_DISK(() -> around("disk = [\"", "x", "\"]\n")),
    GIANT_VIF(() -> around("vif = [\"", "bridge=a,", "\"]\n")),
    GIANT_CPUS(() -> around("cpus = \"", "1-2,", "\"\n")),
    GIANT_CPUID(() -> around("cpuid = \"host,", "tm=0,", "\"\n")),
    OPEN_QUOTE(() -> around("a = \"", "x", "")),
    OPEN_QUOTES(() -> filled("a=\"b\n")),
    BACKSLASHES(() -> around("a = \"", "\\", "\n")),
    ESCAPES(() -> around("a = \"", "\\n", "\"\n")),
    BAD_ESCAPES(() -> around("a = \"", "\\q", "\"\n")),
    NULS(() -> filled("\0")),
    LINES_OF_NUL(() -> filled("\0\n")),
    CARRIAGE_RETURNS(() -> filled("\r\n")),
    BLANKS(() -> filled(" ")),
    NEWLINES(() -> filled("\n")),
    SEMICOLONS(() -> filled(";")),
    COMMENTS(() -> filled("#\n")),
    WORDS(() -> filled("a\n")),
    CAPITALS(() -> filled("A\n")),
    THREE_BYTES_A_CHARACTER(() -> filled("\u20ac")),
    LINES_OF_THREE_BYTES(() -> filled("\u20ac\n")),
    OPEN_BRACKETS(() -> around("disk = ", "[", "\n")),
    OPEN_LISTS(() -> filled("a=[\n")),
    LIST_OF_NUMBERS(() -> around("irqs = [", "1,", "]\n")),
    LIST_OF_STRINGS(() -> around("device_model_args = [", "\"a\",", "]\n")),
    LIST_OF_DISKS(() -> around("disk = [", "\"phy:/dev/vg0/a,xvda,w\",", "]\n")),
    LIST_OF_LISTS(() -> around("vnuma = [", "[\"pnode=0\"],", "]\n")),
    LIST_OF_COMMAS(() -> around("disk = [", ",", "]\n")),
    LONG_DISKS(() -> specs("disk", 128, "ro,")),
    LONG_VIFS(() -> specs("vif", 64, "bridge=a,")),
    LONG_VIFS_OF_UNKNOWN_PARAMETERS(() -> specs("vif", 64, i -> "brid" + i % 10 + "=1,")),
    LONG_PCI_DEVICES(() -> specs("pci", 64, "seize=1,")),
    AS_MANY_PARAMETERS_AS_CAN_BE(() -> devices("k=1,")),
    AS_MANY_KNOWN_PARAMETERS_AS_CAN_BE(() -> devices("backend=1,")),
    UNKNOWN_KEYS(() -> counted(i -> "k" + i + "=1\n")),
    NEARLY_KNOWN_KEYS(() -> counted(i -> "vcpus" + letters(i) + "=1\n")),
    ONE_KEY_AGAIN_AND_AGAIN(() -> filled("memory=1\n")),
    APPENDED_STRINGS(() -> filled("extra+=\"a\"\n")),
    APPENDED_LISTS(() -> filled("disk+=[\"\"]\n")),
    NOT_UTF_8(() -> latin1("\u00ff\n")),
    NOT_UTF_8_ON_ONE_LINE(() -> latin1("\u00ff"));

    /** Of each, but for the last piece of it. */
    public static final int SIZE = 1_000_000;

    private final Supplier<byte[]> bytes;

    Megabyte(Supplier<byte[]> bytes) {
        this.bytes = bytes;
    }

    public byte[] bytes() {
        return bytes.get();
    }

    private static byte[] filled(String piece) {
        return around("", piece, "");
    }

    private static byte[] around(String before, String piece, String after) {
        int size = piece.getBytes(StandardCharsets.UTF_8).length;
        return utf8(before + piece.repeat((SIZE - before.length() - after.length()) / size) + after);
    }

    private static byte[] latin1(String piece) {
        return piece.repeat(SIZE / piece.length()).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] counted(IntFunction<String> pieces) {
        return utf8(atMost(SIZE, pieces));
    }

    private static byte[] specs(String key, int items, String piece) {
        return specs(key, items, i -> piece);
    }

    private static byte[] specs(String key, int items, IntFunction<String> pieces) {
        String item = "\"" + atMost(SIZE / items - 4, pieces) + "\",\n";
        return utf8(key + " = [\n" + item.repeat(items) + "]\n");
    }

    /** All lists of devices that there are, as long as they may be, of items as long as they may be; then a comment. */
    private static byte[] devices(String piece) {
        StringBuilder text = new StringBuilder();
        for (Key<?> key : Keys.all()) {
            if (key.type() instanceof ListType<?> list && list.item() instanceof StructType item) {
                String spec = "\"" + piece.repeat(item.fields().keys().size() + 4) + "\",";
                text.append(key.name())
                        .append(" = [")
                        .append(spec.repeat(list.maxItems()))
                        .append("]\n");
            }
        }
        return around(text + "#", "x", "\n");
    }

    private static String atMost(int size, IntFunction<String> pieces) {
        StringBuilder text = new StringBuilder(size);
        for (int i = 0; text.length() + pieces.apply(i).length() <= size; i++) {
            text.append(pieces.apply(i));
        }
        return text.toString();
    }

    /** A number in letters, as keys are made of. */
    private static String letters(int number) {
        return Integer.toString(number, 16)
                .chars()
                .mapToObj(c -> (char) ('a' + Character.digit(c, 16)))
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
