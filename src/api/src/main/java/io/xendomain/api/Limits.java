package io.xendomain.api;

/** Lengths that the schema lets through; CEL rules are only affordable when everything has one. */
public final class Limits {
    /** A DNS label (RFC 1123): names of hosts. */
    public static final String DNS_LABEL = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";

    public static final int DNS_LABEL_LENGTH = 63;

    /** Types and reasons of conditions. */
    public static final String CAMEL_CASE = "^[A-Z][A-Za-z0-9]*$";

    /** {@code host:port}: a DNS name, an IPv4 address or a bracketed IPv6 address. */
    public static final String ADDRESS = "^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+\\]):"
            + "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$";

    public static final int ADDRESS_LENGTH = 261;

    public static final int CONDITIONS = 16;
    public static final int FINDINGS = 256;
    public static final int PENDING = 256;
    public static final int CAPABILITIES = 16;
    public static final int CPU_POOLS = 256;
    public static final int HOST_FINDINGS = 64;

    /** Messages, in characters. */
    public static final int MESSAGE = 1024;

    /** Words such as reasons, codes and keys. */
    public static final int WORD = 64;

    /** Versions, paths, states: short texts that a host reports. */
    public static final int TEXT = 256;

    /** Values shown next to each other. */
    public static final int VALUE = 512;

    public static final int MAX_GRACE_PERIOD_SECONDS = 3600;
    public static final int DEFAULT_GRACE_PERIOD_SECONDS = 60;

    private Limits() {}

    /** A text cut to what the schema lets through, with an ellipsis where something is missing; null stays null. */
    public static String cut(String text, int maxLength) {
        if (text == null || text.length() <= maxLength) {
            return text;
        }
        int end = maxLength - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
