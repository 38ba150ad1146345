package io.xendomain.xlcfg.syntax;

import io.xendomain.xlcfg.Position;

/**
 * A word of xl.cfg.
 *
 * @param kind what it is
 * @param text the key, the digits, or the string with its escapes resolved
 * @param at where it begins
 */
record Token(Kind kind, String text, Position at) {

    enum Kind {
        KEY("a key"),
        STRING("a string"),
        NUMBER("a number"),
        EQUALS("="),
        PLUS_EQUALS("+="),
        OPEN("["),
        CLOSE("]"),
        COMMA(","),
        SEMICOLON(";"),
        NEWLINE("the end of the line"),
        END("the end of the file"),
        /** Something that is no token. It was reported, and the rest of its line is skipped. */
        GARBAGE("something that is no token");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** For messages: "a number 12". */
    String words() {
        return switch (kind) {
            case KEY, NUMBER -> kind.words + " " + text;
            default -> kind.words;
        };
    }
}
