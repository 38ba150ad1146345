package io.xendomain.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import io.xendomain.testkit.Finished;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart of domains as the real helm renders it and the real API server takes it. */
@ExtendWith(ControlPlaneExtension.class)
class DomainsChartIT {
    private static final String SHOP = """
            defaults:
              host: dom0-a
              labels: {team: web, app.kubernetes.io/instance: mine}
              annotations: {owner: a@example.com}
              config: {type: pvh, kernel: /boot/vmlinuz-guest, memory: 1024, vif: [{bridge: xenbr0}, {bridge: xenbr1}]}
            domains:
              web-1: {}
              db-1:
                host: dom0-b
                labels: {team: db}
                restartPolicy: Always
                config: {memory: 2097152, vif: [{bridge: xenbr9}]}
            """;

    private static final String NAMESPACE = "shop-rendered";

    private static Helm helm;
    private static ControlPlane kubernetes;

    @BeforeAll
    static void start(ControlPlane started) {
        kubernetes = started.applyCrds();
        kubernetes.kubectl("create", "namespace", NAMESPACE).orThrow();
        helm = Helm.on(kubernetes);
    }

    @Test
    void lintFindsNothing() {
        Finished lint = helm.with(SHOP, "lint", "--strict", Helm.DOMAINS.toString());

        assertThat(lint.exit()).as(lint.stdout()).isZero();
        assertThat(lint.stdout()).contains("0 chart(s) failed").doesNotContain("[WARNING]", "[ERROR]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SHOP,
                "{domains: {}}",
                "{keep: true, domains: {a: {host: h, config: {builder: hvm, memory: 64}}}}",
                "{domains: {a: {host: h, powerState: Halted, config: {type: hvm}}, a.b-c: {host: h, config: {type: hvm, vcpus: 2}}}}",
                "{defaults: {config: {kernel: /boot/vmlinuz, memory: 64}}, domains: {a: {host: h}}}",
                """
                domains:
                  a:
                    host: h
                    updatePolicy: Restart
                    deletionPolicy: Orphan
                    shutdownGracePeriodSeconds: 3600
                    config:
                      builder: hvm
                      vncpasswdSecretRef: {name: vnc, key: password}
                      disk: [{vdev: xvda, target: /dev/vg0/a, format: raw, access: rw}]
                      uuid: 00000000-0000-4000-8000-000000000001
                """
            })
    void theApiServerTakesWhatTheValuesMake(String values) {
        Finished taken = helm.with(
                values, "install", "shop", Helm.DOMAINS.toString(), "--namespace", NAMESPACE, "--dry-run=server");

        assertThat(taken.exit()).as(taken.stderr()).isZero();
        String rendered = template(values).orThrow().stdout();
        Finished applied = kubernetes.kubectl(
                kubernetes.kubeconfig(),
                rendered,
                "apply",
                "--namespace",
                NAMESPACE,
                "--server-side",
                "--dry-run=server",
                "-f",
                "-");
        List<JsonNode> objects = Manifests.parse(rendered).objects();
        assertThat(applied.exit())
                .as(applied.stderr())
                .isEqualTo(objects.isEmpty() ? 1 : 0); // kubectl wants at least one
        assertThat(applied.stdout().lines()).hasSameSizeAs(objects);
    }

    @Test
    void aDomainsOwnFieldsGoBeforeThoseOfAll() {
        Manifests shop = Manifests.parse(template(SHOP).orThrow().stdout());
        JsonNode web = shop.get("XenDomain", "web-1");
        JsonNode db = shop.get("XenDomain", "db-1");

        assertThat(web.at("/spec/host").asText()).isEqualTo("dom0-a");
        assertThat(web.at("/spec/config/vif")).hasSize(2);
        assertThat(web.at("/metadata/labels/team").asText()).isEqualTo("web");
        assertThat(web.at("/metadata/labels/app.kubernetes.io~1instance").asText())
                .isEqualTo("shop");
        assertThat(db.at("/spec/host").asText()).isEqualTo("dom0-b");
        assertThat(db.at("/spec/config/type").asText()).isEqualTo("pvh");
        assertThat(db.at("/spec/config/memory").toString()).isEqualTo("2097152");
        assertThat(db.at("/spec/config/vif")).hasSize(1);
        assertThat(db.at("/metadata/labels/team").asText()).isEqualTo("db");
        assertThat(db.at("/metadata/annotations/owner").asText()).isEqualTo("a@example.com");
        assertThat(db.at("/spec").has("labels")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', textBlock = """
            {domain: {}}                                              | additional properties 'domain' not allowed
            {domains: {a: {hots: h}}}                                 | at '/domains/a': additional properties 'hots' not allowed
            {domains: {a: {host: h, config: {memroy: 1}}}}            | at '/domains/a/config': additional properties 'memroy' not allowed
            {defaults: {config: {vif: [{brigde: x}]}}}                | at '/defaults/config/vif/0': additional properties 'brigde' not allowed
            {domains: {a: {host: h, powerState: "On", config: {}}}}   | at '/domains/a/powerState': value must be one of
            {domains: {a: {host: h, config: {memory: 2G}}}}           | at '/domains/a/config/memory': got string, want integer
            {domains: {a: {host: h, config: {memory: 0}}}}            | at '/domains/a/config/memory': minimum: got 0, want 1
            {domains: {Web_1: {host: h, config: {}}}}                 | 'Web_1' does not match pattern
            {domains: {a: {config: {}}}}                              | domains.a.host is not set, and defaults.host is not either
            {domains: {a: {host: h}}}                                 | domains.a.config is not set, and defaults.config is not either
            """)
    void aMistakeInTheValuesIsNamed(String values, String message) {
        Finished refused = template(values);

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.stderr()).contains(message);
        assertThat(refused.stdout()).isEmpty();
    }

    private static Finished template(String values) {
        return helm.with(values, "template", "shop", Helm.DOMAINS.toString(), "--namespace", NAMESPACE);
    }
}
