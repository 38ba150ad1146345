package io.xendomain.protocol;

/** First line of every config of ours: it tells people, and the agent, whose file it is. */
public final class OwnershipHeader {
    private static final String PREFIX = "# Managed by xendomain-operator: ";
    private static final String SUFFIX = ". Edits here are overwritten.";

    private OwnershipHeader() {}

    /** The line for the config of this object, without the newline that ends it. */
    public static String line(Owner owner) {
        return PREFIX + owner.namespace() + "/" + owner.name() + SUFFIX;
    }

    /** Whether a text is a config of ours, whatever object it belongs to. */
    public static boolean isOurs(String text) {
        String line = firstLine(text);
        return line.startsWith(PREFIX) && line.endsWith(SUFFIX);
    }

    /** Whether a text is the config of an object of this namespace and name. */
    public static boolean belongsTo(Owner owner, String text) {
        return firstLine(text).equals(line(owner));
    }

    /** The same text with a first line that says that nobody manages it any more. */
    public static String release(Owner owner, String text) {
        String rest = text.substring(firstLine(text).length());
        return "# No longer managed by xendomain-operator; was " + owner.namespace() + "/" + owner.name() + "." + rest;
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
