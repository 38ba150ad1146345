package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.Code;

/** What holds for every text before it may come near a file that root executes in dom0. */
final class Texts {
    private Texts() {}

    static boolean isClean(String text, Place place) {
        boolean clean = text.chars().noneMatch(Character::isISOControl) && text.equals(replaceLoneSurrogates(text));
        if (!clean) {
            place.report(
                    Code.ControlCharacter,
                    text,
                    "must not hold control characters or broken Unicode",
                    "remove NUL, newlines, tabs and the like");
        }
        return clean;
    }

    static boolean isTooLong(String text, int maxLength, Place place) {
        if (text.length() <= maxLength) {
            return false;
        }
        place.report(Code.TooLong, text, "must be at most " + maxLength + " characters long", "shorten it");
        return true;
    }

    private static String replaceLoneSurrogates(String text) {
        return new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
    }
}
