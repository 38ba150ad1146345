package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.Code;

/** What holds for every text before it may come near a file that root executes in dom0. */
final class Texts {
    private Texts() {}

    static boolean isClean(String text, Place place) {
        boolean clean = !holdsControlOrHalf(text);
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

    private static boolean holdsControlOrHalf(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || Character.isISOControl(c)) {
                return true;
            }
        }
        return false;
    }
}
