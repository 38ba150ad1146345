package io.xendomain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequest;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.Enrolment;
import io.xendomain.api.Reason;
import io.xendomain.api.XenHost;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.ControlPlane;
import io.xendomain.testkit.ControlPlaneExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** diff, host remove and support-bundle on a real API server. */
@ExtendWith(ControlPlaneExtension.class)
class WorkingIT {
    @TempDir
    private Path folder;

    private final Cluster cluster;

    WorkingIT(ControlPlane server) {
        cluster = Cluster.in(server, "working");
    }

    @Test
    void aManifestIsComparedWithWhatTheClusterHas() throws IOException {
        cluster.apply("diff-1", "dom0-a");
        Path manifest = folder.resolve("diff-1.yaml");
        Files.writeString(manifest, cluster.manifest("diff-1", "dom0-a").replace("memory: 2048", "memory: 4096"));
        Run run = cluster.run("diff", "-f", manifest.toString());
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.ERRORS);
        assertThat(run.out()).contains("spec.config.memory  4096      2048").doesNotContain("vcpus");

        Files.writeString(manifest, cluster.manifest("new-1", "dom0-a"));
        assertThat(cluster.run("diff", "-f", manifest.toString()).out()).contains("the cluster does not have it yet");
        assertThat(cluster.here("diff", "diff-2").err()).contains("did you mean \"diff-1\"?");
    }

    @Test
    void aManifestOfAnotherKindOrWithErrorsIsNotCompared() throws IOException {
        Path other = Files.writeString(folder.resolve("web.yaml"), "kind: Deployment\nmetadata: {name: web}\n");
        assertThat(cluster.run("diff", "-f", other.toString()))
                .returns(ExitCode.USAGE, Run::exit)
                .satisfies(run -> assertThat(run.err()).contains("holds no XenDomain, but Deployment"));
        Path wrong = folder.resolve("wrong.yaml");
        Files.writeString(wrong, cluster.manifest("diff-1", "dom0-a").replace("memory: 2048", "memory: many"));
        assertThat(cluster.run("diff", "-f", wrong.toString()))
                .returns(ExitCode.ERRORS, Run::exit)
                .satisfies(run -> assertThat(run.err()).contains("memory is \"many\"", "nothing was compared"));
        assertThat(cluster.run("diff").exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aHostIsRemovedWhenNoDomainNamesIt() {
        cluster.host(
                "gone-a",
                Samples.host(Samples.condition(
                                ConditionType.Reachable, ConditionStatus.True, Reason.Connected, "answers"))
                        .getStatus());
        cluster.apply("on-gone-a", "gone-a");
        Run refused = cluster.run("host", "remove", "gone-a");
        assertThat(refused.exit()).isEqualTo(ExitCode.ERRORS);
        assertThat(refused.err()).contains("host gone-a is named by 1 XenDomain: working/on-gone-a");
        assertThat(cluster.client().resources(XenHost.class).withName("gone-a").get())
                .isNotNull();

        assertThat(cluster.run("host", "remove", "gone-a", "--force"))
                .returns(ExitCode.CLEAN, Run::exit)
                .satisfies(run -> assertThat(run.out()).contains("XenHost gone-a is removed"));
        assertThat(cluster.client().resources(XenHost.class).withName("gone-a").get())
                .isNull();
        assertThat(cluster.run("host", "remove", "gone-a").exit()).isEqualTo(ExitCode.NOT_FOUND);
    }

    /** This test plays the operator, which signs what a person has approved. */
    @Test
    void aHostIsEnrolledByAnApprovedRequest() throws IOException {
        Path store = folder.resolve("host.p12");
        keytool(store, "-genkeypair", "-keyalg", "EC", "-dname", "CN=host");
        String request = keytool(store, "-certreq").replace("NEW CERTIFICATE", "CERTIFICATE");
        String certificate = keytool(store, "-exportcert", "-rfc");
        CompletableFuture<Run> enrolling = CompletableFuture.supplyAsync(() -> Run.runWith(
                request,
                "host",
                "enroll",
                "enrolled-a",
                "--address",
                "10.0.0.9:8443",
                "--kubeconfig",
                cluster.server().kubeconfig().toString()));
        Awaitility.await()
                .atMost(Cluster.PATIENCE)
                .until(() -> enrolling.isDone() || requests().stream().anyMatch(WorkingIT::isApproved));
        requests().forEach(asked -> cluster.client().resource(asked).editStatus(signed -> {
            signed.getStatus()
                    .setCertificate(
                            Base64.getEncoder().encodeToString(certificate.getBytes(StandardCharsets.US_ASCII)));
            return signed;
        }));
        Run run = enrolling.join();
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo(certificate);
        assertThat(cluster.client()
                        .resources(XenHost.class)
                        .withName("enrolled-a")
                        .require()
                        .getSpec()
                        .address())
                .isEqualTo("10.0.0.9:8443");

        assertThat(cluster.run("host", "remove", "enrolled-a").exit()).isZero();
        assertThat(requests()).as("its requests go with it").isEmpty();
    }

    private List<CertificateSigningRequest> requests() {
        return cluster.client()
                .certificates()
                .v1()
                .certificateSigningRequests()
                .withLabel(Enrolment.HOST_LABEL, "enrolled-a")
                .list()
                .getItems();
    }

    private static boolean isApproved(CertificateSigningRequest request) {
        return request.getStatus() != null
                && request.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Approved"));
    }

    private static String keytool(Path store, String... arguments) {
        return Command.of(Path.of(System.getProperty("java.home"), "bin", "keytool"), arguments)
                .and(List.of("-keystore", store.toString(), "-storepass", "throw-away", "-alias", "host"))
                .run(Duration.ofMinutes(1))
                .orThrow()
                .stdout();
    }

    @Test
    void theSupportBundleHasNoSecretInIt() throws IOException {
        String planted = "Hunter2Hunter2";
        cluster.server()
                .kubectlApply("""
                        apiVersion: xendomain.io/v1alpha1
                        kind: XenDomain
                        metadata: {name: desk, namespace: working}
                        spec:
                          host: dom0-a
                          config: {type: hvm, memory: 512, vnc: true, vncpasswd: %s, kernel: /boot/vmlinuz, extra: "pw password=%s"}
                        """.formatted(planted.substring(0, 8), planted))
                .orThrow();
        cluster.client()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("vnc")
                        .withNamespace("working")
                        .endMetadata()
                        .addToStringData("password", planted)
                        .build())
                .serverSideApply();
        Path file = folder.resolve("case.zip");
        Run run = cluster.run("support-bundle", "--file", file.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        Map<String, String> files = unzipped(file);
        assertThat(files.keySet())
                .contains(
                        "xendomain-support/domains.yaml", "xendomain-support/why.txt", "xendomain-support/README.txt");
        assertThat(files.get("xendomain-support/domains.yaml")).contains("name: desk", "vncpasswd: \"(secret)\"");
        assertThat(files.values()).allSatisfy(text -> assertThat(text).doesNotContain(planted.substring(0, 8)));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).as("nothing half done is left").containsExactly(file);
        }
        assertThat(cluster.run("support-bundle", "--file", file.toString()).exit())
                .isEqualTo(ExitCode.USAGE);
    }

    private static Map<String, String> unzipped(Path file) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
