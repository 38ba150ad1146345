package io.xendomain.xlcfg.syntax;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * The grammar of xl.cfg as the real parser has it. After an error it goes on at the next line, so that all errors are
 * shown at once. Takes linear time and never throws.
 */
public final class CfgParser {
    /** Far deeper than any key goes, far less deep than a stack. */
    private static final int DEEPEST = 64;

    private final Lexer lexer;
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private Token token;

    private CfgParser(String text) {
        this.lexer = new Lexer(text, findings::add);
        this.token = lexer.next();
    }

    public static CfgFile parse(String text) {
        return new CfgParser(text).file();
    }

    /** Parses the bytes of a file. Bytes that are not UTF-8 are findings: they would make xl print broken JSON. */
    public static CfgFile parse(byte[] bytes) {
        List<Finding> findings = new ArrayList<>();
        CfgFile file = parse(Utf8.decode(bytes, findings::add));
        findings.addAll(file.findings());
        return new CfgFile(file.assignments(), findings);
    }

    private CfgFile file() {
        while (!token.is(Token.Kind.END)) {
            try {
                statement();
            } catch (Unexpected unexpected) {
                recover();
            }
        }
        return new CfgFile(assignments, findings);
    }

    private void statement() throws Unexpected {
        if (take(Token.Kind.NEWLINE) || take(Token.Kind.SEMICOLON)) {
            return;
        }
        Token key = expect(Token.Kind.KEY, "a statement begins with a key");
        boolean append = take(Token.Kind.PLUS_EQUALS);
        if (!append) {
            expect(Token.Kind.EQUALS, "= follows the key " + key.text());
        }
        CfgValue value = value(0);
        assignments.add(new Assignment(key.text(), append, value, key.at()));
        if (!token.is(Token.Kind.END) && !take(Token.Kind.NEWLINE)) {
            expect(Token.Kind.SEMICOLON, "a statement ends with its line, or with ;");
        }
    }

    private CfgValue value(int depth) throws Unexpected {
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
                    throw unexpected("lists are not nested deeper than " + DEEPEST + " levels");
                }
                advance();
                yield list(depth + 1);
            }
            case KEY ->
                throw unexpected("a value is a string in quotes, a number, or a list in brackets; put it in quotes");
            default -> throw unexpected("a value is a string in quotes, a number, or a list in brackets");
        };
    }

    private CfgValue.Items list(int depth) throws Unexpected {
        List<CfgValue> values = new ArrayList<>();
        skipNewlines();
        while (!take(Token.Kind.CLOSE)) {
            values.add(value(depth));
            skipNewlines();
            if (take(Token.Kind.COMMA)) {
                skipNewlines();
            } else if (!token.is(Token.Kind.CLOSE)) {
                throw unexpected("items of a list are separated by , and it ends with ]");
            }
        }
        return new CfgValue.Items(values);
    }

    private void skipNewlines() {
        while (take(Token.Kind.NEWLINE)) {
            // blank lines and comments may stand between items
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

    private void recover() {
        while (!token.is(Token.Kind.NEWLINE) && !token.is(Token.Kind.END)) {
            advance();
        }
    }

    /** Reports the token that stands in the wrong place; garbage was reported when it was read. */
    private Unexpected unexpected(String rule) {
        if (!token.is(Token.Kind.GARBAGE)) {
            Position at = token.at();
            findings.add(new Finding(
                    Code.SyntaxError.severity(),
                    "",
                    null,
                    Code.SyntaxError,
                    "here is " + token.words() + ", but " + rule,
                    at));
        }
        return new Unexpected();
    }

    /** Leads back to the statement, to go on at the next line. */
    private static final class Unexpected extends Exception {
        private static final long serialVersionUID = 1L;

        private Unexpected() {
            super(null, null, false, false);
        }
    }
}
