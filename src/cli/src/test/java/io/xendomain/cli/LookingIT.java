package io.xendomain.cli;

import static io.xendomain.cli.Samples.condition;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.xendomain.api.Condition;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.Reason;
import io.xendomain.api.XenDomain;
import io.xendomain.cli.Samples.Status;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** status, why and hosts on a real API server, and what they say when there is none. */
@ExtendWith(ControlPlaneExtension.class)
class LookingIT {
    private static final Condition REACHABLE =
            condition(ConditionType.Reachable, ConditionStatus.True, Reason.Connected, "its agent answers");

    private final Cluster cluster;

    LookingIT(ControlPlane server) {
        cluster = Cluster.in(server, "looking");
    }

    @BeforeEach
    void aDomainThatRuns() {
        cluster.host("looking-a", Samples.host(REACHABLE).getStatus());
        XenDomain domain = cluster.apply("web-1", "looking-a");
        cluster.report(
                "web-1",
                new Status().observed(domain.getMetadata().getGeneration()).build());
    }

    @Test
    void statusIsOnePage() {
        post("DomainRunning", "2026-03-01T11:00:00Z");
        post("Pushing", "2026-03-01T10:00:00Z");
        Run run = cluster.here("status", "web-1");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("looking/web-1\n", "State     Running for", "True, DomainRunning: the domain runs")
                .contains("looking-a at 10.0.0.5:8443: Ready, Xen 4.17.3", "/etc/xen/web-1.cfg", "Last events");
        assertThat(run.out().indexOf("Pushing")).isLessThan(run.out().lastIndexOf("DomainRunning"));
    }

    @Test
    void programsGetTheObjects() throws IOException {
        JsonNode one = new ObjectMapper()
                .readTree(cluster.here("status", "xd/web-1", "-o", "json").out());
        assertThat(one.at("/domain/kind").asText()).isEqualTo("XenDomain");
        assertThat(one.at("/domain/spec/config/memory").asInt()).isEqualTo(2048);
        assertThat(one.at("/domain/status/conditions/0/lastTransitionTime").asText())
                .isEqualTo("2026-03-01T12:00:00Z");
        assertThat(one.at("/host/spec/address").asText()).isEqualTo("10.0.0.5:8443");
        JsonNode all =
                new YAMLMapper().readTree(cluster.here("status", "-o", "yaml").out());
        assertThat(all.findValuesAsText("name")).contains("web-1");
        JsonNode why = new ObjectMapper()
                .readTree(cluster.here("why", "web-1", "-o", "json").out());
        assertThat(why.at("/verdict").asText()).isEqualTo("ok");
        JsonNode hosts =
                new ObjectMapper().readTree(cluster.run("hosts", "-o", "json").out());
        assertThat(hosts.findValuesAsText("address")).contains("10.0.0.5:8443");
    }

    @Test
    void withoutANameAllAreListed() {
        assertThat(cluster.here("status").out()).contains("NAME ", "web-1").doesNotContain("NAMESPACE");
        assertThat(cluster.run("status", "-A", "-o", "wide").out())
                .contains("NAMESPACE", "looking ", "the domain runs");
        assertThat(cluster.run("hosts").out()).contains("looking-a", "Ready", "32 GiB");
        assertThat(cluster.run("status", "-n", "empty-one").err()).contains("no XenDomains in namespace empty-one");
    }

    @Test
    void whyEndsWithOneWhenSomethingIsWrong() {
        assertThat(cluster.here("why", "web-1").exit()).isZero();
        cluster.apply("lost-1", "loking-a");
        cluster.report(
                "lost-1",
                new Status()
                        .observed(cluster.domain("lost-1").getMetadata().getGeneration())
                        .stalled(Reason.HostNotFound, "there is no XenHost loking-a")
                        .build());
        Run run = cluster.here("why", "lost-1");
        assertThat(run.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out()).contains("something is wrong with its host", "did you mean \"looking-a\"?");
    }

    @Test
    void aNameThatDoesNotExistSuggestsTheNearest() {
        assertThat(cluster.here("why", "wbe-1"))
                .returns(ExitCode.NOT_FOUND, Run::exit)
                .returns(
                        "error: there is no XenDomain \"wbe-1\" in namespace looking; did you mean \"web-1\"?\n",
                        Run::err);
        assertThat(cluster.here("status", "something-else").err()).contains("kubectl get xd -A shows all");
        assertThat(cluster.here("status", "deployment/web-1"))
                .returns(ExitCode.USAGE, Run::exit)
                .satisfies(run -> assertThat(run.err()).contains("names a deployment"));
    }

    @Test
    void aLoginThatIsNotGoodSaysSo(@TempDir Path folder) throws IOException {
        String server = cluster.server().url();
        Path expired = folder.resolve("expired");
        Files.writeString(expired, """
                apiVersion: v1
                kind: Config
                clusters: [{name: c, cluster: {server: "%s", insecure-skip-tls-verify: true}}]
                users: [{name: u, user: {token: expired}}]
                contexts: [{name: work, context: {cluster: c, user: u}}]
                current-context: work
                """.formatted(server));
        assertThat(Run.run("why", "web-1", "--kubeconfig", expired.toString()))
                .returns(ExitCode.CLUSTER, Run::exit)
                .satisfies(run -> assertThat(run.err()).contains("your login has expired", server));
        assertThat(Run.run("hosts", "--kubeconfig", expired.toString(), "--context", "wrok"))
                .returns(ExitCode.CLUSTER, Run::exit)
                .satisfies(run -> assertThat(run.err()).contains("did you mean \"work\"?"));

        Path nowhere = folder.resolve("nowhere");
        Files.writeString(nowhere, Files.readString(expired).replace(server, "https://127.0.0.1:1"));
        assertThat(Run.run("status", "web-1", "--kubeconfig", nowhere.toString()))
                .returns(ExitCode.CLUSTER, Run::exit)
                .satisfies(run -> assertThat(run.err()).contains("https://127.0.0.1:1 cannot be reached"));

        Path broken = Files.writeString(folder.resolve("broken"), "a: [");
        assertThat(Run.run("status", "web-1", "--kubeconfig", broken.toString()))
                .returns(ExitCode.CLUSTER, Run::exit)
                .satisfies(run -> assertThat(run.err())
                        .contains("the kubeconfig cannot be used")
                        .hasLineCount(1));
        assertThat(Run.run(
                        "status",
                        "web-1",
                        "--kubeconfig",
                        folder.resolve("none").toString()))
                .returns(ExitCode.CLUSTER, Run::exit)
                .satisfies(run -> assertThat(run.err()).contains("there is no such file"));
    }

    @Test
    void whoMaySeeOnlyDomainsIsToldWhatTheyMayNot() {
        cluster.client()
                .resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName("reader")
                        .withNamespace("looking")
                        .endMetadata()
                        .build())
                .serverSideApply();
        Path mine = cluster.server().kubeconfigFor("looking", "reader");
        assertThat(Run.run("why", "web-1", "-n", "looking", "--kubeconfig", mine.toString()))
                .returns(ExitCode.CLUSTER, Run::exit)
                .satisfies(run -> assertThat(run.err()).contains("the cluster does not let you", "Roles for people"));

        cluster.server().kubectlApply("""
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: Role
                        metadata: {name: reader, namespace: looking}
                        rules: [{apiGroups: [xendomain.io], resources: [xendomains], verbs: [get, list]}]
                        ---
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: RoleBinding
                        metadata: {name: reader, namespace: looking}
                        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
                        subjects: [{kind: ServiceAccount, name: reader, namespace: looking}]
                        """).orThrow();
        Run run = Run.run("why", "web-1", "-n", "looking", "--kubeconfig", mine.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("nothing is wrong", "xendomain-host-view");
        assertThat(Run.run("status", "web-1", "-n", "looking", "--kubeconfig", mine.toString()))
                .returns(ExitCode.CLEAN, Run::exit);
    }

    private void post(String reason, String when) {
        cluster.client()
                .v1()
                .events()
                .inNamespace("looking")
                .resource(new EventBuilder()
                        .withNewMetadata()
                        .withGenerateName("web-1.")
                        .withNamespace("looking")
                        .endMetadata()
                        .withNewInvolvedObject()
                        .withKind("XenDomain")
                        .withNamespace("looking")
                        .withName("web-1")
                        .withUid(cluster.domain("web-1").getMetadata().getUid())
                        .endInvolvedObject()
                        .withType("Normal")
                        .withReason(reason)
                        .withMessage("so it went")
                        .withLastTimestamp(when)
                        .build())
                .create();
    }
}
