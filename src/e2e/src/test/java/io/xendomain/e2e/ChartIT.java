package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart as the real helm renders it and the real API server takes it. */
@ExtendWith(ControlPlaneExtension.class)
class ChartIT {
    private static final String DEFAULTS = "{}";
    private static final List<String> NAMESPACES = List.of(Helm.NAMESPACE, "chart-a", "chart-b");

    @BeforeAll
    static void namespaces(ControlPlane kubernetes) {
        String labels = "{pod-security.kubernetes.io/warn: restricted}";
        NAMESPACES.forEach(name -> kubernetes
                .kubectlApply(
                        "{apiVersion: v1, kind: Namespace, metadata: {name: %s, labels: %s}}".formatted(name, labels))
                .orThrow());
    }

    @Test
    void lintFindsNothing(ControlPlane kubernetes) {
        Finished lint = Helm.on(kubernetes).run("lint", "--strict", Helm.CHART.toString());

        assertThat(lint.exit()).as(lint.stdout()).isZero();
        assertThat(lint.stdout()).contains("0 chart(s) failed").doesNotContain("[WARNING]", "[ERROR]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                DEFAULTS,
                "{image: {repository: registry.example.com:5000/xen/operator, tag: 1.2.3, pullPolicy: Always}}",
                "{replicas: 3, logLevel: DEBUG}",
                "{watchNamespaces: [chart-a, chart-b]}",
                "{secretNamespaces: [chart-a]}",
                "{watchNamespaces: [chart-b], secretNamespaces: [chart-b]}",
                "{resources: {requests: {cpu: 1, memory: 1Gi, ephemeral-storage: 10M}, limits: {cpu: 1500m, memory: 2Gi}}}",
                "{resources: null}",
                """
                nodeSelector: {kubernetes.io/arch: amd64}
                tolerations:
                  - {key: node-role.kubernetes.io/control-plane, operator: Exists, effect: NoSchedule}
                  - {key: slow, operator: Equal, value: "yes", effect: NoExecute, tolerationSeconds: 60}
                affinity:
                  nodeAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      nodeSelectorTerms:
                        - matchExpressions: [{key: disk, operator: In, values: [ssd]}]
                    preferredDuringSchedulingIgnoredDuringExecution:
                      - {weight: 5, preference: {matchFields: [{key: metadata.name, operator: NotIn, values: [n1]}]}}
                  podAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      - {topologyKey: zone, namespaces: [a], labelSelector: {matchLabels: {app: b}}}
                  podAntiAffinity:
                    preferredDuringSchedulingIgnoredDuringExecution:
                      - weight: 100
                        podAffinityTerm:
                          topologyKey: kubernetes.io/hostname
                          labelSelector: {matchExpressions: [{key: xendomain.io/component, operator: Exists}]}
                """
            })
    void theApiServerTakesWhatTheValuesMake(String values, ControlPlane kubernetes) {
        String rendered = Helm.on(kubernetes).template(values).orThrow().stdout();

        // the objects may be there already, put by another manager: the API is shared by all tests
        Finished taken = kubernetes.kubectl(
                kubernetes.kubeconfig(),
                rendered,
                "apply",
                "--server-side",
                "--force-conflicts",
                "--dry-run=server",
                "-f",
                "-");

        assertThat(taken.exit()).as(taken.stderr()).isZero();
        assertThat(taken.stderr()).as("warnings").isEmpty();
        assertThat(taken.stdout().lines())
                .hasSameSizeAs(Manifests.parse(rendered).objects());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', delimiter = '|', textBlock = """
            {replcas: 3}                                   | additional properties 'replcas' not allowed
            {image: {tga: 1.0.0}}                          | at '/image': additional properties 'tga' not allowed
            {resources: {limits: {memroy: 1Gi}}}           | at '/resources/limits': additional properties 'memroy' not allowed
            {tolerations: [{keey: a}]}                     | at '/tolerations/0': additional properties 'keey' not allowed
            {affinity: {nodeAfinity: {}}}                  | at '/affinity': additional properties 'nodeAfinity' not allowed
            {replicas: many}                               | at '/replicas': got string, want integer
            {logLevel: LOUD}                               | at '/logLevel': value must be one of 'DEBUG', 'INFO', 'WARN', 'ERROR'
            {watchNamespaces: prod}                        | at '/watchNamespaces': got string, want array
            {watchNamespaces: [Prod]}                      | at '/watchNamespaces/0': 'Prod' does not match pattern
            {secretNamespaces: [a, a]}                     | at '/secretNamespaces': items at 0 and 1 are equal
            {image: {repository: 'operator:1.0.0@sha256'}} | at '/image/repository': 'operator:1.0.0@sha256' does not match
            {resources: {limits: {memory: 1 GB}}}          | at '/resources/limits/memory': '1 GB' does not match pattern
            """)
    void aValueThatMeansNothingIsRefusedByName(String values, String message, ControlPlane kubernetes) {
        Finished refused = Helm.on(kubernetes).template(values);

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.stderr()).contains(message);
    }

    @Test
    void theSchemaLeavesNoObjectOpen() throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(Helm.CHART.resolve("values.schema.json").toFile());

        assertThat(schema.findParents("type").stream()
                        .filter(part -> part.path("type").asText().equals("object"))
                        .filter(part -> part != schema.at("/properties/global")))
                .isNotEmpty()
                .allMatch(part -> part.path("additionalProperties").equals(BooleanNode.FALSE)
                        || part.at("/additionalProperties/type").asText().equals("string"));
    }

    @Test
    void byDefaultTheChartIsTheKustomizeBase(ControlPlane kubernetes) {
        Manifests chart = Manifests.parse(Helm.on(kubernetes)
                .template(DEFAULTS, "--include-crds")
                .orThrow()
                .stdout());
        Manifests base = Manifests.parse(kubernetes
                        .kubectl(
                                "kustomize",
                                Toolchain.projectRoot().resolve("deploy/base").toString())
                        .orThrow()
                        .stdout())
                // made by helm install --create-namespace
                .without("Namespace");

        assertThat(chart.names()).isEqualTo(base.names());
        assertThat(chart.permissions()).isEqualTo(base.permissions());
        assertThat(chart.bindings()).isEqualTo(base.bindings());
        assertThat(chart.without("CustomResourceDefinition").objects())
                .allSatisfy(object -> assertThat(labels(object)).containsAll(labels(base.like(object))));
        assertThat(deployment(chart)).isEqualTo(deployment(base));
    }

    @Test
    void itsVersionIsThatOfThePrograms(ControlPlane kubernetes) {
        JsonNode chart = Manifests.parse(Helm.on(kubernetes)
                        .run("show", "chart", Helm.CHART.toString())
                        .orThrow()
                        .stdout())
                .objects()
                .getFirst();

        assertThat(Toolchain.projectRoot().resolve("pom.xml"))
                .content()
                .contains("<artifactId>xendomain</artifactId>\n  <version>%s</version>"
                        .formatted(chart.path("appVersion").asText()));
        assertThat(chart.path("version")).isEqualTo(chart.path("appVersion"));
    }

    /** The spec of the operator's Deployment, but for its image, which a chart has to name differently. */
    private static JsonNode deployment(Manifests manifests) {
        ObjectNode spec =
                manifests.get("Deployment", "xendomain-operator").path("spec").deepCopy();
        ((ObjectNode) spec.at("/template/spec/containers/0")).remove(List.of("image", "imagePullPolicy"));
        return spec;
    }

    private static List<String> labels(JsonNode object) {
        return object.at("/metadata/labels").properties().stream()
                .map(label -> label.getKey() + "=" + label.getValue().asText())
                .toList();
    }
}
