package io.xendomain.cli;

import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the XenDomain is that a command is about. */
final class DomainOptions {
    private static final Set<String> KINDS =
            Set.of("xd", "xendomain", "xendomains", "xendomain.xendomain.io", "xendomains.xendomain.io");

    @Mixin
    private ClusterOptions cluster;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAMESPACE",
            description = "Namespace of the XenDomain. Default: that of the context.")
    private String namespace;

    ClusterAccess connect() {
        return cluster.connect();
    }

    String namespace(ClusterAccess access) {
        return namespace == null ? access.namespace() : namespace;
    }

    boolean hasNamespace() {
        return namespace != null;
    }

    /** The name without the kind that kubectl's users may put before it: {@code xd/web-1}. */
    static String name(String given) {
        int slash = given.indexOf('/');
        if (slash < 0) {
            return given;
        }
        String kind = given.substring(0, slash).toLowerCase(Locale.ROOT);
        if (!KINDS.contains(kind)) {
            throw CannotContinue.usage("\"" + Plain.of(given) + "\" names a " + Plain.of(kind)
                    + ", and this command is about XenDomains; give the name of one, and its namespace with -n");
        }
        return given.substring(slash + 1);
    }
}
