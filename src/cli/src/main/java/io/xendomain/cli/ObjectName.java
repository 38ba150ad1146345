package io.xendomain.cli;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names that Kubernetes takes for an object, made from names that Xen takes for a domain. */
final class ObjectName {
    private static final Pattern NOT_IN_LABEL = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");
    private static final int LONGEST = 63;

    private ObjectName() {}

    /** A DNS label as near to the domain's name as possible. */
    static String of(String domain) {
        String label = NOT_IN_LABEL.matcher(domain.toLowerCase(Locale.ROOT)).replaceAll("-");
        label = EDGES.matcher(label.substring(0, Math.min(label.length(), LONGEST)))
                .replaceAll("");
        return label.isEmpty() ? "domain" : label;
    }
}
