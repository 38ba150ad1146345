package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import io.xendomain.testkit.FaultProxy;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import io.xendomain.testkit.XlOracle;
import io.xendomain.testkit.XlVerdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From kubectl to the file in dom0 and back, with the packaged programs as processes of their own. */
@ExtendWith(ControlPlaneExtension.class)
class MainPathE2E {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path MANIFESTS = Toolchain.projectRoot().resolve("src/e2e/src/main/demo");

    private static Stage stage;
    private static Kubectl kubectl;
    private static SimulatedHost host;
    private static ChildProcess operator;

    @BeforeAll
    static void raiseTheCurtain(ControlPlane cluster, @TempDir Path folder) {
        kubectl = new Kubectl(cluster.kubeconfig());
        stage = new Stage(folder, kubectl, Command::start);
        stage.deploy();
        operator = stage.startOperator();
        host = stage.addHost("dom0-a");
        kubectl.waitFor("xenhost/dom0-a", "Ready", PATIENCE).orThrow();
    }

    @AfterAll
    static void endAll() {
        stage.started().reversed().forEach(ChildProcess::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hvm", "pvlinux", "pvhlinux"})
    void xensOwnExampleArrivesAsItWas(String type) throws IOException {
        Path example = XlOracle.of(SimulatedHost.XEN).examples().stream()
                .filter(file -> file.toString().endsWith("xlexample." + type))
                .findFirst()
                .orElseThrow();
        Finished imported = kubectl.xen("", "import", "--host", "dom0-a", example.toString())
                .orThrow();
        kubectl.apply(imported.stdout()).orThrow();
        kubectl.waitFor("xd/example-" + type, "Ready", PATIENCE).orThrow();

        assertThat(field("xd/example-" + type, "{.status.domain.state}")).isEqualTo("Running");
        XlOracle xl = XlOracle.of(SimulatedHost.XEN);
        XlVerdict arrived = xl.createDryRun(host.config("example." + type));
        assertThat(arrived.complaints()).isEmpty();
        assertThat(withoutUuid(arrived.json()))
                .isEqualTo(withoutUuid(xl.createDryRun(example).json()));
        // two of the examples write to the same volume, and a host lets only one of them
        kubectl.run("delete", "xd", "example-" + type, "--timeout=60s").orThrow();
    }

    @Test
    void theApiServerRefusesWhatItCanJudge() {
        Finished refused =
                kubectl.run("apply", "-f", MANIFESTS.resolve("refused.yaml").toString());
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.stderr()).contains("spec.config.disk[0].format", "\"QCOW2\"");
        assertThat(kubectl.run("get", "xd", "refused").exit()).isNotZero();
    }

    @Test
    void theValidatorSaysTheRestAllAtOnce() throws IOException {
        kubectl.run("apply", "-f", MANIFESTS.resolve("stalled.yaml").toString()).orThrow();
        kubectl.waitFor("xd/stalled", "Stalled", PATIENCE).orThrow();
        JsonNode findings = JSON.readTree(field("xd/stalled", "{.status.findings}"));
        assertThat(findings.findValuesAsText("field"))
                .contains(
                        "spec.config.disk[1].vdev",
                        "spec.config.vif[0].rate",
                        "spec.config.cpus",
                        "spec.config.bootloaderRestrict");
        assertThat(host.config("stalled")).doesNotExist();
        kubectl.run("delete", "xd", "stalled").orThrow();
    }

    @Test
    void anEditOfMemoryChangesTheRunningDomain() throws IOException {
        domain("grown", 256);
        String domid = field("xd/grown", "{.status.domain.domid}");
        patch("grown", "{\"spec\":{\"config\":{\"memory\":512}}}");
        awaitApplied("grown", "memory", "512");
        kubectl.waitFor("xd/grown", "Ready", PATIENCE).orThrow();
        assertThat(change("grown", "applied", "memory").get("before").asText()).isEqualTo("256");
        assertThat(field("xd/grown", "{.status.domain.memory}")).isEqualTo("512");
        assertThat(field("xd/grown", "{.status.pending}")).isEmpty();
        assertThat(field("xd/grown", "{.status.domain.domid}")).isEqualTo(domid);
    }

    @Test
    void anEditThatNeedsAStartWaitsForItAndARevertClearsIt() throws IOException {
        domain("edited", 256);
        patch("edited", cmdline("quiet"));
        kubectl.waitFor("xd/edited", "RestartRequired", PATIENCE).orThrow();
        JsonNode pending = change("edited", "pending", "cmdline");
        assertThat(pending.has("running")).isFalse();
        assertThat(pending.get("configured").asText()).isEqualTo("quiet");

        patch("edited", "{\"spec\":{\"config\":{\"cmdline\":null}}}");
        kubectl.waitFor("xd/edited", "RestartRequired=False", PATIENCE).orThrow();

        patch("edited", cmdline("debug"));
        kubectl.waitFor("xd/edited", "RestartRequired", PATIENCE).orThrow();
        patch("edited", "{\"spec\":{\"powerState\":\"Halted\"}}");
        awaitState("edited", "Halted");
        patch("edited", "{\"spec\":{\"powerState\":\"Running\"}}");
        awaitState("edited", "Running");
        kubectl.waitFor("xd/edited", "RestartRequired=False", PATIENCE).orThrow();
    }

    @Test
    void aDomainIsPausedHaltedAndDeletedAsAsked() {
        domain("obedient", 128);
        for (String state : new String[] {"Paused", "Running", "Halted"}) {
            patch("obedient", "{\"spec\":{\"powerState\":\"" + state + "\"}}");
            awaitState("obedient", state);
            kubectl.waitFor("xd/obedient", "Ready", PATIENCE).orThrow();
        }
        kubectl.run("delete", "xd", "obedient", "--timeout=60s").orThrow();
        assertThat(host.config("obedient")).doesNotExist();
    }

    @Test
    void anOperatorThatIsKilledLosesNothingAndStartsNothingTwice() {
        domain("survivor", 128);
        String domid = field("xd/survivor", "{.status.domain.domid}");
        operator.kill();
        patch("survivor", "{\"spec\":{\"config\":{\"memory\":256}}}");
        operator = stage.startOperator();
        awaitApplied("survivor", "memory", "256");
        assertThat(field("xd/survivor", "{.status.domain.domid}")).isEqualTo(domid);
    }

    @Test
    void aHostThatIsAwayIsSaidToBeAwayAndItsDomainsAreFoundAgain() {
        SimulatedHost other = stage.addHost("dom0-b");
        kubectl.waitFor("xenhost/dom0-b", "Ready", PATIENCE).orThrow();
        kubectl.apply(manifest("traveller", "dom0-b", 128)).orThrow();
        kubectl.waitFor("xd/traveller", "Ready", PATIENCE).orThrow();
        String domid = field("xd/traveller", "{.status.domain.domid}");
        stage.started().getLast().kill();
        kubectl.waitFor("xd/traveller", "HostReachable=False", PATIENCE).orThrow();
        awaitState("traveller", "Unknown");

        stage.start(other.agent(), "dom0-b-again");
        kubectl.waitFor("xd/traveller", "Ready", PATIENCE).orThrow();
        assertThat(field("xd/traveller", "{.status.domain.domid}")).isEqualTo(domid);
    }

    @Test
    void anOperatorThatIsKilledBetweenPushAndStatusFinishesTheJobWithTheSameDomain() {
        // the domain takes 150 ms from its file to its start, and nothing is said before that
        kubectl.apply(manifest("orphaned", "dom0-a", 128)).orThrow();
        Awaitility.await("the file in dom0")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> Files.exists(host.config("orphaned")));
        operator.kill();
        assertThat(field("xd/orphaned", "{.status.observedGeneration}")).isEqualTo("-1");

        operator = stage.startOperator();
        kubectl.waitFor("xd/orphaned", "Ready", PATIENCE).orThrow();
        String uuid = field("xd/orphaned", "{.status.domain.uuid}");
        assertThat(simulated(host, uuid)).as("domains of that uuid").isEqualTo(1);
    }

    @Test
    void aStreamThatIsCutShortIsNotBelievedAndTheNextOneIs() {
        SimulatedHost far = stage.addHost("dom0-far");
        kubectl.waitFor("xenhost/dom0-far", "Ready", PATIENCE).orThrow();
        int many = 20;
        kubectl.apply(IntStream.range(0, many)
                        .mapToObj(i -> manifest("far-" + i, "dom0-far", 128))
                        .collect(Collectors.joining("---\n")))
                .orThrow();
        for (int i = 0; i < many; i++) {
            kubectl.waitFor("xd/far-" + i, "Ready", PATIENCE).orThrow();
        }
        String domids = domidsOf("dom0-far");
        try (FaultProxy network = FaultProxy.inFrontOf(far.port())) {
            network.truncateAfter(6_000); // after the handshake, within the snapshot
            kubectl.run(
                            "patch",
                            "xenhost",
                            "dom0-far",
                            "--type=merge",
                            "-p",
                            "{\"spec\":{\"address\":\"127.0.0.1:" + network.port() + "\"}}")
                    .orThrow();
            kubectl.waitFor("xenhost/dom0-far", "Reachable=False", PATIENCE).orThrow();
            awaitState("far-0", "Unknown");

            network.heal();
            kubectl.waitFor("xenhost/dom0-far", "Reachable", PATIENCE).orThrow();
            for (int i = 0; i < many; i++) {
                kubectl.waitFor("xd/far-" + i, "Ready", PATIENCE).orThrow();
            }
            assertThat(domidsOf("dom0-far")).isEqualTo(domids);
        }
    }

    @Test
    void whoMayEnrolHostsNeedsNoOtherRights() {
        kubectl.run("create", "serviceaccount", "hostess", "-n", "default").orThrow();
        bind("hostess", "xendomain-host-enroller");
        stage.addHost("dom0-new", kubectl.as("default", "hostess"));
        kubectl.waitFor("xenhost/dom0-new", "Ready", PATIENCE).orThrow();
        Kubectl hostess = kubectl.as("default", "hostess");
        assertThat(hostess.run("get", "xd", "-A").stderr()).contains("Forbidden");
        assertThat(hostess.run("get", "secrets", "-n", Stage.NAMESPACE).stderr())
                .contains("Forbidden");
    }

    @Test
    void viewersSeeAndEditorsChangeAndNobodyWritesStatus() {
        kubectl.run("create", "namespace", "team-b").orThrow();
        for (String role : new String[] {"view", "edit"}) {
            kubectl.run("create", "serviceaccount", role, "-n", "team-b").orThrow();
            kubectl.run(
                            "create",
                            "rolebinding",
                            role,
                            "-n",
                            "team-b",
                            "--clusterrole=xendomain-" + role,
                            "--serviceaccount=team-b:" + role)
                    .orThrow();
        }
        Kubectl viewer = kubectl.as("team-b", "view");
        Kubectl editor = kubectl.as("team-b", "edit");
        String manifest = manifest("theirs", "dom0-a", 128).replace("namespace: default", "namespace: team-b");
        assertThat(viewer.apply(manifest).stderr()).contains("Forbidden");
        editor.apply(manifest).orThrow();
        editor.waitFor("xd/theirs", "Ready", PATIENCE);
        String[] status = {
            "patch", "xd", "theirs", "-n", "team-b", "--subresource=status", "--type=merge", "-p", "{\"status\":{}}"
        };
        for (Kubectl person : new Kubectl[] {viewer, editor}) {
            person.run("get", "xd", "theirs", "-n", "team-b").orThrow();
            assertThat(person.run(status).stderr()).contains("Forbidden");
            assertThat(person.run("get", "xenhosts").stderr()).contains("Forbidden");
        }
        assertThat(viewer.run("delete", "xd", "theirs", "-n", "team-b").stderr())
                .contains("Forbidden");
        kubectl.run(
                        "create",
                        "clusterrolebinding",
                        "team-b-sees-hosts",
                        "--clusterrole=xendomain-host-view",
                        "--serviceaccount=team-b:view")
                .orThrow();
        viewer.run("describe", "xenhost", "dom0-a").orThrow();
        editor.run("delete", "xd", "theirs", "-n", "team-b", "--timeout=60s").orThrow();
    }

    private static void bind(String account, String role) {
        kubectl.run(
                        "create",
                        "clusterrolebinding",
                        account,
                        "--clusterrole=" + role,
                        "--serviceaccount=default:" + account)
                .orThrow();
    }

    /** How many domains of a uuid the simulated host has. */
    private static long simulated(SimulatedHost where, String uuid) {
        try (Stream<Path> files = Files.list(where.state().resolve("simulator"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> {
                        try {
                            return Files.readString(file).contains(uuid);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String domidsOf(String hostName) {
        return kubectl.run(
                        "get",
                        "xd",
                        "-o",
                        "jsonpath={range .items[?(@.spec.host==\"" + hostName
                                + "\")]}{.metadata.name}={.status.domain.domid} {end}")
                .orThrow()
                .stdout();
    }

    @Test
    void aNamespacesEditorSeesOnlyThatNamespace() {
        kubectl.run("create", "namespace", "team-a").orThrow();
        kubectl.run("create", "serviceaccount", "anna", "-n", "team-a").orThrow();
        kubectl.run(
                        "create",
                        "rolebinding",
                        "anna",
                        "-n",
                        "team-a",
                        "--clusterrole=xendomain-edit",
                        "--serviceaccount=team-a:anna")
                .orThrow();
        Kubectl anna = kubectl.as("team-a", "anna");
        assertThat(anna.run("get", "xd", "-n", "team-a").exit()).isZero();
        assertThat(anna.run("get", "xd", "-n", "default").stderr()).contains("Forbidden");
        assertThat(anna.run("get", "xd", "-A").stderr()).contains("Forbidden");
        assertThat(anna.run("get", "secrets", "-n", Stage.NAMESPACE).stderr()).contains("Forbidden");
        assertThat(anna.run("delete", "xenhost", "dom0-a").stderr()).contains("Forbidden");
    }

    private static void domain(String name, int memory) {
        kubectl.apply(manifest(name, "dom0-a", memory)).orThrow();
        kubectl.waitFor("xd/" + name, "Ready", PATIENCE).orThrow();
    }

    private static String manifest(String name, String hostName, int memory) {
        return """
                apiVersion: xendomain.io/v1alpha1
                kind: XenDomain
                metadata: {name: %s, namespace: default}
                spec:
                  host: %s
                  config: {type: pvh, kernel: /boot/vmlinuz, memory: %d}
                """.formatted(name, hostName, memory);
    }

    private static void patch(String name, String patch) {
        kubectl.run("patch", "xd", name, "--type", "merge", "-p", patch).orThrow();
    }

    private static String cmdline(String text) {
        return "{\"spec\":{\"config\":{\"cmdline\":\"" + text + "\"}}}";
    }

    private static void awaitApplied(String name, String key, String value) {
        kubectl.run(
                        "wait",
                        "xd/" + name,
                        "--for=jsonpath={.status.applied[?(@.key==\"" + key + "\")].after}=" + value,
                        "--timeout=" + PATIENCE.toSeconds() + "s")
                .orThrow();
    }

    /** The one item of that key in {@code status.applied} or {@code status.pending}. */
    private static JsonNode change(String name, String list, String key) throws IOException {
        return JSON.readTree(field("xd/" + name, "{.status." + list + "[?(@.key==\"" + key + "\")]}"));
    }

    private static void awaitState(String name, String state) {
        Awaitility.await(name + " is " + state)
                .atMost(PATIENCE)
                .until(() -> field("xd/" + name, "{.status.domain.state}").equals(state));
    }

    private static String field(String object, String path) {
        return kubectl.run("get", object, "-o", "jsonpath=" + path).orThrow().stdout();
    }

    private static JsonNode withoutUuid(JsonNode config) {
        ObjectNode copy = config.deepCopy();
        ((ObjectNode) copy.get("c_info")).remove("uuid");
        return copy;
    }

    @Test
    void theFileInDom0SaysWhoseItIs() throws IOException {
        domain("owned", 128);
        assertThat(Files.readString(host.config("owned")))
                .startsWith("# Managed by xendomain-operator: default/owned.");
    }
}
