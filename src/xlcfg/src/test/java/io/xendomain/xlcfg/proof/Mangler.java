package io.xendomain.xlcfg.proof;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Bytes that were a config once: flipped, cut, doubled, spliced with another one, with the tokens of the language in odd places. */
final class Mangler {
    private static final List<String> TOKENS = List.of(
            "=",
            "+=",
            "[",
            "]",
            ",",
            ";",
            "\n",
            "#",
            "\"",
            "'",
            "\\",
            "\\x41",
            "\\101",
            "0x",
            "08",
            "99999999999999999999",
            "[[[[",
            "]]]]",
            "disk=[\"",
            "vif=['",
            "target=",
            ",,",
            "^",
            "-",
            "node:",
            "\u0000",
            "\r",
            "\ufeff",
            "\ud83d\ude00",
            "@",
            ":",
            "=1\n");

    private final Dice dice;

    Mangler(Dice dice) {
        this.dice = dice;
    }

    byte[] mangle(String config, String other) {
        byte[] bytes = config.getBytes(StandardCharsets.UTF_8);
        for (int i = 1 + dice.upTo(6); i > 0; i--) {
            bytes = once(bytes, other);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes, String other) {
        int at = dice.upTo(bytes.length);
        int end = Math.min(bytes.length, at + dice.upTo(dice.oneIn(3) ? 200 : 4));
        return switch (dice.upTo(5)) {
            case 0 -> splice(bytes, at, end, new byte[0]);
            case 1 -> splice(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
            case 2 -> splice(bytes, at, at, dice.one(TOKENS).getBytes(StandardCharsets.UTF_8));
            case 3 -> splice(bytes, at, end, new byte[] {(byte) dice.upTo(255)});
            case 4 -> splice(bytes, at, end, piece(other));
            default ->
                splice(bytes, at, at, dice.one(TOKENS).repeat(1 + dice.upTo(40)).getBytes(StandardCharsets.UTF_8));
        };
    }

    private byte[] piece(String other) {
        int from = dice.upTo(other.length());
        return other.substring(from, Math.min(other.length(), from + dice.upTo(60)))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] between) {
        byte[] spliced = new byte[from + between.length + bytes.length - to];
        System.arraycopy(bytes, 0, spliced, 0, from);
        System.arraycopy(between, 0, spliced, from, between.length);
        System.arraycopy(bytes, to, spliced, from + between.length, bytes.length - to);
        return spliced;
    }
}
