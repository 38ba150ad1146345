package io.xendomain.api.server;

/** Manifests as users write them: YAML, in which JSON is YAML, too. */
final class Manifests {
    private Manifests() {}

    /** A XenDomain in namespace default whose spec is this JSON object. */
    static String domain(String name, String spec) {
        return """
                apiVersion: xendomain.io/v1alpha1
                kind: XenDomain
                metadata: {name: "%s", namespace: default}
                spec: %s
                """.formatted(name, spec);
    }

    /** A XenDomain on host dom0-a whose {@code spec.config} is this JSON object. */
    static String domainWithConfig(String name, String config) {
        return domain(name, "{\"host\": \"dom0-a\", \"config\": " + config + "}");
    }

    static String host(String name, String spec) {
        return """
                apiVersion: xendomain.io/v1alpha1
                kind: XenHost
                metadata: {name: "%s"}
                spec: %s
                """.formatted(name, spec);
    }
}
