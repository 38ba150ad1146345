package io.xendomain.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ControlPlaneExtension.class)
class ControlPlaneIT {
    private static final String WIDGETS = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: widgets.testkit.example}
            spec:
              group: testkit.example
              names: {kind: Widget, plural: widgets, singular: widget}
              scope: Namespaced
              versions:
                - name: v1
                  served: true
                  storage: true
                  subresources: {status: {}}
                  schema:
                    openAPIV3Schema:
                      type: object
                      properties:
                        spec:
                          type: object
                          properties: {memory: {type: integer}, maxmem: {type: integer}}
                          x-kubernetes-validations:
                            - {rule: "!has(self.maxmem) || self.maxmem >= self.memory", message: maxmem must be at least memory}
            """;

    private static String widget(String name, String spec) {
        return "apiVersion: testkit.example/v1\nkind: Widget\nmetadata: {name: %s}\nspec: %s\n".formatted(name, spec);
    }

    @Test
    void checksObjectsAgainstSchemaAndCelRules(ControlPlane kubernetes, @TempDir Path folder) throws IOException {
        kubernetes.define(Files.writeString(folder.resolve("widgets.yaml"), WIDGETS));

        kubernetes.kubectlApply(widget("good", "{memory: 64, maxmem: 128}")).orThrow();
        Finished refused = kubernetes.kubectlApply(widget("bad", "{memory: 128, maxmem: 64}"));
        Finished unknown = kubernetes.kubectlApply(widget("odd", "{memry: 128}"));

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.stderr()).contains("maxmem must be at least memory");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.stderr()).contains("unknown field \"spec.memry\"");
    }

    @Test
    void serviceAccountMayDoWhatItsRolesSayAndNothingElse(ControlPlane kubernetes) {
        String namespace = "rbac-test";
        kubernetes
                .client()
                .namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        kubernetes
                .client()
                .serviceAccounts()
                .inNamespace(namespace)
                .resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName("reader")
                        .endMetadata()
                        .build())
                .create();
        kubernetes
                .kubectl("-n", namespace, "create", "role", "reader", "--verb=get,list", "--resource=configmaps")
                .orThrow();
        kubernetes
                .kubectl(
                        "-n",
                        namespace,
                        "create",
                        "rolebinding",
                        "reader",
                        "--role=reader",
                        "--serviceaccount=" + namespace + ":reader")
                .orThrow();
        Path kubeconfig = kubernetes.kubeconfigFor(namespace, "reader");

        try (KubernetesClient reader = ControlPlane.newClient(kubeconfig)) {
            var configMaps = reader.configMaps().inNamespace(namespace);
            assertThat(configMaps.list().getItems()).isEmpty();
            var forbidden = new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName("x")
                    .endMetadata()
                    .build();
            assertThatThrownBy(() -> configMaps.resource(forbidden).create())
                    .isInstanceOf(KubernetesClientException.class)
                    .hasMessageContaining("system:serviceaccount:rbac-test:reader");
        }
        assertThat(kubernetes.kubectl(kubeconfig, "", "get", "secrets", "-A").stderr())
                .contains("Forbidden");
    }

    @Test
    void auditLogTellsEveryWriteThatWasAnswered(ControlPlane kubernetes) {
        var configMaps = kubernetes.client().configMaps().inNamespace("default");
        var map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName("audited")
                .endMetadata()
                .addToData("a", "1")
                .build();

        configMaps.resource(map).create();
        configMaps
                .withName("audited")
                .edit(old -> new ConfigMapBuilder(old).addToData("a", "2").build());
        configMaps.withName("audited").get();
        configMaps.withName("audited").delete();

        assertThat(kubernetes.auditLog().writes("configmaps", "audited"))
                .extracting(AuditLog.Write::verb)
                .containsExactly("create", "patch", "delete");
        assertThat(kubernetes.auditLog().writes("configmaps", "audited")).allMatch(AuditLog.Write::succeeded);
        assertThat(kubernetes.auditLog().writes("configmaps", "never-there")).isEmpty();
    }

    @Test
    void takesCertificateSigningRequests(ControlPlane kubernetes) {
        assertThat(kubernetes
                        .client()
                        .certificates()
                        .v1()
                        .certificateSigningRequests()
                        .list()
                        .getItems())
                .isEmpty();
    }

    @Test
    void listensOn127001Only(ControlPlane kubernetes) throws IOException {
        Set<String> addresses = new TreeSet<>();
        for (ChildProcess program : kubernetes.programs()) {
            addresses.addAll(listeningAddresses(program.pid()));
        }
        assertThat(addresses).containsExactly("0100007F");
    }

    @Test
    void closingEndsItsProgramsAndRemovesItsFolder() {
        ControlPlane own = ControlPlane.start();
        Path folder = own.kubeconfig().getParent();
        assertThat(own.client().namespaces().withName("default").get()).isNotNull();

        own.close();

        assertThat(own.programs()).hasSize(2).noneMatch(ChildProcess::isAlive);
        assertThat(folder).doesNotExist();
    }

    @Test
    void detachedOneGoesOnUntilItIsEndedAndKeepsItsObjects(@TempDir Path folder) throws IOException {
        Path kubeconfig = DetachedControlPlane.up(folder);
        try {
            List<ProcessId> running = Files.readAllLines(folder.resolve("processes")).stream()
                    .map(ProcessId::parse)
                    .toList();
            assertThat(running).hasSize(2).allMatch(ProcessId::isRunning);
            assertThatThrownBy(() -> DetachedControlPlane.up(folder)).hasMessageContaining("already runs in");
            createNamespace(kubeconfig, "kept");

            DetachedControlPlane.down(folder);
            assertThat(running).noneMatch(ProcessId::isRunning);

            try (KubernetesClient again = ControlPlane.newClient(DetachedControlPlane.up(folder))) {
                assertThat(again.namespaces().withName("kept").get()).isNotNull();
            }
        } finally {
            DetachedControlPlane.down(folder);
        }
    }

    private static void createNamespace(Path kubeconfig, String name) {
        try (KubernetesClient client = ControlPlane.newClient(kubeconfig)) {
            client.namespaces()
                    .resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(name)
                            .endMetadata()
                            .build())
                    .create();
        }
    }

    /** The addresses of a process's listening TCP sockets, as /proc/net/tcp and tcp6 write them. */
    private static Set<String> listeningAddresses(long pid) throws IOException {
        Set<String> inodes;
        try (var descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            Pattern socket = Pattern.compile("socket:\\[(\\d+)]");
            inodes = descriptors
                    .map(ControlPlaneIT::target)
                    .map(socket::matcher)
                    .filter(Matcher::matches)
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
        }
        Set<String> addresses = new TreeSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields[3].equals("0A") && inodes.contains(fields[9])) {
                    addresses.add(fields[1].replaceAll(":.*", ""));
                }
            }
        }
        return addresses;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
