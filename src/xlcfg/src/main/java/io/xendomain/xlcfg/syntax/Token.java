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

    /** A number in a message. */
    private static final int LONGEST = 20;

    enum Kind {
        KEY("the word"),
        STRING("a string"),
        NUMBER("the number"),
        EQUALS("="),
        PLUS_EQUALS("+="),
        OPEN("["),
        CLOSE("]"),
        COMMA("a comma"),
        SEMICOLON("a semicolon"),
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

    /** Whether a line that begins with it goes on with the value of the line before: no statement begins so. */
    boolean continuesValue() {
        return switch (kind) {
            case STRING, NUMBER, OPEN, CLOSE, COMMA, NEWLINE -> true;
            default -> false;
        };
    }

    /** For messages: "the number 12". */
    String words() {
        return switch (kind) {
            case KEY -> kind.words + " " + text;
            case NUMBER -> kind.words + " " + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...");
            default -> kind.words;
        };
    }

    /** The same without what its author wrote. */
    String kindInWords() {
        return switch (kind) {
            case KEY -> "a word";
            case NUMBER -> "a number";
            default -> kind.words;
        };
    }
}
