package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.XenDomain;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.Finished;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Installing and uninstalling the chart, each time on a Kubernetes API of its own: its names are fixed. */
class ChartLifeIT {
    private static final String DEFAULTS = "{}";
    private static final String DOMAIN = """
            apiVersion: xendomain.io/v1alpha1
            kind: XenDomain
            metadata: {name: web-1, namespace: prod, finalizers: [xendomain.io/domain]}
            spec: {host: dom0-a, config: {builder: hvm, memory: 2048}}
            """;

    private ControlPlane kubernetes;
    private Helm helm;

    @BeforeEach
    void start() {
        kubernetes = ControlPlane.start();
        helm = Helm.on(kubernetes);
        kubernetes.kubectl("create", "namespace", "prod").orThrow();
    }

    @AfterEach
    void end() {
        kubernetes.close();
    }

    @Test
    void uninstallingLeavesDefinitionsAndDomainsAsTheyAre() {
        helm.install(DEFAULTS, "--create-namespace").orThrow();
        kubernetes.kubectlApply(DOMAIN).orThrow();
        XenDomain before = domain();
        String definitions = definitions();
        assertThat(operatorsObjects()).isNotEmpty();

        helm.run("uninstall", Helm.RELEASE, "--namespace", Helm.NAMESPACE).orThrow();

        assertThat(operatorsObjects()).isEmpty();
        assertThat(definitions()).isEqualTo(definitions);
        assertThat(domain()).isEqualTo(before);

        helm.install(DEFAULTS).orThrow();

        assertThat(definitions()).isEqualTo(definitions);
        assertThat(domain()).isEqualTo(before);
    }

    @Test
    void theRightsEndAtTheListedNamespacesAndTheNotesNameThem() {
        kubernetes.kubectl("create", "namespace", "other").orThrow();
        Finished installed = helm.install("{watchNamespaces: [prod], secretNamespaces: [prod]}", "--create-namespace")
                .orThrow();

        assertThat(installed.stdout()).contains("looks after the XenDomains of prod.");
        assertThat(may("prod", "patch", "xendomains")).isTrue();
        assertThat(may("prod", "patch", "xendomains", "--subresource=status")).isTrue();
        assertThat(may("prod", "get", "secrets")).isTrue();
        assertThat(may("prod", "list", "secrets")).isFalse();
        assertThat(may("other", "list", "xendomains")).isFalse();
        assertThat(may("other", "patch", "xendomains", "--subresource=status")).isFalse();
        assertThat(may("other", "get", "secrets")).isFalse();
        assertThat(may("other", "create", "events")).isTrue();
        assertThat(may("other", "list", "xenhosts")).isTrue();
    }

    @Test
    void aSecondReleaseIsRefusedAndTheFirstOneStays() {
        helm.install(DEFAULTS, "--create-namespace").orThrow();
        String before = operatorsObjects();

        Finished second = helm.run("install", "second", Helm.CHART.toString(), "--namespace", "prod");

        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.stderr()).contains("invalid ownership metadata").contains("xendomain-operator");
        assertThat(operatorsObjects()).isEqualTo(before);
    }

    private XenDomain domain() {
        return kubernetes
                .client()
                .resources(XenDomain.class)
                .inNamespace("prod")
                .withName("web-1")
                .get();
    }

    /** Each definition with what changes whenever somebody writes it. */
    private String definitions() {
        return kubernetes
                .kubectl("get", "crds", "-o", "custom-columns=:metadata.name,:metadata.uid,:metadata.generation")
                .orThrow()
                .stdout();
    }

    private String operatorsObjects() {
        return kubernetes
                .kubectl(
                        "get",
                        "deployments,serviceaccounts,roles,rolebindings,clusterroles,clusterrolebindings",
                        "--all-namespaces",
                        "--selector=app.kubernetes.io/name=xendomain-operator",
                        "--no-headers",
                        "--output=name")
                .orThrow()
                .stdout();
    }

    private boolean may(String namespace, String verb, String resource, String... more) {
        List<String> words = new ArrayList<>(List.of("auth", "can-i", verb, resource, "--namespace", namespace));
        words.add("--as=system:serviceaccount:" + Helm.NAMESPACE + ":xendomain-operator");
        words.addAll(List.of(more));
        return kubernetes.kubectl(words.toArray(String[]::new)).exit() == 0;
    }
}
