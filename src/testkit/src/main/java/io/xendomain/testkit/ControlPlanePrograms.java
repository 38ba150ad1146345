package io.xendomain.testkit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/** Starts etcd and kube-apiserver on free ports of 127.0.0.1. */
final class ControlPlanePrograms {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int ATTEMPTS = 3;
    private static final String PORT_TAKEN = "address already in use";

    private ControlPlanePrograms() {}

    /**
     * Starts both, waits until the API answers, and writes the admin's kubeconfig.
     *
     * @param start how to start a program, given its log
     */
    static List<ChildProcess> start(ControlPlaneFiles files, BiFunction<Command, Path, ChildProcess> start) {
        for (int attempt = 1; ; attempt++) {
            int etcdPort = Ports.free();
            int apiPort = Ports.free();
            ChildProcess etcd = start.apply(etcd(files, etcdPort), files.logs().resolve("etcd.log"));
            ChildProcess api = start.apply(
                    apiServer(files, etcdPort, apiPort), files.logs().resolve("kube-apiserver.log"));
            try {
                String url = "https://127.0.0.1:" + apiPort;
                awaitReady(files, url, api);
                files.writeKubeconfig("admin", url, files.adminToken());
                return List.of(etcd, api);
            } catch (IllegalStateException e) {
                api.close();
                etcd.close();
                boolean portTaken =
                        etcd.output().contains(PORT_TAKEN) || api.output().contains(PORT_TAKEN);
                if (!portTaken || attempt == ATTEMPTS) {
                    e.addSuppressed(etcd.failure("said"));
                    throw e;
                }
            }
        }
    }

    private static Command etcd(ControlPlaneFiles files, int port) {
        String url = "http://127.0.0.1:" + port;
        return Command.of(
                Toolchain.controlPlane().resolve("etcd"),
                "--data-dir=" + files.etcdData(),
                "--listen-client-urls=" + url,
                "--advertise-client-urls=" + url,
                "--listen-peer-urls=http://127.0.0.1:0",
                "--unsafe-no-fsync");
    }

    private static Command apiServer(ControlPlaneFiles files, int etcdPort, int port) {
        return Command.of(
                Toolchain.controlPlane().resolve("kube-apiserver"),
                "--etcd-servers=http://127.0.0.1:" + etcdPort,
                "--bind-address=127.0.0.1",
                "--advertise-address=127.0.0.1",
                "--secure-port=" + port,
                "--tls-cert-file=" + files.certificates().resolve("tls.crt"),
                "--tls-private-key-file=" + files.certificates().resolve("tls.key"),
                "--cert-dir=" + files.certificates(),
                "--service-account-issuer=https://127.0.0.1:" + port,
                "--service-account-key-file=" + files.serviceAccountKey(),
                "--service-account-signing-key-file=" + files.serviceAccountKey(),
                "--token-auth-file=" + files.tokens(),
                "--authorization-mode=RBAC",
                "--service-cluster-ip-range=10.0.0.0/24",
                // its service accounts and their tokens would come from the controller manager, which is not there
                "--disable-admission-plugins=ServiceAccount",
                "--audit-policy-file=" + files.auditPolicy(),
                "--audit-log-path=" + files.auditLog(),
                // in MB: never start a second file, AuditLog reads one
                "--audit-log-maxsize=100000");
    }

    private static void awaitReady(ControlPlaneFiles files, String url, ChildProcess api) {
        try (HttpClient http = HttpClient.newBuilder()
                .sslContext(files.server().anonymousSslContext())
                .build()) {
            api.await(
                    "answer at " + url,
                    LIMIT,
                    () -> isOk(http, files, url + "/readyz") && isOk(http, files, url + "/api/v1/namespaces/default"));
        }
    }

    private static boolean isOk(HttpClient http, ControlPlaneFiles files, String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + files.adminToken())
                .timeout(Duration.ofSeconds(5))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    }
}
