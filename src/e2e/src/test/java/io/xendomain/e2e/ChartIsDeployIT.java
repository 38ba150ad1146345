package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chart and deploy/ say the same in two ways: neither can be changed without the other. */
@ExtendWith(ControlPlaneExtension.class)
class ChartIsDeployIT {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            base           | {replicas: 1}
            ha             | {}
            one-namespace  | {replicas: 1, watchNamespaces: [prod]}
            cert-manager   | {replicas: 1, certificateAuthority: {source: cert-manager}}
            network-policy | {replicas: 1, networkPolicy: {enabled: true}}
            monitoring     | {replicas: 1, monitoring: {serviceMonitor: {enabled: true}, prometheusRule: {enabled: true}, dashboards: {enabled: true}}}
            everything     | {networkPolicy: {enabled: true}, monitoring: {serviceMonitor: {enabled: true}, prometheusRule: {enabled: true}, dashboards: {enabled: true}}}
            """)
    void withTheseValuesTheChartIsThatKustomization(String kustomization, String values, ControlPlane kubernetes) {
        Manifests chart = Manifests.parse(
                        Helm.on(kubernetes).template(values).orThrow().stdout())
                .withoutHooks();
        Manifests deploy = Kustomizations.built(kubernetes, kustomization)
                // made by helm install --create-namespace
                .without("Namespace");

        assertThat(chart.names()).isEqualTo(deploy.names());
        assertThat(chart.permissions()).isEqualTo(deploy.permissions());
        assertThat(chart.bindings()).isEqualTo(deploy.bindings());
        for (JsonNode object : chart.objects()) {
            JsonNode other = deploy.like(object);
            assertThat(substance(object)).isEqualTo(substance(other));
            assertThat(labels(object)).containsAll(labels(other));
        }
    }

    /** Without what a chart has to say differently, and the rules of roles, which are compared by what they allow. */
    private static JsonNode substance(JsonNode object) {
        ObjectNode substance = object.deepCopy();
        substance.remove(List.of("rules", "status"));
        ((ObjectNode) substance.path("metadata")).remove(List.of("labels", "annotations", "creationTimestamp"));
        if (substance.path("kind").asText().equals("Deployment")) {
            ((ObjectNode) substance.at("/spec/template/spec/containers/0")).remove(List.of("image", "imagePullPolicy"));
            JsonNode env = substance.at("/spec/template/spec/containers/0/env");
            ((ObjectNode) substance.at("/spec/template/spec/containers/0")).set("env", Manifests.sorted(env, "name"));
        }
        return substance;
    }

    private static List<String> labels(JsonNode object) {
        return object.at("/metadata/labels").properties().stream()
                .map(label -> label.getKey() + "=" + label.getValue().asText())
                .filter(label -> !label.startsWith("app.kubernetes.io/managed-by="))
                .toList();
    }
}
