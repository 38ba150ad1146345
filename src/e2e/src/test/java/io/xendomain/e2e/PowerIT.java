package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.Finished;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has the role for power changes the power of domains, and the API server itself lets nothing else pass. */
class PowerIT {
    private static final String DOMAIN = """
            apiVersion: xendomain.io/v1alpha1
            kind: XenDomain
            metadata: {name: web-1, namespace: prod, labels: {a: b}, annotations: {c: d}}
            spec: {host: dom0-a, config: {builder: hvm, memory: 2048, disk: [{vdev: xvda, target: /dev/vg0/a}]}}
            """;

    private static ControlPlane kubernetes;
    private static Path power;
    private static Path editor;

    @BeforeAll
    static void start() {
        kubernetes = ControlPlane.start();
        kubernetes.kubectl("apply", "-k", Kustomizations.of("base").toString()).orThrow();
        kubernetes.kubectl("create", "namespace", "prod").orThrow();
        kubernetes.kubectlApply(DOMAIN).orThrow();
        power = bound("night-shift", "xendomain-power");
        editor = bound("editor", "xendomain-edit");
        // a policy is in force a moment after it was made
        Awaitility.await("the policy is in force")
                .atMost(Duration.ofSeconds(30))
                .until(() -> patch(power, "{\"metadata\":{\"labels\":{\"probe\":\"1\"}}}", "--dry-run=server")
                                .exit()
                        == 1);
    }

    @AfterAll
    static void end() {
        kubernetes.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"spec\":{\"powerState\":\"Halted\"}}",
                "{\"spec\":{\"powerState\":\"Paused\"}}",
                "{\"spec\":{\"powerState\":\"Running\"}}",
                "{\"metadata\":{\"annotations\":{\"xendomain.io/restart-requested-at\":\"now\"}}}",
                "{\"metadata\":{\"annotations\":{\"xendomain.io/restart-requested-at\":null}}}",
            })
    void powerIsTheirs(String patch) {
        Finished patched = patch(power, patch);

        assertThat(patched.exit()).as(patched.stderr()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"spec\":{\"config\":{\"memory\":4096}}}",
                "{\"spec\":{\"config\":{\"vcpus\":2}}}",
                "{\"spec\":{\"config\":{\"disk\":[{\"vdev\":\"xvda\",\"target\":\"/dev/vg0/other\"}]}}}",
                "{\"spec\":{\"config\":{\"disk\":null}}}",
                "{\"spec\":{\"host\":\"dom0-b\"}}",
                "{\"spec\":{\"deletionPolicy\":\"Destroy\"}}",
                "{\"spec\":{\"powerState\":\"Halted\",\"restartPolicy\":\"Never\"}}",
                "{\"metadata\":{\"labels\":{\"a\":\"z\"}}}",
                "{\"metadata\":{\"annotations\":{\"xendomain.io/adopt\":\"true\"}}}",
                "{\"metadata\":{\"annotations\":{\"xendomain.io/forget\":\"true\"}}}",
                "{\"metadata\":{\"annotations\":{\"c\":null}}}",
            })
    void nothingElseIs(String patch) {
        Finished refused = patch(power, patch, "--dry-run=server");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.stderr())
                .contains("xendomain-power", "you may change spec.powerState")
                .contains("the right to create XenDomains");
        // who may create them may
        assertThat(patch(editor, patch, "--dry-run=server").exit()).isZero();
    }

    @Test
    void theyNeitherMakeNorDelete() {
        assertThat(kubernetes
                        .kubectl(power, DOMAIN.replace("web-1", "web-2"), "create", "-f", "-")
                        .stderr())
                .contains("cannot create resource");
        assertThat(kubernetes
                        .kubectl(power, "", "delete", "xd", "web-1", "-n", "prod")
                        .stderr())
                .contains("cannot delete resource");
    }

    private static Path bound(String name, String role) {
        kubernetes.kubectl("create", "serviceaccount", name, "-n", "prod").orThrow();
        kubernetes
                .kubectl(
                        "create",
                        "rolebinding",
                        name,
                        "-n",
                        "prod",
                        "--clusterrole=" + role,
                        "--serviceaccount=prod:" + name)
                .orThrow();
        return kubernetes.kubeconfigFor("prod", name);
    }

    private static Finished patch(Path whose, String patch, String... more) {
        String[] words = new String[8 + more.length];
        System.arraycopy(
                new String[] {"patch", "xd", "web-1", "-n", "prod", "--type=merge", "-p", patch}, 0, words, 0, 8);
        System.arraycopy(more, 0, words, 8, more.length);
        return kubernetes.kubectl(whose, "", words);
    }
}
