package io.xendomain.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.awaitility.Durations.ONE_MINUTE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.xendomain.api.AppliedKey;
import io.xendomain.api.Condition;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.ConfigStatus;
import io.xendomain.api.CpuPool;
import io.xendomain.api.DomainState;
import io.xendomain.api.DomainStatus;
import io.xendomain.api.HostFinding;
import io.xendomain.api.PendingKey;
import io.xendomain.api.Reason;
import io.xendomain.api.RestartsStatus;
import io.xendomain.api.StatusFinding;
import io.xendomain.api.Toolstack;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.api.XenHost;
import io.xendomain.api.XenHostStatus;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import io.xendomain.xlcfg.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed definitions on the real API server, as kubectl shows them. */
@ExtendWith(ControlPlaneExtension.class)
class CrdsIT {
    private static ControlPlane server;

    @BeforeAll
    static void applyCrds(ControlPlane controlPlane) {
        server = controlPlane.applyCrds();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xendomains.xendomain.io", "xenhosts.xendomain.io"})
    void areEstablishedAndServedAsCommitted(String name) throws IOException {
        JsonNode committed = new YAMLMapper()
                .readTree(Toolchain.projectRoot()
                        .resolve("crds/" + name + ".yaml")
                        .toFile());
        CustomResourceDefinition served = server.client()
                .apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(name)
                .get();

        assertThat(served.getStatus().getConditions())
                .filteredOn(condition -> condition.getStatus().equals("True"))
                .extracting("type")
                .contains("Established", "NamesAccepted")
                .doesNotContain("NonStructuralSchema");
        String text = server.kubectl("get", "crd", name, "-o", "json").orThrow().stdout();
        assertThat(new ObjectMapper().readTree(text).at("/spec/versions/0/schema"))
                .isEqualTo(committed.at("/spec/versions/0/schema"));
    }

    /** Client-side apply keeps the whole definition in an annotation, which has to fit. */
    @Test
    void canBeAppliedWithoutServerSideApply() {
        String crds = Toolchain.projectRoot().resolve("crds").toString();

        server.kubectl("apply", "-f", crds, "--dry-run=server").orThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xd",
                "xd.spec.powerState",
                "xd.spec.config",
                "xd.spec.config.vcpus",
                "xd.spec.config.disk",
                "xd.spec.config.disk.vdev",
                "xd.spec.config.vncpasswdSecretRef.key",
                "xd.status.findings.message",
                "xh.spec.address",
                "xh.status.toolstack"
            })
    void explainShowsText(String field) {
        // a definition is established a moment before its OpenAPI document is served
        await().atMost(ONE_MINUTE).untilAsserted(() -> {
            Finished explained = server.kubectl("explain", field);
            assertThat(explained.exit()).as(explained.stderr()).isZero();
            assertThat(explained.stdout()).contains("DESCRIPTION:").doesNotContain("<empty>");
        });
    }

    @Test
    void aFreshObjectIsNotTakenForAFinishedOne() {
        server.kubectlApply(Manifests.domainWithConfig("fresh", "{\"type\": \"hvm\"}"))
                .orThrow();

        XenDomain fresh = domain("fresh");

        assertThat(fresh.getStatus().observedGeneration()).isEqualTo(-1);
        assertThat(fresh.getMetadata().getGeneration()).isEqualTo(1);
        assertThat(fresh.getSpec().isReadable()).isTrue();
        assertThat(server.kubectl("get", "xd", "fresh", "-o", "jsonpath={.spec}")
                        .orThrow()
                        .stdout())
                .contains("\"powerState\":\"Running\"", "\"updatePolicy\":\"Live\"", "\"restartPolicy\":\"OnFailure\"")
                .contains("\"deletionPolicy\":\"Shutdown\"", "\"shutdownGracePeriodSeconds\":60");
        server.kubectl("delete", "xd", "fresh").orThrow();
    }

    @Test
    void getShowsTheColumnsOfADomain() {
        server.kubectlApply(Manifests.domainWithConfig("shown", "{\"type\": \"hvm\", \"vcpus\": 2}"))
                .orThrow();
        XenDomain domain = domain("shown");
        domain.setStatus(fullStatus());
        server.client().resource(domain).updateStatus();

        assertThat(lines("get", "xd", "shown"))
                .satisfiesExactly(
                        head -> assertThat(head.split("\\s+"))
                                .containsExactly("NAME", "HOST", "STATE", "READY", "VCPUS", "MEMORY", "AGE"),
                        row -> assertThat(row.split("\\s+"))
                                .startsWith("shown", "dom0-a", "Running", "True", "2", "2048"));
        assertThat(lines("get", "xd", "shown", "-o", "wide").getFirst().split("\\s+"))
                .endsWith("DOMID", "XEN", "REASON");
        assertThat(lines("get", "xd", "shown", "-o", "wide").getLast().split("\\s+"))
                .endsWith("7", "4.20", "DomainRunning");
        assertThat(domain("shown").getStatus()).isEqualTo(fullStatus());
        server.kubectl("delete", "xd", "shown").orThrow();
    }

    @Test
    void getShowsTheColumnsOfAHost() {
        server.kubectlApply(Manifests.host("shown", "{\"address\": \"10.0.0.5:8443\"}"))
                .orThrow();
        XenHost host =
                server.client().resources(XenHost.class).withName("shown").get();
        assertThat(host.getStatus().observedGeneration()).isEqualTo(-1);
        XenHostStatus status = new XenHostStatus(
                1L,
                List.of(ready(Reason.HostReady)),
                "4.20.1",
                "0.1.0",
                Toolstack.Simulated,
                8,
                65536L,
                List.of("pv", "hvm", "hap"),
                "credit2",
                2,
                List.of(new CpuPool("Pool-0", "credit2"), new CpuPool("my pool", "rtds")),
                List.of(new HostFinding(Severity.Warning, "StartedTwice", "remove /etc/xen/auto/web-1")));
        host.setStatus(status);
        server.client().resource(host).updateStatus();

        assertThat(lines("get", "xh", "shown", "-o", "wide"))
                .satisfiesExactly(
                        head -> assertThat(head.split("\\s+"))
                                .containsExactly(
                                        "NAME",
                                        "READY",
                                        "XEN",
                                        "TOOLSTACK",
                                        "CPUS",
                                        "MEMORY",
                                        "AGE",
                                        "ADDRESS",
                                        "AGENT",
                                        "UNSCHEDULABLE",
                                        "REASON"),
                        row -> assertThat(row.split("\\s+"))
                                .startsWith("shown", "True", "4.20.1", "Simulated", "8", "65536")
                                .endsWith("10.0.0.5:8443", "0.1.0", "false", "HostReady"));
        assertThat(server.client()
                        .resources(XenHost.class)
                        .withName("shown")
                        .get()
                        .getStatus())
                .isEqualTo(status);
        server.kubectl("delete", "xh", "shown").orThrow();
    }

    @Test
    void applyingTheSameAgainChangesNothing() {
        String manifest = Manifests.domainWithConfig("again", "{\"name\": \"again\", \"type\": \"hvm\", \"vcpus\": 2}");
        serverSideApply(manifest);
        server.kubectl(server.kubeconfig(), manifest, "diff", "--server-side", "-f", "-")
                .orThrow();
        // a create stores no status, so the first write after it stores the default that was only shown until then
        serverSideApply(manifest);
        XenDomain before = domain("again");

        serverSideApply(manifest);

        assertThat(domain("again")).isEqualTo(before);
        assertThat(before.getMetadata().getGeneration()).isEqualTo(1);
        server.kubectl("delete", "xd", "again").orThrow();
    }

    @Test
    void aDryRunLeavesNothing() {
        String manifest = Manifests.domainWithConfig("dry", "{\"type\": \"hvm\"}");

        server.kubectl(server.kubeconfig(), manifest, "apply", "--dry-run=server", "-f", "-")
                .orThrow();

        assertThat(domain("dry")).isNull();
    }

    private static XenDomainStatus fullStatus() {
        return new XenDomainStatus(
                1L,
                List.of(ready(Reason.DomainRunning)),
                List.of(new StatusFinding(Severity.Warning, "spec.config.vcpus", "vcpus", "Ignored", "is ignored")),
                new DomainStatus(
                        7,
                        "5c1a4a52-41e8-4b0c-a0ea-4c3b2b7f1d9e",
                        DomainState.Running,
                        2048L,
                        2,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        new RestartsStatus(2, "crashed", Instant.parse("2026-01-01T00:01:00Z"))),
                new ConfigStatus("/etc/xen/shown.cfg", "ab".repeat(32), 1L, "4.20"),
                List.of(new PendingKey("vcpus", "1", "2", "no")),
                List.of(new AppliedKey("memory", "1024", "2048")),
                "2026-01-01T00:00:00Z");
    }

    private static Condition ready(Reason reason) {
        return new Condition(
                ConditionType.Ready,
                ConditionStatus.True,
                reason,
                "as asked",
                Instant.parse("2026-01-01T00:00:00Z"),
                1L);
    }

    private static void serverSideApply(String manifest) {
        server.kubectl(server.kubeconfig(), manifest, "apply", "--server-side", "-f", "-")
                .orThrow();
    }

    private static XenDomain domain(String name) {
        return server.client()
                .resources(XenDomain.class)
                .inNamespace("default")
                .withName(name)
                .get();
    }

    private static List<String> lines(String... arguments) {
        return server.kubectl(arguments).orThrow().stdout().lines().toList();
    }
}
