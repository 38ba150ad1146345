package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.XenDomain;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.Finished;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    /** docs/adr/0010: definitions are upgraded with the chart, and go back with it. */
    @Test
    void anUpgradeBringsTheNewDefinitionsAndARollbackTheOldOnesAndDomainsStay(@TempDir Path folder) throws IOException {
        OldChart old = OldChart.in(folder);
        release("install", old.folder(), "--create-namespace").orThrow();
        kubernetes.kubectlApply(DOMAIN).orThrow();
        XenDomain before = domain();
        assertThat(has(OldChart.MISSING)).isFalse();
        assertThat(exists("service")).isFalse();

        release("upgrade", Helm.CHART).orThrow();

        assertThat(has(OldChart.MISSING)).isTrue();
        assertThat(exists("service")).isTrue();
        assertThat(domain()).isEqualTo(before);

        helm.run("rollback", Helm.RELEASE, "1", "--namespace", Helm.NAMESPACE).orThrow();

        assertThat(has(OldChart.MISSING)).isFalse();
        assertThat(exists("service")).isFalse();
        assertThat(exists("deployment")).isTrue();
        assertThat(domain()).isEqualTo(before);

        helm.run("uninstall", Helm.RELEASE, "--namespace", Helm.NAMESPACE).orThrow();

        assertThat(exists("deployment")).isFalse();
        assertThat(domain()).isEqualTo(before);
    }

    @Test
    void aChartThatWouldTakeFieldsAwayIsRefusedByNameAndRemedy(@TempDir Path folder) throws IOException {
        release("install", Helm.CHART, "--create-namespace").orThrow();
        String definitions = definitions();

        Finished refused = release("upgrade", OldChart.in(folder).folder());

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.stderr())
                .contains("xendomains.xendomain.io is of version")
                .contains("this chart would make it " + OldChart.VERSION)
                .contains("crds.install=false");
        assertThat(definitions()).isEqualTo(definitions);
        release("upgrade", OldChart.in(folder).folder(), "--set", "crds.install=false")
                .orThrow();
        assertThat(definitions()).isEqualTo(definitions);
    }

    /** As the first charts had them in crds/, or kubectl apply put them there. */
    @Test
    void definitionsThatNobodyOwnsAreTakenOverWhenAsked(@TempDir Path folder) throws IOException {
        release("install", OldChart.withUntouchableDefinitions(folder).folder(), "--create-namespace")
                .orThrow();
        kubernetes.kubectlApply(DOMAIN).orThrow();
        XenDomain before = domain();
        assertThat(has(OldChart.MISSING)).isFalse();

        Finished refused = release("upgrade", Helm.CHART);
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.stderr()).contains("xendomains.xendomain.io", "invalid ownership metadata");

        release("upgrade", Helm.CHART, "--take-ownership").orThrow();

        assertThat(has(OldChart.MISSING)).isTrue();
        assertThat(domain()).isEqualTo(before);
    }

    @Test
    void theDefinitionsAreLeftToOthersWhenAsked() {
        kubernetes.applyCrds();
        String definitions = definitions();

        helm.install("{crds: {install: false}}", "--create-namespace").orThrow();
        helm.run("uninstall", Helm.RELEASE, "--namespace", Helm.NAMESPACE).orThrow();

        assertThat(definitions()).isEqualTo(definitions);
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

    private Finished release(String command, Path chart, String... arguments) {
        List<String> words = new ArrayList<>(List.of(command, Helm.RELEASE, chart.toString()));
        words.addAll(List.of("--namespace", Helm.NAMESPACE));
        words.addAll(List.of(arguments));
        return helm.run(words.toArray(String[]::new));
    }

    /** Whether the definition of XenDomain has that key of config. */
    private boolean has(String key) {
        String path =
                "{.spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.config.properties." + key + "}";
        return !kubernetes
                .kubectl("get", "crd", "xendomains.xendomain.io", "-o", "jsonpath=" + path)
                .orThrow()
                .stdout()
                .isEmpty();
    }

    private boolean exists(String kind) {
        return kubernetes
                        .kubectl("get", kind, "xendomain-operator", "-n", Helm.NAMESPACE)
                        .exit()
                == 0;
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
