package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.XenVersion;

/**
 * The releases of Xen whose xl knows a key, a parameter or a word.
 *
 * @param since the first one
 * @param goneIn the first one after it that does not know it any more, or null
 * @param backIn the first one after that which knows it again, or null
 */
public record Releases(XenVersion since, XenVersion goneIn, XenVersion backIn) {
    public static final Releases ALL = since(XenVersion.OLDEST);

    public static Releases since(XenVersion first) {
        return new Releases(first, null, null);
    }

    public Releases goneIn(String version) {
        return new Releases(since, XenVersion.of(version), backIn);
    }

    public Releases backIn(String version) {
        return new Releases(since, goneIn, XenVersion.of(version));
    }

    public boolean have(XenVersion version) {
        return !version.isBefore(since) && !isGoneIn(version);
    }

    /** Whether it was there before that release and is not in it. */
    public boolean isGoneIn(XenVersion version) {
        return goneIn != null && !version.isBefore(goneIn) && (backIn == null || version.isBefore(backIn));
    }

    /** Says so when a value is one that a release does not know. */
    void check(Object value, XenVersion version, Place place) {
        if (isGoneIn(version)) {
            place.report(
                    Code.RemovedInXen,
                    value,
                    "it is gone since Xen " + goneIn + " and the host has " + version,
                    "choose another value or another host");
        } else if (!have(version)) {
            place.report(
                    Code.NeedsNewerXen,
                    value,
                    "needs Xen " + since + " and the host has " + version,
                    "choose another value or another host");
        }
    }

    /** "4.4 and later, gone in 4.5, back in 4.19". */
    public String words() {
        return since + " and later" + (goneIn == null ? "" : ", gone in " + goneIn)
                + (backIn == null ? "" : ", back in " + backIn);
    }
}
