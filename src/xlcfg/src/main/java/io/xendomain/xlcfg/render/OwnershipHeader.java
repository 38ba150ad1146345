package io.xendomain.xlcfg.render;

/** The first line of each .cfg of ours: it says whose it is, and keeps us from files that are not. */
public final class OwnershipHeader {
    private static final String PREFIX = "# Managed by xendomain-operator: ";
    private static final String REST = ". Edits here are overwritten.";

    private OwnershipHeader() {}

    /** The line, without its end, for the config of the XenDomain {@code namespace/name}. */
    public static String line(String namespace, String name) {
        return PREFIX + namespace + "/" + name + REST;
    }

    /** Whether a text begins with such a line, whichever object it names. */
    public static boolean isOurs(String text) {
        int end = text.indexOf('\n');
        return end > 0 && text.startsWith(PREFIX) && text.substring(0, end).endsWith(REST);
    }
}
