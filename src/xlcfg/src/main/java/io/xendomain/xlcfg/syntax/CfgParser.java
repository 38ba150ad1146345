package io.xendomain.xlcfg.syntax;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * The grammar of xl.cfg as the real parser has it. After an error it goes on at the next statement, so that all errors
 * are shown at once. Takes linear time and never throws.
 */
public final class CfgParser {
    /** Far deeper than any key goes, far less deep than a stack; xl itself gives up at some thousands. */
    static final int DEEPEST = 64;

    private static final String A_VALUE = "a value is a string in quotes, a number, or a list in brackets";

    private final Lexer lexer;
    private final FirstFindings findings;
    private final List<Assignment> assignments = new ArrayList<>();
    private Token token;
    /** The key whose statement is being read, or null. */
    private String key;

    private CfgParser(String text, FirstFindings findings) {
        this.lexer = new Lexer(text, findings);
        this.findings = findings;
        this.token = lexer.next();
    }

    public static CfgFile parse(String text) {
        return new CfgParser(text, new FirstFindings()).file();
    }

    /**
     * Parses the bytes of a file. Bytes that are not UTF-8 are findings: xl hands them on as they are, but nothing that
     * is made of Unicode can.
     */
    public static CfgFile parse(byte[] bytes) {
        FirstFindings findings = new FirstFindings();
        return new CfgParser(Utf8.decode(bytes, findings), findings).file();
    }

    private CfgFile file() {
        while (!token.is(Token.Kind.END)) {
            try {
                key = null;
                statement();
            } catch (Unexpected unexpected) {
                recover();
            }
        }
        return new CfgFile(assignments, findings.list());
    }

    private void statement() throws Unexpected {
        if (take(Token.Kind.NEWLINE) || take(Token.Kind.SEMICOLON)) {
            return;
        }
        Token first = expect(Token.Kind.KEY, "a statement is KEY = VALUE; begin with a key");
        key = first.text();
        boolean append = take(Token.Kind.PLUS_EQUALS);
        if (!append) {
            expect(Token.Kind.EQUALS, "a key is followed by = or +=; write " + key + " = VALUE");
        }
        List<Position> itemsAt = new ArrayList<>();
        CfgValue value = value(0, itemsAt);
        if (!token.is(Token.Kind.END) && !take(Token.Kind.NEWLINE)) {
            expect(Token.Kind.SEMICOLON, "a statement ends with its line, or with a semicolon; begin a new line");
        }
        assignments.add(new Assignment(key, append, value, first.at(), itemsAt));
    }

    private CfgValue value(int depth, List<Position> itemsAt) throws Unexpected {
        Token first = token;
        return switch (first.kind()) {
            case STRING -> {
                advance();
                yield new CfgValue.Text(first.text());
            }
            case NUMBER -> {
                advance();
                yield new CfgValue.Number(first.text());
            }
            case OPEN -> {
                if (depth == DEEPEST) {
                    throw unexpected("lists are not nested deeper than " + DEEPEST
                            + " levels, and no key takes more than two; remove some brackets");
                }
                advance();
                yield list(first, depth, itemsAt);
            }
            case KEY -> throw unexpected(A_VALUE + "; " + insteadOf(first.text()));
            case NEWLINE, END, SEMICOLON ->
                throw unexpected(A_VALUE + ", and begins on the line of its key; write one there");
            default -> throw unexpected(A_VALUE + "; write one");
        };
    }

    private CfgValue.Items list(Token open, int depth, List<Position> itemsAt) throws Unexpected {
        List<CfgValue> values = new ArrayList<>();
        skipNewlines();
        while (!take(Token.Kind.CLOSE)) {
            if (depth == 0) {
                itemsAt.add(token.at());
            }
            values.add(value(depth + 1, List.of()));
            skipNewlines();
            if (take(Token.Kind.COMMA)) {
                skipNewlines();
            } else if (!token.is(Token.Kind.CLOSE)) {
                throw unexpected("items of a list are separated by commas, and the list that begins on line "
                        + open.at().line() + " is not closed; write a comma or ]");
            }
        }
        return new CfgValue.Items(values);
    }

    private static String insteadOf(String word) {
        return switch (word) {
            case "true", "yes", "on" -> "write 1";
            case "false", "no", "off" -> "write 0";
            default -> "put it in quotes";
        };
    }

    private void skipNewlines() {
        while (token.is(Token.Kind.NEWLINE)) {
            advance();
        }
    }

    private Token expect(Token.Kind kind, String rule) throws Unexpected {
        if (!token.is(kind)) {
            throw unexpected(rule);
        }
        Token taken = token;
        advance();
        return taken;
    }

    private boolean take(Token.Kind kind) {
        if (!token.is(kind)) {
            return false;
        }
        advance();
        return true;
    }

    private void advance() {
        token = lexer.next();
    }

    /** To the next line that can begin a statement: the rest of a broken list is not broken once more. */
    private void recover() {
        do {
            if (!token.is(Token.Kind.NEWLINE)) {
                lexer.skipLine();
                advance();
            }
            skipNewlines();
        } while (token.continuesValue());
    }

    /** Reports the token that stands in the wrong place; garbage was reported when it was read. */
    private Unexpected unexpected(String ruleAndRemedy) {
        if (!token.is(Token.Kind.GARBAGE)) {
            Code code = Code.SyntaxError;
            String message = findings.isFull(code.severity())
                    ? ""
                    : (key == null ? "" : "in " + key + " ") + "here is " + shown() + ", but " + ruleAndRemedy;
            findings.accept(new Finding(code.severity(), "", key, code, message, token.at()));
        }
        return new Unexpected();
    }

    /** A password that lacks its quotes is still a password. */
    private String shown() {
        boolean secret = key != null && key.contains("passw");
        return secret ? token.kindInWords() : token.words();
    }

    /** Leads back to the statement, to go on at the next one. */
    private static final class Unexpected extends Exception {
        private static final long serialVersionUID = 1L;

        private Unexpected() {
            super(null, null, false, false);
        }
    }
}
