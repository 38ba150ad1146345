package io.xendomain.operator;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.xendomain.api.Condition;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainSpec;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.api.XenHost;
import io.xendomain.api.XenHostSpec;
import io.xendomain.operator.metrics.OperatorMetrics;
import io.xendomain.operator.pki.Authority;
import io.xendomain.operator.pki.AuthoritySecret;
import io.xendomain.protocol.metrics.Meters;
import io.xendomain.protocol.metrics.Sample;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.Credential;
import io.xendomain.testkit.Toolchain;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** One namespace of a real cluster, the operator with the rights that deploy/ gives it, and agents to talk to. */
final class Fleet implements AutoCloseable {
    static final String SYSTEM = "xendomain-system";
    static final Duration PATIENCE = Duration.ofSeconds(40);

    final ControlPlane cluster;
    final KubernetesClient admin;
    final String namespace;
    private final Path kubeconfig;
    private final Authority authority;
    private final Set<String> watched = new HashSet<>();
    private final List<FakeAgent> agents = new ArrayList<>();
    private KubernetesClient client;
    private final List<String> hosts = new ArrayList<>();
    private Program program;
    private volatile Runnable onLost = () -> {
        throw new AssertionError("lost the lease");
    };
    private Meters meters;

    /** Prepares the cluster; the operator is not started yet. */
    Fleet(ControlPlane cluster, String namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.admin = cluster.client();
        cluster.kubectl(
                        "apply",
                        "--server-side",
                        "--force-conflicts",
                        "-k",
                        Toolchain.projectRoot().resolve("deploy/base").toString())
                .orThrow();
        cluster.applyCrds();
        watching(namespace);
        authority = AuthoritySecret.loadOrCreate(admin, SYSTEM, Instant.now());
        kubeconfig = cluster.kubeconfigFor(SYSTEM, "xendomain-operator");
    }

    /** Has the operator look after this namespace, too; makes it. To be called before it is started. */
    Fleet watching(String more) {
        admin.resource(new NamespaceBuilder()
                        .withMetadata(new ObjectMetaBuilder().withName(more).build())
                        .build())
                .serverSideApply();
        watched.add(more);
        return this;
    }

    /** Starts the operator under its ServiceAccount, looking after this namespace only. */
    Fleet start(Duration resync) {
        client = ControlPlane.newClient(kubeconfig);
        meters = new Meters();
        program = new Program(client, settings(resync), meters, () -> onLost.run());
        program.start();
        return this;
    }

    Fleet start() {
        return start(Duration.ofMinutes(15));
    }

    /** What is done when the operator is not the leader any more, where it would end its process. */
    void onLost(Runnable action) {
        onLost = action;
    }

    /** Stops it as Kubernetes does: gracefully. */
    void stop() {
        if (program != null) {
            program.close();
            client.close();
            program = null;
        }
    }

    /** Reconciles of XenDomains that this operator has finished since it was started. */
    double reconciled() {
        return meters.samples().stream()
                .filter(sample -> sample.metric().equals(OperatorMetrics.RECONCILE)
                        && sample.suffix().equals("_count")
                        && sample.label("kind").equals("XenDomain")
                        && sample.label("outcome").equals("ok"))
                .mapToDouble(Sample::value)
                .sum();
    }

    /** With the rights of the operator's ServiceAccount, and no others. */
    Path kubeconfig() {
        return kubeconfig;
    }

    FakeAgent agent(String name) {
        FakeAgent agent = new FakeAgent(name, credential(name));
        agents.add(agent);
        return agent;
    }

    /** A certificate that our CA signed for that host, with its key. */
    Credential credential(String host) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair keys = generator.generateKeyPair();
            return new Credential(
                    keys.getPrivate(),
                    authority.host(host, "127.0.0.1:1", keys.getPublic(), Instant.now()),
                    authority.certificate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Enrols a host at the address and makes it known to the cluster. */
    void host(String name, String address) {
        XenHost host = new XenHost();
        host.setMetadata(new ObjectMetaBuilder().withName(name).build());
        host.setSpec(XenHostSpec.of(address));
        admin.resource(host).create();
        hosts.add(name);
    }

    XenHost host(String name) {
        return admin.resources(XenHost.class).withName(name).get();
    }

    /** Waits until the host's condition is so. */
    XenHost awaitHost(String name, ConditionType type, ConditionStatus status) {
        Awaitility.await("XenHost " + name + " " + type + "=" + status)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Optional.ofNullable(host(name).getStatus())
                        .flatMap(found -> found.condition(type))
                        .filter(condition -> condition.status() == status)
                        .isPresent());
        return host(name);
    }

    FakeAgent hostWithAgent(String name) {
        FakeAgent agent = agent(name);
        host(name, agent.address());
        return agent;
    }

    /** A small domain that every rule is content with. */
    XenDomain domain(String name, String host) {
        return domain(name, host, Map.of());
    }

    XenDomain domain(String name, String host, Map<String, Object> more) {
        Map<String, Object> config = new java.util.LinkedHashMap<>(
                Map.of("builder", "generic", "kernel", "/boot/vmlinuz", "memory", 128, "vcpus", 1));
        config.putAll(more);
        XenDomain domain = new XenDomain();
        domain.setMetadata(
                new ObjectMetaBuilder().withName(name).withNamespace(namespace).build());
        domain.setSpec(XenDomainSpec.fromJson(Map.of("host", host, "config", config)));
        return domain;
    }

    XenDomain create(XenDomain domain) {
        return admin.resource(domain).create();
    }

    XenDomain get(String name) {
        return admin.resources(XenDomain.class)
                .inNamespace(namespace)
                .withName(name)
                .get();
    }

    /** Changes the object as {@code kubectl patch --type merge} does. */
    void merge(String name, String json) {
        admin.resources(XenDomain.class)
                .inNamespace(namespace)
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), json);
    }

    void annotate(String name, String annotation, String value) {
        merge(
                name,
                "{\"metadata\": {\"annotations\": {\"" + annotation + "\": "
                        + (value == null ? "null" : "\"" + value + "\"") + "}}}");
    }

    void delete(String name) {
        admin.resources(XenDomain.class).inNamespace(namespace).withName(name).delete();
    }

    /** Deletes all domains of the namespace and waits until they are gone. */
    void clear() {
        List<String> names = admin.resources(XenDomain.class).inNamespace(namespace).list().getItems().stream()
                .map(domain -> domain.getMetadata().getName())
                .toList();
        names.forEach(this::delete);
        names.forEach(this::awaitGone);
    }

    /** Waits until the object's status is about its generation and as described. */
    XenDomain await(String name, String words, Predicate<XenDomain> wanted) {
        XenDomain[] last = new XenDomain[1];
        Awaitility.await(name + " " + words)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> {
                    last[0] = get(name);
                    if (last[0] == null || !wanted.test(last[0])) {
                        throw new AssertionError(
                                name + " is not " + words + ": " + (last[0] == null ? "gone" : last[0].getStatus()));
                    }
                });
        return last[0];
    }

    XenDomain awaitReady(String name) {
        return await(name, "ready", domain -> is(domain, ConditionType.Ready, ConditionStatus.True));
    }

    void awaitGone(String name) {
        Awaitility.await(name + " gone")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> get(name) == null);
    }

    /** Whether the condition is so, and is about the latest generation. */
    static boolean is(XenDomain domain, ConditionType type, ConditionStatus status) {
        return condition(domain, type)
                .filter(condition -> condition.status() == status)
                .filter(condition -> condition.observedGeneration()
                        == domain.getMetadata().getGeneration().longValue())
                .isPresent();
    }

    static Optional<Condition> condition(XenDomain domain, ConditionType type) {
        return Optional.ofNullable(domain.getStatus()).flatMap((XenDomainStatus status) -> status.condition(type));
    }

    @Override
    public void close() {
        stop();
        hosts.forEach(host -> admin.resources(XenHost.class).withName(host).delete());
        agents.forEach(FakeAgent::close);
    }

    private OperatorSettings settings(Duration resync) {
        return new OperatorSettings() {
            @Override
            public String namespace() {
                return SYSTEM;
            }

            @Override
            public Optional<Set<String>> watchNamespaces() {
                return Optional.of(Set.copyOf(watched));
            }

            @Override
            public Duration resync() {
                return resync;
            }

            @Override
            public boolean logJson() {
                return false;
            }

            @Override
            public int metricsDomains() {
                return 1000;
            }

            @Override
            public Optional<String> identity() {
                return Optional.empty();
            }
        };
    }
}
