package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart as the real helm renders it and the real API server takes it. */
@ExtendWith(ControlPlaneExtension.class)
class ChartIT {
    private static final String DEFAULTS = "{}";
    private static final List<String> NAMESPACES = List.of(Helm.NAMESPACE, "chart-a", "chart-b");

    @BeforeAll
    static void namespaces(ControlPlane kubernetes) {
        String labels = "{pod-security.kubernetes.io/warn: restricted}";
        Kustomizations.defineForeignKinds(kubernetes);
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
                "{replicas: 3, logLevel: DEBUG, logFormat: text}",
                "{watchNamespaces: [chart-a, chart-b]}",
                "{secretNamespaces: [chart-a]}",
                "{watchNamespaces: [chart-b], secretNamespaces: [chart-b]}",
                "{resources: {requests: {cpu: 1, memory: 1Gi, ephemeral-storage: 10M}, limits: {cpu: 1500m, memory: 2Gi}}}",
                "{resources: null}",
                "{replicas: 1}",
                "{replicas: 2, spread: DoNotSchedule, podDisruptionBudget: {enabled: false}}",
                "{replicas: 5, spread: None}",
                "{crds: {install: false}}",
                "{certificateAuthority: {source: cert-manager}}",
                "{certificateAuthority: {source: cert-manager, issuer: {kind: ClusterIssuer, name: company}}}",
                "{certificateAuthority: {source: secret}}",
                "{networkPolicy: {enabled: true}}",
                """
                networkPolicy:
                  enabled: true
                  metricsFrom: [chart-a, chart-b]
                  apiServerPorts: [6443]
                  agentPorts: [8443, 9443]
                  agentNetworks: [10.0.0.0/24, "fd00::/64"]
                """,
                """
                monitoring:
                  serviceMonitor: {enabled: true, interval: 10s, labels: {release: prometheus}}
                  prometheusRule: {enabled: true, labels: {release: prometheus}, runbooks: "https://example.com/runbooks/"}
                  dashboards: {enabled: true, labels: {grafana_dashboard: "yes"}}
                metrics: {domains: 0}
                """,
                """
                image: {digest: "sha256:0123456789012345678901234567890123456789012345678901234567890123"}
                imagePullSecrets: [{name: registry}]
                priorityClassName: system-cluster-critical
                podLabels: {team: xen}
                podAnnotations: {example.com/owner: xen}
                """,
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
            {image: {digest: sha256:1}}                    | at '/image/digest': 'sha256:1' does not match pattern
            {spread: Always}                               | at '/spread': value must be one of
            {podDisruptionBudget: {enabled: maybe}}        | at '/podDisruptionBudget/enabled': got string, want boolean
            {podDisruptionBudget: {enable: true}}          | at '/podDisruptionBudget': additional properties 'enable' not allowed
            {crds: {keep: false}}                          | at '/crds': additional properties 'keep' not allowed
            {certificateAuthority: {source: vault}}        | at '/certificateAuthority/source': value must be one of
            {certificateAuthority: {issuer: {name: a}}}    | at '/certificateAuthority/issuer': properties 'kind' required, if 'name' exists
            {networkPolicy: {agentPorts: []}}              | at '/networkPolicy/agentPorts': minItems: got 0, want 1
            {networkPolicy: {agentPorts: [0]}}             | at '/networkPolicy/agentPorts/0': minimum: got 0, want 1
            {networkPolicy: {agentNetworks: [dom0-a]}}     | at '/networkPolicy/agentNetworks/0': 'dom0-a' does not match pattern
            {monitoring: {serviceMonitor: {intervall: 1s}}} | at '/monitoring/serviceMonitor': additional properties 'intervall' not allowed
            {monitoring: {prometheusRules: {}}}            | at '/monitoring': additional properties 'prometheusRules' not allowed
            {monitoring: {prometheusRule: {runbooks: here}}} | at '/monitoring/prometheusRule/runbooks': 'here' does not match pattern
            {metrics: {domains: -1}}                       | at '/metrics/domains': minimum: got -1, want 0
            {logFormat: xml}                               | at '/logFormat': value must be one of 'json', 'text'
            {imagePullSecrets: [registry]}                 | at '/imagePullSecrets/0': got string, want object
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
    void alertsLinkToThePagesWhereTheirReadersHaveThem(ControlPlane kubernetes) {
        String rendered = Helm.on(kubernetes)
                .template("{monitoring: {prometheusRule: {enabled: true, runbooks: 'https://example.com/runbooks/'}}}")
                .orThrow()
                .stdout();

        assertThat(Alerts.all()).allSatisfy(alert -> assertThat(rendered)
                .contains("runbook_url: https://example.com/runbooks/" + alert.name() + ".md\n"));
    }

    @Test
    void theLogIsJsonUnlessItIsToBeText(ControlPlane kubernetes) {
        Helm helm = Helm.on(kubernetes);

        assertThat(helm.template(DEFAULTS).orThrow().stdout()).contains("XENDOMAIN_LOG_JSON");
        assertThat(helm.template("{logFormat: text}").orThrow().stdout()).doesNotContain("XENDOMAIN_LOG_JSON");
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

    static List<Path> charts() {
        return List.of(Helm.CHART, Helm.DOMAINS);
    }

    @ParameterizedTest
    @MethodSource("charts")
    void itsVersionIsThatOfThePrograms(Path folder, ControlPlane kubernetes) {
        JsonNode chart = Manifests.parse(Helm.on(kubernetes)
                        .run("show", "chart", folder.toString())
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
}
