package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xendomain.testkit.AuditLog;
import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.Finished;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged operator as the chart's Deployment would start it: with its environment, and under its ServiceAccount. There is
 * no kubelet; this test does what one would.
 */
class ChartOperatorE2E {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String VALUES = "{watchNamespaces: [prod], secretNamespaces: [prod]}";

    /** What is not seen in a run where nothing goes wrong. */
    private static final Set<Manifests.Permission> UNSEEN = Set.of(
            // asked by the API server itself when a certificate is signed
            new Manifests.Permission("certificates.k8s.io", "signers", "xendomain.io/host", "sign"),
            // JOSDK reads the object again when its patch of the finalizer met an edit
            new Manifests.Permission("xendomain.io", "xendomains", "", "get"));

    private static final String MANIFEST = """
            apiVersion: v1
            kind: Secret
            metadata: {name: web-1-vnc, namespace: prod}
            stringData: {password: xyzzy}
            ---
            apiVersion: xendomain.io/v1alpha1
            kind: XenDomain
            metadata: {name: web-1, namespace: prod}
            spec:
              host: dom0-a
              config: {type: hvm, memory: 128, vncpasswdSecretRef: {name: web-1-vnc, key: password}}
            """;

    private static ControlPlane kubernetes;
    private static Helm helm;
    private static Kubectl kubectl;
    private static Stage stage;
    private static Manifests chart;
    private static ChildProcess operator;

    @BeforeAll
    static void raiseTheCurtain(@TempDir Path folder) throws IOException {
        kubernetes = ControlPlane.start();
        helm = Helm.on(kubernetes);
        kubectl = new Kubectl(kubernetes.kubeconfig());
        stage = new Stage(folder, kubectl, Command::start);
        kubectl.run("create", "namespace", "prod").orThrow();
        helm.install(VALUES, "--create-namespace").orThrow();
        chart = Manifests.parse(helm.run("get", "manifest", Helm.RELEASE, "--namespace", Helm.NAMESPACE)
                .orThrow()
                .stdout());
        operator = stage.startOperator(environment());
    }

    @AfterAll
    static void endAll() {
        stage.started().reversed().forEach(ChildProcess::close);
        kubernetes.close();
    }

    @Test
    void theOperatorUsesEachOfItsRightsAndMissesNone() {
        stage.addHost("dom0-a");
        kubectl.waitFor("xenhost/dom0-a", "Ready", PATIENCE).orThrow();
        kubectl.apply(MANIFEST).orThrow();
        kubectl.run("wait", "xd/web-1", "-n", "prod", "--for=condition=Ready", "--timeout=60s")
                .orThrow();
        kubectl.run("delete", "xd", "web-1", "-n", "prod", "--timeout=60s").orThrow();
        // releases its lease
        operator.stop();
        operator = stage.startOperator(environment());

        assertThat(asked()).filteredOn(asked -> asked.status() == 403).isEmpty();
        Set<Manifests.Permission> unused = chart.permissions().entrySet().stream()
                .filter(role -> role.getKey().contains("xendomain-operator")
                        || role.getKey().endsWith("secret-reader"))
                .flatMap(role -> role.getValue().stream())
                .filter(permission -> !UNSEEN.contains(permission))
                .filter(permission -> asked().stream().noneMatch(asked -> uses(asked, permission)))
                .collect(Collectors.toSet());
        assertThat(unused).isEmpty();
    }

    @Test
    void helmTestPassesWhenTheOperatorIsWellAndFailsWhenItIsNot() {
        assertThat(helmTest("--timeout=60s", stage.operator().getAuthority())
                        .orThrow()
                        .stdout())
                .contains("Phase:          Succeeded");

        Finished failed = helmTest("--timeout=60s", "127.0.0.1:1");
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.stderr()).contains("xendomain-operator-test");
    }

    private static boolean uses(AuditLog.Asked asked, Manifests.Permission permission) {
        return asked.verb().equals(permission.verb())
                && asked.group().equals(permission.group())
                && asked.resource().equals(permission.resource())
                && (permission.name().isEmpty() || permission.name().equals(asked.name()));
    }

    private static Set<AuditLog.Asked> asked() {
        return kubernetes.auditLog().asked(Helm.NAMESPACE, "xendomain-operator");
    }

    /** What the Deployment says outright. */
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        for (JsonNode variable :
                chart.get("Deployment", "xendomain-operator").at("/spec/template/spec/containers/0/env")) {
            if (variable.has("value")) {
                environment.put(
                        variable.path("name").asText(), variable.path("value").asText());
            }
        }
        assertThat(environment).containsEntry("XENDOMAIN_WATCH_NAMESPACES", "prod");
        return environment;
    }

    /**
     * {@code helm test}, whose Pod is run by us: the operator's program with the container's arguments.
     *
     * @param operator where the Service would lead
     */
    private static Finished helmTest(String timeout, String operator) {
        CompletableFuture<Finished> test = CompletableFuture.supplyAsync(
                () -> helm.run("test", Helm.RELEASE, "--namespace", Helm.NAMESPACE, timeout));
        String[] get = {"get", "pod", "xendomain-operator-test", "-n", Helm.NAMESPACE, "-o", "json"};
        Awaitility.await("helm has made the Pod")
                .atMost(PATIENCE)
                .until(() -> kubectl.run(get).stdout().contains("\"phase\": \"Pending\""));
        JsonNode pod = read(kubectl.run(get));
        List<String> arguments = Manifests.texts(pod.at("/spec/containers/0/args")).stream()
                .map(word -> word.replace("xendomain-operator." + Helm.NAMESPACE + ":8080", operator))
                .toList();
        assertThat(arguments.toString()).contains(operator);
        int exit = Command.of(Programs.operator()).and(arguments).run(PATIENCE).exit();
        String phase = exit == 0 ? "Succeeded" : "Failed";
        kubectl.run(
                        "patch",
                        "pod",
                        "xendomain-operator-test",
                        "-n",
                        Helm.NAMESPACE,
                        "--subresource=status",
                        "--type=merge",
                        "-p",
                        "{\"status\":{\"phase\":\"" + phase + "\"}}")
                .orThrow();
        return test.join();
    }

    private static JsonNode read(Finished printed) {
        try {
            return JSON.readTree(printed.orThrow().stdout());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
