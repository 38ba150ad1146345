package io.xendomain.cli;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.api.XenHost;
import io.xendomain.api.XenHostStatus;
import io.xendomain.testkit.ControlPlane;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * A namespace on the real API server where this test plays the operator: it writes statuses.
 *
 * @param server where
 * @param namespace of this test
 */
record Cluster(ControlPlane server, String namespace) {
    static final Duration PATIENCE = Duration.ofMinutes(1);

    static Cluster in(ControlPlane server, String namespace) {
        server.applyCrds();
        server.client()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .serverSideApply();
        return new Cluster(server, namespace);
    }

    /** The program, as administrator of this cluster. */
    Run run(String... arguments) {
        return Run.run(Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--kubeconfig", server.kubeconfig().toString()))
                .toArray(String[]::new));
    }

    /** The program, about this namespace. */
    Run here(String... arguments) {
        return run(
                Stream.concat(Stream.of(arguments), Stream.of("-n", namespace)).toArray(String[]::new));
    }

    /** As {@code kubectl apply} makes it. */
    XenDomain apply(String name, String host) {
        server.kubectlApply(manifest(name, host)).orThrow();
        return domain(name);
    }

    String manifest(String name, String host) {
        return """
                apiVersion: xendomain.io/v1alpha1
                kind: XenDomain
                metadata: {name: "%s", namespace: "%s"}
                spec:
                  host: "%s"
                  powerState: Running
                  config: {type: pvh, kernel: /boot/vmlinuz, memory: 2048, vcpus: 2}
                """.formatted(name, namespace, host);
    }

    XenDomain domain(String name) {
        return client().resources(XenDomain.class)
                .inNamespace(namespace)
                .withName(name)
                .require();
    }

    void report(String name, XenDomainStatus status) {
        client().resources(XenDomain.class)
                .inNamespace(namespace)
                .withName(name)
                .editStatus(domain -> {
                    domain.setStatus(status);
                    return domain;
                });
    }

    void host(String name, XenHostStatus status) {
        server.kubectlApply("""
                        apiVersion: xendomain.io/v1alpha1
                        kind: XenHost
                        metadata: {name: "%s"}
                        spec: {address: "10.0.0.5:8443"}
                        """.formatted(name)).orThrow();
        client().resources(XenHost.class).withName(name).editStatus(host -> {
            host.setStatus(status);
            return host;
        });
    }

    KubernetesClient client() {
        return server.client();
    }
}
