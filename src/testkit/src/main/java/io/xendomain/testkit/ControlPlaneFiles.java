package io.xendomain.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.UUID;

/** The files of one control plane: what its programs are given, and what they write. */
record ControlPlaneFiles(Path folder, Credential server, String adminToken) {

    /** Everything that needs no address yet: keys, tokens, audit policy. */
    static ControlPlaneFiles in(Path folder) {
        ControlPlaneFiles files = new ControlPlaneFiles(
                folder.toAbsolutePath(),
                ThrowAwayPki.create().issue("xendomain://control-plane"),
                UUID.randomUUID().toString());
        try {
            Files.createDirectories(folder);
            Files.createDirectories(files.logs());
            files.server.writePem(files.certificates());
            Files.writeString(files.serviceAccountKey(), newServiceAccountKey());
            Files.writeString(files.tokens(), files.adminToken + ",admin,admin,\"system:masters\"\n");
            Files.writeString(files.auditPolicy(), AUDIT_POLICY);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + folder, e);
        }
        return files;
    }

    Path etcdData() {
        return folder.resolve("etcd");
    }

    Path certificates() {
        return folder.resolve("certificates");
    }

    Path serviceAccountKey() {
        return folder.resolve("service-account.key");
    }

    Path tokens() {
        return folder.resolve("tokens.csv");
    }

    Path auditPolicy() {
        return folder.resolve("audit-policy.yaml");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path auditLog() {
        return logs().resolve("audit.log");
    }

    Path kubectlCache() {
        return folder.resolve("kubectl-cache");
    }

    Path adminKubeconfig() {
        return folder.resolve("admin.kubeconfig");
    }

    Path writeKubeconfig(String name, String url, String token) {
        String authority =
                Base64.getEncoder().encodeToString(Pem.of(server.trusted()).getBytes(StandardCharsets.US_ASCII));
        String text = """
                apiVersion: v1
                kind: Config
                clusters: [{name: testkit, cluster: {server: "%s", certificate-authority-data: %s}}]
                users: [{name: user, user: {token: "%s"}}]
                contexts: [{name: testkit, context: {cluster: testkit, user: user, namespace: default}}]
                current-context: testkit
                """.formatted(url, authority, token);
        try {
            return Files.writeString(folder.resolve(name + ".kubeconfig"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String newServiceAccountKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return Pem.of(generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no RSA keys", e);
        }
    }

    /**
     * Reads are left out but for the operator's, whose rights are compared with what it asks for; our own objects are kept
     * with their bodies, so that a test can say what a write changed.
     */
    private static final String AUDIT_POLICY = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            omitStages: [RequestReceived]
            rules:
              - {level: Metadata, users: ["system:serviceaccount:xendomain-system:xendomain-operator"], verbs: [get, list, watch]}
              - {level: None, verbs: [get, list, watch]}
              - {level: None, users: ["system:apiserver"]}
              - {level: RequestResponse, resources: [{group: xendomain.io}]}
              - {level: Metadata}
            """;
}
