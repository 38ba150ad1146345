package io.xendomain.xlcfg;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Xen release as xl.cfg(5) changes with it: major and minor. What follows in {@code xl info} ("4.20.5-pre") does
 * not change the language.
 */
public record XenVersion(int major, int minor) implements Comparable<XenVersion> {
    /** The oldest release whose configs we write; its man page is the base of the key table. */
    public static final XenVersion OLDEST = new XenVersion(4, 4);

    /** The newest release whose keys we know; of one that is still in the making, those that are in it already. */
    public static final XenVersion NEWEST = new XenVersion(4, 22);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})(\\D.*)?");
    private static final Comparator<XenVersion> ORDER =
            Comparator.comparingInt(XenVersion::major).thenComparingInt(XenVersion::minor);

    /**
     * Reads "4.17", "4.17.7" and "4.20.5-pre (simulated)" alike.
     *
     * @throws IllegalArgumentException if the text does not begin with MAJOR.MINOR
     */
    public static XenVersion of(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a Xen version: write MAJOR.MINOR, for example " + NEWEST);
        }
        return new XenVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    public boolean isBefore(XenVersion other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(XenVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
