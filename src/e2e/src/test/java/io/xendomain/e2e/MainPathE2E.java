package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import io.xendomain.testkit.XlOracle;
import io.xendomain.testkit.XlVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    void anEditWaitsForTheNextStartAndARevertClearsIt() throws IOException {
        domain("edited", 256);
        patch("edited", "{\"spec\":{\"config\":{\"memory\":512}}}");
        kubectl.waitFor("xd/edited", "RestartRequired", PATIENCE).orThrow();
        JsonNode pending = JSON.readTree(field("xd/edited", "{.status.pending}"));
        assertThat(pending).hasSize(1);
        assertThat(pending.get(0).get("key").asText()).isEqualTo("memory");
        assertThat(pending.get(0).get("running").asText()).isEqualTo("256");
        assertThat(pending.get(0).get("configured").asText()).isEqualTo("512");

        patch("edited", "{\"spec\":{\"config\":{\"memory\":256}}}");
        kubectl.waitFor("xd/edited", "RestartRequired=False", PATIENCE).orThrow();

        patch("edited", "{\"spec\":{\"config\":{\"memory\":512}}}");
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
        kubectl.waitFor("xd/survivor", "RestartRequired", PATIENCE).orThrow();
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
