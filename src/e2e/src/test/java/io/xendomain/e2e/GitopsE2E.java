package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Git's clients apply what is in Git again and again, while the packaged operator works on the same objects. */
class GitopsE2E {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path EXAMPLES = Toolchain.projectRoot().resolve("deploy/examples");
    private static final String OPERATOR = "xendomain-operator";

    /** Does not say whether the domain runs: people do. */
    private static final String PEOPLES = """
            ---
            apiVersion: xendomain.io/v1alpha1
            kind: XenDomain
            metadata: {name: peoples, namespace: prod}
            spec: {host: dom0-a, config: {type: pvh, kernel: /boot/vmlinuz, memory: 128}}
            """;

    private static ControlPlane cluster;
    private static Stage stage;
    private static Kubectl kubectl;
    private static String git;

    @BeforeAll
    static void raiseTheCurtain(@TempDir Path folder) throws IOException {
        cluster = ControlPlane.start();
        kubectl = new Kubectl(cluster.kubeconfig());
        stage = new Stage(folder, kubectl, Command::start);
        stage.deploy();
        kubectl.run("create", "namespace", "prod").orThrow();
        stage.startOperator();
        SimulatedHost host = stage.addHost("dom0-a");
        try (var files = Files.list(EXAMPLES)) {
            git = files.sorted().map(GitopsE2E::read).collect(Collectors.joining("---\n")) + PEOPLES;
        }
        assertThat(git).contains("10.0.0.5:8443");
        git = git.replace("10.0.0.5:8443", host.address());
    }

    @AfterAll
    static void endAll() {
        stage.started().reversed().forEach(ChildProcess::close);
        cluster.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"argocd-controller", "kustomize-controller"})
    void nothingInGitDiffersHoweverOftenItIsAppliedAndNobodyFights(String manager) throws IOException {
        apply(manager).orThrow();
        kubectl.run("wait", "xd", "--all", "-n", "prod", "--for=condition=Ready", "--timeout=60s")
                .orThrow();

        changesNothing(manager);
        assertThat(managers("xd/web-1", "f:spec")).containsExactly(manager);
        assertThat(managers("xd/web-1", "f:status")).containsExactly(OPERATOR);
        assertThat(owned("xd/web-1", OPERATOR)).containsExactlyInAnyOrder("metadata/finalizers", "status");

        // what Git does not mention is left to people, as an action of Argo CD or kubectl patches it
        patch("{\"spec\":{\"powerState\":\"Halted\"}}");
        awaitPeoples("Halted");
        changesNothing(manager);
        assertThat(peoples("{.spec.powerState}")).isEqualTo("Halted");
        patch("{\"spec\":{\"powerState\":\"Running\"}}");
        awaitPeoples("Running");
        patch("{\"metadata\":{\"annotations\":{\"xendomain.io/restart-requested-at\":\"for " + manager + "\"}}}");
        Awaitility.await("the restart").atMost(PATIENCE).until(() -> peoples("{.status.lastHandledRestart}")
                .equals("for " + manager));
        changesNothing(manager);
    }

    @AfterEach
    void empty() {
        kubectl.run("delete", "xd", "--all", "-n", "prod", "--timeout=60s").orThrow();
    }

    /** Neither by what the API server says of it, nor by what is stored. */
    private static void changesNothing(String manager) throws IOException {
        settled();
        Finished diff = kubectl.command("diff", "--server-side", "--field-manager=" + manager, "-f", "-")
                .reading(git)
                .run(PATIENCE);
        assertThat(diff.exit()).as(diff.stdout() + diff.stderr()).isZero();
        Map<String, String> before = versions();

        Finished applied = apply(manager).orThrow();

        assertThat(applied.stderr()).isEmpty();
        assertThat(versions()).isEqualTo(before);
    }

    /** The operator has said what it has to say. */
    private static void settled() {
        kubectl.run("wait", "xd", "--all", "-n", "prod", "--for=condition=Ready", "--timeout=60s")
                .orThrow();
    }

    private static Finished apply(String manager) {
        return kubectl.command("apply", "--server-side", "--field-manager=" + manager, "-f", "-")
                .reading(git)
                .run(PATIENCE);
    }

    private static void patch(String patch) {
        kubectl.run(
                        "patch",
                        "xd",
                        "peoples",
                        "-n",
                        "prod",
                        "--type=merge",
                        "--field-manager=argocd-server",
                        "-p",
                        patch)
                .orThrow();
    }

    private static void awaitPeoples(String state) {
        Awaitility.await("it is " + state).atMost(PATIENCE).until(() -> peoples("{.status.domain.state}")
                .equals(state));
    }

    private static String peoples(String path) {
        return kubectl.run("get", "xd", "peoples", "-n", "prod", "-o", "jsonpath=" + path)
                .orThrow()
                .stdout();
    }

    /** Of everything that is in Git. */
    private static Map<String, String> versions() throws IOException {
        JsonNode list =
                JSON.readTree(kubectl.run("get", "xenhosts,xendomains,rolebindings", "--all-namespaces", "-o", "json")
                        .orThrow()
                        .stdout());
        Map<String, String> versions = new TreeMap<>();
        list.path("items")
                .forEach(item -> versions.put(
                        item.path("kind").asText() + " "
                                + item.at("/metadata/name").asText(),
                        item.at("/metadata/resourceVersion").asText()));
        assertThat(versions).containsKeys("XenHost dom0-a", "XenDomain web-1", "RoleBinding xendomain-secret-reader");
        return versions;
    }

    /** Who owns something below that field. */
    private static TreeSet<String> managers(String object, String field) throws IOException {
        TreeSet<String> managers = new TreeSet<>();
        for (JsonNode entry : managedFields(object)) {
            if (entry.path("fieldsV1").has(field)) {
                managers.add(entry.path("manager").asText());
            }
        }
        return managers;
    }

    /** What a manager owns, to the second level of metadata and the first of the rest. */
    private static List<String> owned(String object, String manager) throws IOException {
        TreeSet<String> fields = new TreeSet<>();
        for (JsonNode entry : managedFields(object)) {
            if (entry.path("manager").asText().equals(manager)) {
                entry.path("fieldsV1").properties().forEach(top -> {
                    if (top.getKey().equals("f:metadata")) {
                        top.getValue()
                                .fieldNames()
                                .forEachRemaining(name -> fields.add("metadata/" + name.substring(2)));
                    } else {
                        fields.add(top.getKey().substring(2));
                    }
                });
            }
        }
        return List.copyOf(fields);
    }

    private static JsonNode managedFields(String object) throws IOException {
        return JSON.readTree(kubectl.run("get", object, "-n", "prod", "--show-managed-fields", "-o", "json")
                        .orThrow()
                        .stdout())
                .at("/metadata/managedFields");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
