package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** deploy/argocd as Argo CD's own program judges it. */
@ExtendWith(ControlPlaneExtension.class)
class ArgoCdIT {
    private static final YAMLMapper YAML = new YAMLMapper();

    private static ControlPlane kubernetes;
    private static ArgoCd argocd;

    @TempDir
    Path folder;

    @BeforeAll
    static void start(ControlPlane started) {
        kubernetes = started;
        argocd = new ArgoCd(started.kubeconfig());
    }

    static List<GitopsTable.State> states() {
        return GitopsTable.states();
    }

    @ParameterizedTest
    @MethodSource("states")
    void healthAndActionsAreWhatThePageSays(GitopsTable.State state) {
        ArgoCd.Health health = argocd.health(state.file());

        assertThat(health.status()).isEqualTo(state.health());
        assertThat(health.message()).isNotBlank();
        assertThat(argocd.actions(state.file())).isEqualTo(state.actions());
    }

    /** With the default of the schema the server never hands one out, but an Application shows it before it is there. */
    @ParameterizedTest
    @CsvSource({"no-status", "host-no-status"})
    void anObjectWithoutAnyStatusIsProgressing(String name) throws IOException {
        ObjectNode object = (ObjectNode) state(name).object();
        object.remove("status");

        assertThat(argocd.health(written(object)).status()).isEqualTo("Progressing");
        assertThat(argocd.actions(written(object))).isEqualTo(state(name).actions());
    }

    @ParameterizedTest
    @CsvSource({
        "guest-crashed,    ask for a restart",
        "invalid,          lower it",
        "restart-required, vcpus 1 -> 2",
        "host-lost,        kubectl describe xenhost dom0-a",
        "crash-loop,       the next start is at",
        "left-alone,       remove it to go on",
    })
    void theMessageIsTheOperatorsOwn(String name, String words) {
        assertThat(argocd.health(state(name).file()).message()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "running,           stop,    +  powerState: Halted",
        "running,           pause,   +  powerState: Paused",
        "paused,            start,   +  powerState: Running",
        "halted,            start,   +  powerState: Running",
    })
    void anActionAsksForAPowerStateAndNothingElse(String name, String action, String line) {
        Finished acted = argocd.act(state(name).file(), action);

        // diff's own exit code for "they differ" is handed through as a failure
        assertThat(acted.stdout()).contains("\n" + line + "\n");
        assertThat(changed(acted)).allMatch(changed -> changed.contains("powerState: "));
    }

    @ParameterizedTest
    @CsvSource({"running, restart", "crash-loop, restart", "guest-powered-off, start", "guest-crashed, start"})
    void aRestartIsAskedForByAnnotationAlone(String name, String action) {
        Finished acted = argocd.act(state(name).file(), action);

        assertThat(acted.stdout())
                .containsPattern(
                        "\\+    xendomain.io/restart-requested-at: \"20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\"");
        assertThat(changed(acted))
                .allMatch(line -> line.contains("annotations:")
                        || line.contains("restart-requested-at: ")
                        || line.contains("powerState: Running"));
    }

    @Test
    void theSettingsAreValidAndAreAddedToThoseThatAreThere() {
        assertThat(argocd.run("validate", "--argocd-cm-path", ArgoCd.SETTINGS.toString())
                        .orThrow()
                        .stdout())
                .contains("3 resource overrides");
        kubernetes.kubectl("create", "namespace", "argocd").orThrow();
        kubernetes
                .kubectl(
                        "create",
                        "configmap",
                        "argocd-cm",
                        "-n",
                        "argocd",
                        "--from-literal=url=https://argo.example.com")
                .orThrow();

        kubernetes
                .kubectl("apply", "--server-side", "--field-manager=xendomain", "-f", ArgoCd.SETTINGS.toString())
                .orThrow();

        JsonNode data = read(kubernetes.kubectl("get", "configmap", "argocd-cm", "-n", "argocd", "-o", "yaml"))
                .path("data");
        assertThat(data.path("url").asText()).isEqualTo("https://argo.example.com");
        assertThat(data).hasSize(4);
    }

    @Test
    void theSampleIsWhatArgoCdsDefinitionAllows() throws IOException {
        kubernetes.define(Toolchain.argocdDefinitions().resolve("application-crd.yaml"));
        kubernetes.kubectl("create", "namespace", "argo-sample").orThrow();
        String sample = Files.readString(ArgoCd.SAMPLES.resolve("application.yaml"))
                .replace("namespace: argocd", "namespace: argo-sample");

        Finished taken = kubernetes.kubectl(
                kubernetes.kubeconfig(), sample, "create", "--validate=strict", "--dry-run=server", "-f", "-");

        assertThat(taken.exit()).as(taken.stderr()).isZero();
        assertThat(taken.stderr()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "action/xendomain.io/XenDomain/restart, true",
        "action/xendomain.io/XenDomain/stop,    true",
        "action/apps/Deployment/restart,        false",
        "get,                                   true",
        "sync,                                  false",
        "delete,                                false",
    })
    void theRoleForPowerIsForPowerAlone(String verb, boolean may) {
        assertThat(argocd.may("role:xen-power", verb, "applications", "default/xendomains"))
                .isEqualTo(may);
    }

    private static GitopsTable.State state(String name) {
        return states().stream()
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Path written(ObjectNode object) throws IOException {
        Path file = folder.resolve("object.yaml");
        YAML.writeValue(file.toFile(), object);
        return file;
    }

    /** Lines of {@code diff -U0}, without its own. */
    private static List<String> changed(Finished acted) {
        List<String> lines = acted.stdout()
                .lines()
                .filter(line -> line.matches("[+-].*") && !line.matches("(\\+\\+\\+|---) .*"))
                .toList();
        assertThat(lines).isNotEmpty();
        return lines;
    }

    private static JsonNode read(Finished printed) {
        return Manifests.parse(printed.orThrow().stdout()).objects().getFirst();
    }
}
