package io.xendomain.xlcfg.syntax;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Position;
import io.xendomain.xlcfg.model.Quoted;
import java.util.function.Consumer;

/**
 * Cuts a text into tokens as xl's own scanner does. Newlines are tokens; blanks are space and TAB only. What is no token is
 * reported once, and the rest of its line is skipped.
 */
final class Lexer {
    private static final int END = -1;
    private static final String PYTHON = "+-.():";

    private final String text;
    private final Consumer<Finding> findings;
    private int at;
    private int line = 1;
    private int lineStart;

    Lexer(String text, Consumer<Finding> findings) {
        this.text = text;
        this.findings = findings;
    }

    /** The next token; for ever END at the end. */
    Token next() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
        Position start = position();
        int c = peek();
        return switch (c) {
            case END -> new Token(Token.Kind.END, "", start);
            case '\n' -> newline(start);
            case '#' -> comment(start);
            case '=' -> symbol(Token.Kind.EQUALS, 1, start);
            case '[' -> symbol(Token.Kind.OPEN, 1, start);
            case ']' -> symbol(Token.Kind.CLOSE, 1, start);
            case ',' -> symbol(Token.Kind.COMMA, 1, start);
            case ';' -> symbol(Token.Kind.SEMICOLON, 1, start);
            case '"', '\'' -> string(start);
            default -> word(c, start);
        };
    }

    private Token word(int c, Position start) {
        if (c == '+' && at + 1 < text.length() && text.charAt(at + 1) == '=') {
            return symbol(Token.Kind.PLUS_EQUALS, 2, start);
        }
        if (c >= 'a' && c <= 'z') {
            return run(Token.Kind.KEY, Lexer::isInKey, start);
        }
        if (isDigit(c)) {
            return run(Token.Kind.NUMBER, Lexer::isInNumber, start);
        }
        return garbage(Code.LexicalError, notAToken(), start);
    }

    private Token newline(Position start) {
        at++;
        line++;
        lineStart = at;
        return new Token(Token.Kind.NEWLINE, "", start);
    }

    /** A comment is its newline, and one without is no comment. */
    private Token comment(Position start) {
        int end = text.indexOf('\n', at);
        if (end < 0) {
            return garbage(
                    Code.LexicalError,
                    "the last line is a comment without a newline at its end, which xl does not take; end the line",
                    start);
        }
        at = end;
        return newline(start);
    }

    private Token string(Position start) {
        char quote = text.charAt(at);
        StringBuilder value = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                at = i + 1;
                return new Token(Token.Kind.STRING, value.toString(), start);
            }
            if (c == '\n') {
                break;
            }
            if (c == 0) {
                return garbage(Code.ControlCharacter, "a string holds a NUL, which aborts xl; remove it", start);
            }
            if (c == '\\') {
                i++;
                int meant = i < text.length() ? escaped(text.charAt(i)) : END;
                if (meant == END) {
                    return garbage(Code.InvalidEscape, badEscape(i), position(i - 1));
                }
                c = (char) meant;
            }
            value.append(c);
        }
        return garbage(
                Code.LexicalError,
                "a string begins here and does not end on this line; close it with " + quote
                        + ", and write a newline inside it as \\n",
                start);
    }

    /** What the character after a backslash stands for. xl drops numeric escapes in silence; they are refused here. */
    private static int escaped(char c) {
        return switch (c) {
            case '"', '\'', '\\' -> c;
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

    private String badEscape(int i) {
        String escape = i < text.length() ? text.substring(i - 1, i + 1) : "\\";
        return "the string holds " + Quoted.of(escape)
                + ", but xl.cfg knows only \\\" \\' \\\\ \\a \\b \\f \\n \\r \\t \\v;" + " write a backslash as \\\\";
    }

    private String notAToken() {
        char c = text.charAt(at);
        String shown =
                Quoted.of(Character.isSurrogate(c) ? text.substring(at, Math.min(text.length(), at + 2)) : "" + c);
        if (c == '\r') {
            return "the line ends with a carriage return, which xl does not take; save the file with Unix line ends";
        }
        if (c == '\ufeff') {
            return "the file begins with a byte order mark, which xl does not take; save it without";
        }
        if (c >= 'A' && c <= 'Z') {
            return "a word begins with " + shown
                    + ", but keys are lower case and strings stand in quotes; write it in lower case, or in quotes";
        }
        if (PYTHON.indexOf(c) >= 0) {
            return shown
                    + " stands outside quotes, but xl.cfg is not Python: it has no expressions, and no sign or fraction in"
                    + " numbers; put the value in quotes";
        }
        return shown + " stands outside quotes, where xl.cfg has no use for it; put the value in quotes or remove it";
    }

    private Token garbage(Code code, String message, Position where) {
        findings.accept(new Finding(code.severity(), "", null, code, message, where));
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
        return new Token(Token.Kind.GARBAGE, "", where);
    }

    private Token symbol(Token.Kind kind, int length, Position start) {
        at += length;
        return new Token(kind, "", start);
    }

    private Token run(Token.Kind kind, java.util.function.IntPredicate belongs, Position start) {
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
