package io.xendomain.xlcfg;

import static io.xendomain.xlcfg.Severity.Error;
import static io.xendomain.xlcfg.Severity.Warning;

/**
 * Every rule that a config can break. Names are stable: people search for them and scripts depend on them. The
 * paragraph of each is what the findings reference prints.
 */
public enum Code {
    // Syntax of the file
    LexicalError(
            Error,
            "The text holds something that is no token of xl.cfg: an unclosed quote, a control character or a"
                    + " carriage return outside quotes, a sign before a number, an upper-case key. xl refuses the file."),
    SyntaxError(
            Error,
            "The tokens stand in an order that xl.cfg does not have: a value without quotes, a key without a value, a"
                    + " list that is not closed. xl refuses the file."),
    InvalidEscape(
            Error,
            "Only \\\" \\' \\\\ \\a \\b \\f \\n \\r \\t and \\v are escapes. xl refuses others, or drops the characters"
                    + " in silence (numeric ones)."),
    DuplicateKey(Warning, "A key is set twice; xl takes the last value in silence."),
    CannotAppend(
            Error,
            "+= joins two strings or two lists. xl refuses it between a string and a list, and on a key that is read as"
                    + " a number it only warns and treats the key as absent."),

    // Reading values
    UnknownKey(
            Error,
            "xl does not know the key. It would say nothing and ignore it, so a typo would go unnoticed for years."),
    UnknownField(Error, "The object has a field that is not in the schema."),
    WrongType(
            Error,
            "The value is of another type than the key wants. xl only warns, treats the key as absent and goes on."),
    OutOfRange(
            Error, "The number is outside the range of the key. xl mostly does not check it, and wraps or truncates."),
    NotAllowed(Error, "The word is not one of those the key knows."),
    InvalidFormat(Error, "The text does not have the form that the key, or its spec string, asks for."),
    TooLong(Error, "The text, or the list, is longer than the schema lets through."),
    ControlCharacter(
            Error,
            "The text holds a control character (NUL, newline, ...). It cannot be written into a config, or would end a"
                    + " line of it."),
    ForbiddenCharacter(
            Error,
            "The text holds a character that its spec string uses to separate parameters, and has no way to quote, or"
                    + " that dom0 would read as something else."),
    Missing(Error, "A value that xl, or the spec string, cannot do without is not there."),
    DuplicateItem(Error, "Two items of a list say the same thing where each must be different (vdev, MAC, ...)."),
    Conflict(Error, "Two values exclude each other."),
    Deprecated(Warning, "The form still works, and another one has taken its place."),
    Ignored(Warning, "xl takes the value and does nothing with it."),

    // The version of Xen
    NeedsNewerXen(
            Error,
            "The key, or the value, came with a later Xen than the one on the host. That xl would ignore it in silence."),
    RemovedInXen(Error, "The key, or the value, is gone in the Xen of the host. That xl would ignore it in silence."),
    WrongGuestType(Warning, "The key is for another type of guest. xl takes it and does nothing with it.");

    private final Severity severity;
    private final String paragraph;

    Code(Severity severity, String paragraph) {
        this.severity = severity;
        this.paragraph = paragraph;
    }

    public Severity severity() {
        return severity;
    }

    /** What the rule is and why it is there. */
    public String paragraph() {
        return paragraph;
    }
}
