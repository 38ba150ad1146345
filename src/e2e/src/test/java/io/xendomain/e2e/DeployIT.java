package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** deploy/ on a Kubernetes API of its own, with admin's rights. */
class DeployIT {
    private static final Path DEPLOY = Toolchain.projectRoot().resolve("deploy");
    private static final String BASE = DEPLOY.resolve("base").toString();

    private static ControlPlane kubernetes;
    private static Finished applied;

    @BeforeAll
    static void apply() {
        kubernetes = ControlPlane.start();
        applied = kubernetes.kubectl("apply", "-k", BASE).orThrow();
        kubernetes.kubectl("create", "namespace", "prod").orThrow();
        Kustomizations.defineForeignKinds(kubernetes);
    }

    @AfterAll
    static void end() {
        kubernetes.close();
    }

    @Test
    void theBaseIsAppliedInOneGoAndWithoutAWarning() {
        assertThat(applied.stdout().lines()).isNotEmpty().allMatch(line -> line.endsWith(" created"));
        assertThat(applied.stderr()).isEmpty();
    }

    @Test
    void theBaseAppliedAgainChangesNothing() {
        assertThat(kubernetes.kubectl("apply", "-k", BASE).orThrow().stdout().lines())
                .isNotEmpty()
                .allMatch(line -> line.endsWith(" unchanged"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ha", "one-namespace", "cert-manager", "network-policy", "monitoring", "everything"})
    void anOverlayIsAppliedOverTheBaseAndAppliedAgainChangesNothing(String name) {
        String folder = Kustomizations.of(name).toString();
        Finished first = kubernetes.kubectl("apply", "-k", folder);
        assertThat(first.exit()).as(first.stderr()).isZero();
        assertThat(first.stderr()).isEmpty();

        Finished diff = kubernetes.kubectl("diff", "-k", folder);
        assertThat(diff.exit()).as(diff.stdout()).isZero();
    }

    @Test
    void whereCertManagerMakesTheCaTheOperatorMayNot() {
        String role = "Role xendomain-operator";
        Manifests.Permission making = new Manifests.Permission("", "secrets", "", "create");
        Manifests.Permission reading = new Manifests.Permission("", "secrets", "xendomain-ca", "get");

        assertThat(base().permissions().get(role)).contains(making, reading);
        assertThat(Kustomizations.built(kubernetes, "cert-manager")
                        .permissions()
                        .get(role))
                .contains(reading)
                .doesNotContain(making);
    }

    @Test
    void onlyTheNamespaceOfTheBindingIsWatchedAndCovered() {
        Manifests one = Kustomizations.built(kubernetes, "one-namespace");
        String binding = "xendomain-operator-domains";

        assertThat(one.names()).contains("RoleBinding " + binding).doesNotContain("ClusterRoleBinding " + binding);
        JsonNode environment = one.get("Deployment", "xendomain-operator").at("/spec/template/spec/containers/0/env");
        assertThat(environment.toString())
                .contains("{\"name\":\"XENDOMAIN_WATCH_NAMESPACES\",\"value\":\"%s\"}"
                        .formatted(one.get("RoleBinding", binding)
                                .at("/metadata/namespace")
                                .asText()));
    }

    /** Nor does an uninstalled release: ChartLifeIT. */
    @Test
    void noCommitTakesADefinitionAway() {
        Manifests chart =
                Manifests.parse(Helm.on(kubernetes).template("{}").orThrow().stdout());
        for (String name : new String[] {"xendomains.xendomain.io", "xenhosts.xendomain.io"}) {
            JsonNode deployed = base().get("CustomResourceDefinition", name).at("/metadata/annotations");
            JsonNode charted = chart.get("CustomResourceDefinition", name).at("/metadata/annotations");
            for (JsonNode annotations : List.of(deployed, charted)) {
                assertThat(annotations.path("argocd.argoproj.io/sync-options").asText())
                        .isEqualTo("Prune=false,Delete=false");
            }
            assertThat(deployed.path("kustomize.toolkit.fluxcd.io/prune").asText())
                    .isEqualTo("disabled");
            assertThat(charted.path("helm.sh/resource-policy").asText()).isEqualTo("keep");
        }
    }

    /** The controller manager that does it is not here; its instructions are. */
    @ParameterizedTest
    @CsvSource({"view, xendomain-view", "view, xendomain-host-view", "edit, xendomain-edit", "admin, xendomain-edit"})
    void ourRolesAreAddedToTheClustersOwn(String clusters, String ours) {
        String selectors = "{.aggregationRule.clusterRoleSelectors[*].matchLabels}";
        String wanted = kubernetes
                .kubectl("get", "clusterrole", clusters, "-o", "jsonpath=" + selectors)
                .orThrow()
                .stdout();
        assertThat(base().get("ClusterRole", ours).at("/metadata/labels").properties())
                .anyMatch(label -> wanted.contains("\"" + label.getKey() + "\":" + label.getValue()));
    }

    @Test
    void noRuleHasAWildcardAndNoneReadsTheSecretsOfTheCluster() {
        assertThat(base().bindings())
                .filteredOn(binding -> binding.contains("xendomain-secret-reader"))
                .isEmpty();
        assertThat(base().permissions()).isNotEmpty().allSatisfy((role, permissions) -> assertThat(permissions)
                .isNotEmpty()
                .noneMatch(permission -> permission.toString().contains("*")));
    }

    @Test
    void theNamespaceWhichEnforcesTheRestrictedStandardTakesThePod() {
        JsonNode template = base().get("Deployment", "xendomain-operator")
                .at("/spec/template")
                .deepCopy();
        ObjectNode pod = ((ObjectNode) template).put("apiVersion", "v1").put("kind", "Pod");
        ((ObjectNode) pod.path("metadata")).put("name", "operator").put("namespace", "xendomain-system");

        Finished taken =
                kubernetes.kubectl(kubernetes.kubeconfig(), pod.toString(), "create", "--dry-run=server", "-f", "-");

        assertThat(taken.exit()).as(taken.stderr()).isZero();
        assertThat(taken.stderr()).isEmpty();
        JsonNode container = pod.at("/spec/containers/0/securityContext");
        assertThat(container.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        ((ObjectNode) container).put("allowPrivilegeEscalation", true);
        assertThat(kubernetes
                        .kubectl(kubernetes.kubeconfig(), pod.toString(), "create", "--dry-run=server", "-f", "-")
                        .stderr())
                .contains("violates PodSecurity \"restricted");
    }

    static List<Path> examples() throws IOException {
        try (var files = Files.list(DEPLOY.resolve("examples"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsAccepted(Path example) {
        Finished accepted = kubernetes.kubectl("apply", "--dry-run=server", "-f", example.toString());

        assertThat(accepted.exit()).as(accepted.stderr()).isZero();
        assertThat(accepted.stderr()).isEmpty();
    }

    private static Manifests base() {
        return Manifests.parse(kubernetes.kubectl("kustomize", BASE).orThrow().stdout());
    }
}
