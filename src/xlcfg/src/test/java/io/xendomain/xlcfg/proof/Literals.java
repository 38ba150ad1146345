package io.xendomain.xlcfg.proof;

import io.xendomain.xlcfg.syntax.CfgPrinter;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.List;
import java.util.stream.Collectors;

/** The many ways to write one value. */
final class Literals {
    private final Dice dice;

    Literals(Dice dice) {
        this.dice = dice;
    }

    String of(CfgValue value) {
        return switch (value) {
            case CfgValue.Number number -> number(number.text());
            case CfgValue.Text text -> text(text.text());
            case CfgValue.Items items ->
                list(items.values().stream().map(this::of).toList());
        };
    }

    /** A number, mostly as a person would write it. */
    String number(String digits) {
        boolean plain =
                !digits.isEmpty() && digits.length() < 18 && digits.chars().allMatch(Character::isDigit);
        return switch (dice.upTo(plain ? 30 : 1)) {
            case 0 -> "\"" + digits + "\"";
            case 1 -> plain ? digits : "'" + digits + "'";
            case 2 -> "0x" + Long.toHexString(Long.parseLong(digits));
            case 3 -> "0" + Long.toOctalString(Long.parseLong(digits));
            case 4 -> "\" " + digits + "\"";
            case 5 -> "\"+" + digits + "\"";
            case 6 -> "'0X" + Long.toHexString(Long.parseLong(digits)).toUpperCase(java.util.Locale.ROOT) + "'";
            case 7 -> "'" + digits + "'";
            default -> digits;
        };
    }

    String text(String text) {
        boolean single = text.indexOf('\'') < 0 && text.indexOf('\\') < 0 && !hasControl(text);
        if (single && dice.oneIn(3)) {
            return "'" + text + "'";
        }
        CfgValue value = new CfgValue.Text(text);
        return CfgPrinter.isPrintable(value)
                ? CfgPrinter.print(value)
                : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    String list(List<String> literals) {
        String comma = dice.one(",", ", ", ", ", " , ", ",\n  ", ", # why\n ");
        String inside = literals.stream().collect(Collectors.joining(comma));
        String end = literals.isEmpty() ? "" : dice.one("", "", "", ",", "\n", ",\n");
        return dice.one("[", "[ ", "[\n", "[") + inside + end + dice.one("]", " ]", "]");
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
