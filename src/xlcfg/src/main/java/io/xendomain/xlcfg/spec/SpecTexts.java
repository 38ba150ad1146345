package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.model.BooleanType;
import io.xendomain.xlcfg.model.ParsedType;
import io.xendomain.xlcfg.model.SpecException;
import io.xendomain.xlcfg.model.TextType;
import java.util.function.Function;

/** Types that many parameters share. */
final class SpecTexts {
    /** 0 or 1. */
    static final BooleanType FLAG = new BooleanType();

    /** Any text that can stand between two commas. */
    static final ParsedType<String> ITEM = item(256);

    /** A domain that serves a device: its name, or its number. */
    static final ParsedType<String> DOMAIN = item(63);

    /** A file or folder of dom0. */
    static final ParsedType<String> PATH = new ParsedType<>(
            "^/[^,\\x00-\\x1f\\x7f]*$",
            1024,
            "an absolute path in dom0 without commas",
            SpecTexts::path,
            Function.identity());

    /** Linux knows network devices by up to 15 characters. */
    static final TextType NETWORK_DEVICE =
            TextType.matching("^[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}$", 15, "the name of a network device of dom0");

    /** Where an X server is: host, display and screen. */
    static final TextType X_DISPLAY = TextType.matching(
            "^[A-Za-z0-9_.-]{0,200}:[0-9]{1,5}([.][0-9]{1,3})?$", 210, "an X display as [HOST]:DISPLAY[.SCREEN]");

    private SpecTexts() {}

    /** Text of up to so many characters that can stand between two commas. */
    static ParsedType<String> item(int maxLength) {
        return new ParsedType<>(
                "^[^,\\x00-\\x1f\\x7f]+$",
                maxLength,
                "text without commas, not blank at its ends",
                SpecTexts::checked,
                Function.identity());
    }

    /** The text, if it can stand between two commas of a spec string and is the same when read again. */
    static String checked(String text) {
        if (text.isEmpty()) {
            throw new SpecException("must not be empty");
        }
        if (text.indexOf(',') >= 0) {
            throw new SpecException(
                    Code.ForbiddenCharacter, "must not hold a comma: it would end the parameter, and cannot be quoted");
        }
        if (text.startsWith(" ") || text.endsWith(" ")) {
            throw new SpecException(
                    Code.ForbiddenCharacter, "must not begin or end with a blank: xl takes it for a part of the value");
        }
        return text;
    }

    private static String path(String text) {
        if (!checked(text).startsWith("/")) {
            throw new SpecException("must begin with /: xl would look in the folder it happens to be started in");
        }
        return text;
    }
}
