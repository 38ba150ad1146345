package io.xendomain.xlcfg.render;

/** The first line of each .cfg of ours: it tells people, and the agent, whose file it is. */
public final class OwnershipHeader {
    private static final String PREFIX = "# Managed by xendomain-operator: ";
    private static final String REST = ". Edits here are overwritten.";

    private OwnershipHeader() {}

    /** The line, without its end, for the config of the XenDomain {@code namespace/name}. */
    public static String line(String namespace, String name) {
        return PREFIX + namespace + "/" + name + REST;
    }

    /** Whether a text is a config of ours, whichever object it belongs to. */
    public static boolean isOurs(String text) {
        String line = firstLine(text);
        return line.startsWith(PREFIX) && line.endsWith(REST);
    }

    /** Whether a text is the config of that XenDomain. */
    public static boolean belongsTo(String namespace, String name, String text) {
        return firstLine(text).equals(line(namespace, name));
    }

    /** The same text with a first line that says that nobody manages it any more. */
    public static String release(String namespace, String name, String text) {
        String rest = text.substring(firstLine(text).length());
        return "# No longer managed by xendomain-operator; was " + namespace + "/" + name + "." + rest;
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
