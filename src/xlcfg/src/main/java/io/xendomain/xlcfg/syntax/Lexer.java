package io.xendomain.xlcfg.syntax;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Position;
import io.xendomain.xlcfg.Quoted;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * Cuts a text into tokens as xl's own scanner does. Newlines are tokens; blanks are space and TAB only. What is no token
 * is reported once, and the rest of its line is skipped.
 */
final class Lexer {
    private static final int END = -1;
    /** xl takes longer ones and ignores them: it knows none. */
    private static final int LONGEST_KEY = 64;

    /** Some hundred times what a config with all there is would have. */
    static final int MOST_TOKENS = 32_000;

    private static final String PYTHON = "+-.():";
    private static final Map<String, String> PYTHON_WORDS =
            Map.of("True", "write 1", "False", "write 0", "None", "leave the line out");

    private final String text;
    private final FirstFindings findings;
    private int at;
    private int tokens;
    private int line = 1;
    private int lineStart;
    private boolean carriageReturnReported;

    Lexer(String text, FirstFindings findings) {
        this.text = text;
        this.findings = findings;
        if (text.startsWith("\ufeff")) {
            report(
                    Code.LexicalError,
                    () -> "the file begins with a byte order mark, but xl does not take one; save it without",
                    position());
            at++;
        }
    }

    /** The next token; for ever END at the end. */
    Token next() {
        skipBlanks();
        Position start = position();
        if (++tokens > MOST_TOKENS && peek() != END) {
            return tooMany(start);
        }
        int c = peek();
        return switch (c) {
            case END -> new Token(Token.Kind.END, "", start);
            case '\n' -> newline(start);
            case '\r' -> carriageReturn(start);
            case '#' -> comment(start);
            case '=' -> symbol(Token.Kind.EQUALS, 1, start);
            case '[' -> symbol(Token.Kind.OPEN, 1, start);
            case ']' -> symbol(Token.Kind.CLOSE, 1, start);
            case ',' -> symbol(Token.Kind.COMMA, 1, start);
            case ';' -> semicolons(start);
            case '"', '\'' -> string(start);
            default -> word(c, start);
        };
    }

    /** What is longer is no config, and would take its time and memory to be found to be none. */
    private Token tooMany(Position start) {
        if (tokens == MOST_TOKENS + 1) {
            report(
                    Code.TooLong,
                    () -> "the file goes on here, but it must have at most " + MOST_TOKENS
                            + " words, values and signs; nothing after them was looked at; shorten it",
                    start);
        }
        return new Token(Token.Kind.END, "", start);
    }

    private void skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    private Token word(int c, Position start) {
        if (c == '+' && text.startsWith("=", at + 1)) {
            return symbol(Token.Kind.PLUS_EQUALS, 2, start);
        }
        if (c >= 'a' && c <= 'z') {
            Token key = run(Token.Kind.KEY, Lexer::isInKey, start);
            return key.text().length() <= LONGEST_KEY
                    ? key
                    : garbage(Code.LexicalError, () -> tooLong(key.text()), start);
        }
        if (isDigit(c)) {
            return run(Token.Kind.NUMBER, Lexer::isInNumber, start);
        }
        return garbage(Code.LexicalError, describe((char) c), start);
    }

    private static String tooLong(String word) {
        return "here is " + Quoted.of(word) + ", but no key is longer than " + LONGEST_KEY
                + " characters; shorten it, or put it in quotes";
    }

    /** Empty lines, and such as hold a comment, mean no more than the end of the line before them. */
    private Token newline(Position start) {
        do {
            at++;
            line++;
            lineStart = at;
            skipBlanks();
            if (peek() == '#') {
                at = Math.max(at, text.indexOf('\n', at));
            }
        } while (peek() == '\n');
        return new Token(Token.Kind.NEWLINE, "", start);
    }

    /** Several of them mean no more than one. */
    private Token semicolons(Position start) {
        while (peek() == ';') {
            at++;
            skipBlanks();
        }
        return new Token(Token.Kind.SEMICOLON, "", start);
    }

    /** Reported once: where one line ends so, all do. */
    private Token carriageReturn(Position start) {
        if (!text.startsWith("\n", at + 1)) {
            return garbage(Code.LexicalError, describe('\r'), start);
        }
        if (!carriageReturnReported) {
            carriageReturnReported = true;
            report(
                    Code.LexicalError,
                    () ->
                            "the line ends with a carriage return, but xl does not take one; save the file with Unix line ends",
                    start);
        }
        at++;
        return newline(start);
    }

    /** A comment is its newline, and one without is no comment. */
    private Token comment(Position start) {
        int end = text.indexOf('\n', at);
        if (end < 0) {
            return garbage(
                    Code.LexicalError,
                    () ->
                            "the last line is a comment that does not end, but xl takes none without a newline; end the line",
                    start);
        }
        at = end;
        return newline(start);
    }

    private Token string(Position start) {
        char quote = text.charAt(at);
        int plain = at + 1;
        while (plain < text.length() && isPlain(text.charAt(plain), quote)) {
            plain++;
        }
        if (plain < text.length() && text.charAt(plain) == quote) {
            String value = text.substring(at + 1, plain);
            at = plain + 1;
            return new Token(Token.Kind.STRING, value, start);
        }
        return stringWithEscapes(quote, start);
    }

    private static boolean isPlain(char c, char quote) {
        return c != quote && c != '\\' && c != '\n' && c != 0;
    }

    private Token stringWithEscapes(char quote, Position start) {
        StringBuilder value = new StringBuilder();
        for (int i = at + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
            char c = text.charAt(i);
            if (c == quote) {
                at = i + 1;
                return new Token(Token.Kind.STRING, value.toString(), start);
            }
            if (c == 0) {
                return garbage(
                        Code.ControlCharacter, () -> "here is a NUL, but xl aborts at one; remove it", position(i));
            }
            if (c == '\\') {
                i++;
                if (i == text.length() || text.charAt(i) == '\n') {
                    break;
                }
                i = escape(i, value);
            } else {
                value.append(c);
            }
        }
        return garbage(
                Code.LexicalError,
                () -> "here begins a string that does not end, but it has to on the same line; close it with " + quote
                        + ", and write a newline inside it as \\n",
                start);
    }

    /**
     * Takes the character after a backslash, and says where it ends. xl drops numeric escapes in silence, mostly; they are
     * refused here.
     */
    private int escape(int i, StringBuilder value) {
        int meant = meaning(text.charAt(i));
        if (meant != END) {
            value.append((char) meant);
            return i;
        }
        int end = text.offsetByCodePoints(i, 1);
        if (findings.isFull(Code.InvalidEscape.severity())) {
            findings.countOneMore(Code.InvalidEscape.severity());
            return end - 1;
        }
        report(
                Code.InvalidEscape,
                () -> "here is \\" + Quoted.visible(text.substring(i, end))
                        + ", but a string knows only \\\" \\' \\\\ \\a \\b \\f \\n \\r \\t \\v; write a backslash as \\\\",
                position(i - 1));
        return end - 1;
    }

    private static int meaning(char escaped) {
        return switch (escaped) {
            case '"', '\'', '\\' -> escaped;
            case 'a' -> 0x07;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0b;
            default -> END;
        };
    }

    private Supplier<String> describe(char c) {
        int where = at;
        return () -> notAToken(c, where);
    }

    private String notAToken(char c, int at) {
        for (String word : PYTHON_WORDS.keySet()) {
            if (text.startsWith(word, at)) {
                return "here is " + word + ", but xl.cfg only looks like Python; " + PYTHON_WORDS.get(word);
            }
        }
        if (at > 0 && isDigit(text.charAt(at - 1)) && Character.isLetter(c)) {
            return "here is " + Quoted.of("" + c)
                    + " right after a number, but numbers have no unit and are lower case;"
                    + " write the digits alone, or put them in quotes";
        }
        if (c >= 'A' && c <= 'Z') {
            return "here is a word that begins with " + Quoted.of("" + c)
                    + ", but keys are lower case and strings stand in quotes; write it in lower case, or in quotes";
        }
        int end = Math.min(text.length(), text.offsetByCodePoints(at, 1));
        String shown = "here is " + Quoted.of(text.substring(at, end)) + " outside quotes, but ";
        if (PYTHON.indexOf(c) >= 0) {
            return shown + "xl.cfg only looks like Python: it has no expressions, and numbers have no sign and no"
                    + " fraction; put the value in quotes";
        }
        return shown + "it has no meaning there; put the value in quotes, or remove it";
    }

    /**
     * Reports something that is no token and skips the rest of its line. A single character at the very end of the file
     * is one that xl overlooks.
     */
    private Token garbage(Code code, Supplier<String> message, Position where) {
        if (at == text.length() - 1 && text.charAt(at) < 0x80) {
            report(
                    Code.Ignored,
                    () -> "the file ends with " + Quoted.of(text.substring(text.length() - 1))
                            + ", but xl overlooks it there; remove it",
                    where);
            at++;
            return new Token(Token.Kind.END, "", where);
        }
        report(code, message, where);
        skipLine();
        return new Token(Token.Kind.GARBAGE, "", where);
    }

    /** The next token is the end of this line. */
    void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    /** The words are made only if somebody will see them. */
    private void report(Code code, Supplier<String> message, Position where) {
        String words = findings.isFull(code.severity()) ? "" : message.get();
        findings.accept(new Finding(code.severity(), "", null, code, words, where));
    }

    private Token symbol(Token.Kind kind, int length, Position start) {
        at += length;
        return new Token(kind, "", start);
    }

    private Token run(Token.Kind kind, IntPredicate belongs, Position start) {
        int from = at;
        while (belongs.test(peek())) {
            at++;
        }
        return new Token(kind, text.substring(from, at), start);
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private Position position() {
        return position(at);
    }

    private Position position(int index) {
        return new Position(line, index - lineStart + 1);
    }

    private static boolean isInKey(int c) {
        return c >= 'a' && c <= 'z' || isDigit(c) || c == '.' || c == '_';
    }

    private static boolean isInNumber(int c) {
        return isDigit(c) || c >= 'a' && c <= 'f' || c == 'x';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
