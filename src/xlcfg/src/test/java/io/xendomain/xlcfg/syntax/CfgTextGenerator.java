package io.xendomain.xlcfg.syntax;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Small texts that are an xl.cfg, or nearly one: what a person, or a program with a bug, would write. */
final class CfgTextGenerator {
    private static final List<String> KEYS =
            List.of("name", "memory", "extra", "disk", "vif", "on_crash", "a", "a.b_0", "x9", "vcpus");
    private static final List<String> GOOD_VALUES = List.of(
            "\"web\"",
            "'web'",
            "\"\"",
            "''",
            "0",
            "512",
            "010",
            "0x1f",
            "1e3",
            "12x",
            "\"-5\"",
            "\"it's\"",
            "'say \"hi\"'",
            "\"a\\\"b\\\\c\\n\\t\\a\\b\\f\\r\\v\\'\"",
            "\"# no ; comment [ ] , =\"",
            "\"tab\there\"",
            "\"\r\"",
            "\"ä€😀\"",
            "\"\u0001\u007f\"");
    private static final List<String> BAD_VALUES = List.of(
            "",
            "-5",
            "+5",
            "1.5",
            "512M",
            "0xFF",
            "True",
            "False",
            "None",
            "true",
            "destroy",
            "\"open",
            "'open",
            "\"a\" \"b\"",
            "\"a\" + \"b\"",
            "\"\\q\"",
            "\"\\/\"",
            "\"\\x41\"",
            "\"\\u0041\"",
            "\"\\ \"",
            "\"back\\\\\\\"",
            "(1, 2)",
            "{ 'a': 1 }",
            "\"\"\"text\"\"\"",
            "u\"text\"",
            "]",
            "[",
            "[,]",
            "[1,,2]",
            "[1 2]",
            "[1;2]",
            "[1,\n2",
            "\n\"next line\"",
            "\\\n\"next line\"",
            "\u0000",
            "é");
    private static final List<String> IN_STRINGS = List.of(
            "a", "Z", "0", " ", "\t", "\r", "\\\"", "\\'", "\\\\", "\\a", "\\b", "\\f", "\\n", "\\r", "\\t", "\\v",
            "\\q", "\\x41", "\\101", "\\", "#", ";", "ä", "€", "😀", "\u0001", "\u007f", "\ufeff", "$", "%");
    private static final List<String> ENDS = List.of(
            "\n", "\n", "\n", "\n\n", ";", " ; ", ";;", " # comment\n", "#\n", "#", " ", "\r\n", "\t\n", ",", "\f\n");
    private static final String NOISE = "\n\n ;;,=+[]\"'\\#-.():%$@!&{}\t\r\u0000\ufeffAZaz09x_é\u0001\u007f";

    private final RandomGenerator random;

    CfgTextGenerator(RandomGenerator random) {
        this.random = random;
    }

    /** Every value, good or bad, in each place where a value can stand, and at the end of a file. */
    static List<String> everyValueEverywhere() {
        List<String> frames = List.of(
                "a = %s\n",
                "a = %s",
                "a=%s;b=1\n",
                "a = %s # comment\nb = 1\n",
                "a = [%s]\n",
                "a = [ 'b', %s,\n 'c' ]\n",
                "a = [[%s], 1]",
                "a = [ 1 ]\na += %s\n",
                "a = 'b'\na += %s\n",
                "a = [1, # why\n%s # because\n]\n");
        return frames.stream()
                .flatMap(frame -> Stream.concat(GOOD_VALUES.stream(), BAD_VALUES.stream())
                        .map(value -> frame.replace("%s", value)))
                .toList();
    }

    /** A string in quotes that is one, or nearly one. */
    String nextString() {
        String quote = oneOf(List.of("\"", "'"));
        StringBuilder string = new StringBuilder(quote);
        for (int i = random.nextInt(8); i > 0; i--) {
            string.append(oneOf(IN_STRINGS));
        }
        return string.append(quote).toString();
    }

    /** A few statements, most of them good, half of the texts with some characters changed. */
    String next() {
        StringBuilder text = new StringBuilder();
        int statements = random.nextInt(5);
        for (int i = 0; i < statements; i++) {
            text.append(oneOf(KEYS))
                    .append(blank())
                    .append(oneIn(5) ? "+=" : "=")
                    .append(blank());
            text.append(value(2)).append(oneIn(6) ? oneOf(ENDS) : "\n");
        }
        for (int i = random.nextInt(6) - 2; i > 0; i--) {
            spoil(text);
        }
        return text.toString();
    }

    private String value(int depth) {
        if (oneIn(12)) {
            return oneOf(BAD_VALUES);
        }
        return depth > 0 && oneIn(3) ? list(depth) : oneOf(GOOD_VALUES);
    }

    private String list(int depth) {
        StringBuilder list = new StringBuilder("[").append(gap());
        int items = random.nextInt(4);
        for (int i = 0; i < items; i++) {
            list.append(value(depth - 1)).append(gap());
            if (i + 1 < items || oneIn(3)) {
                list.append(",").append(gap());
            }
        }
        return list.append("]").toString();
    }

    private String gap() {
        return oneOf(List.of("", "", " ", "\n", "\n\t", " # why\n", "\n\n"));
    }

    private String blank() {
        return oneOf(List.of("", " ", " ", "\t", "  "));
    }

    private void spoil(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        char noise = NOISE.charAt(random.nextInt(NOISE.length()));
        switch (random.nextInt(3)) {
            case 0 -> text.insert(at, noise);
            case 1 -> text.setLength(oneIn(4) ? at : text.length());
            default -> {
                if (at < text.length()) {
                    text.deleteCharAt(at);
                }
            }
        }
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
