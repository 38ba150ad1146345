package io.xendomain.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * The writes that a kube-apiserver was asked for, from its own audit log, and what the operator's ServiceAccount read. Other
 * reads and the server's own writes are left out.
 */
public final class AuditLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Set<String> WRITES = Set.of("create", "update", "patch", "delete", "deletecollection");

    /** A harmless write of our own: what stands before it in the log was answered before it was asked for. */
    private static final String MARKER = "audit-marker-";

    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    private static final String REVIEW = """
            {"apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview",
             "spec": {"nonResourceAttributes": {"path": "/", "verb": "get"}}}
            """;

    private final Path file;
    private final KubernetesClient client;

    AuditLog(Path file, KubernetesClient client) {
        this.file = file;
        this.client = client;
    }

    /**
     * One write.
     *
     * @param verb create, update, patch, delete or deletecollection
     * @param resource plural: xendomains
     * @param subresource status, or empty
     * @param namespace empty for a cluster-scoped resource
     * @param name empty for deletecollection
     * @param user system:serviceaccount:NAMESPACE:NAME for a ServiceAccount
     * @param status the HTTP status that it was answered with
     * @param event the whole audit event, with requestObject and responseObject for our own resources
     */
    public record Write(
            String verb,
            String resource,
            String subresource,
            String namespace,
            String name,
            String user,
            int status,
            JsonNode event) {

        /** Whether the server did what was asked for. */
        public boolean succeeded() {
            return status < 300;
        }

        /** What was sent; missing unless the resource is ours. */
        public JsonNode body() {
            return event.path("requestObject");
        }

        private static Write of(JsonNode event) {
            JsonNode object = event.path("objectRef");
            return new Write(
                    event.path("verb").asText(),
                    object.path("resource").asText(),
                    object.path("subresource").asText(),
                    object.path("namespace").asText(),
                    object.path("name").asText(),
                    event.path("user").path("username").asText(),
                    event.path("responseStatus").path("code").asInt(),
                    event);
        }

        @Override
        public String toString() {
            String what = subresource.isEmpty() ? resource : resource + "/" + subresource;
            return verb + " " + what + " " + namespace + "/" + name + " by " + user + ": " + status;
        }
    }

    /**
     * One thing that was asked for, whatever the answer.
     *
     * @param verb as in a role
     * @param group empty for the core's own
     * @param resource with its subresource, as in a role: xendomains/status
     * @param namespace empty for the whole cluster
     * @param name empty where none was said
     * @param status the HTTP status that it was answered with
     */
    public record Asked(String verb, String group, String resource, String namespace, String name, int status) {

        private static Asked of(JsonNode event) {
            JsonNode object = event.path("objectRef");
            String subresource = object.path("subresource").asText();
            return new Asked(
                    event.path("verb").asText(),
                    object.path("apiGroup").asText(),
                    object.path("resource").asText() + (subresource.isEmpty() ? "" : "/" + subresource),
                    object.path("namespace").asText(),
                    object.path("name").asText(),
                    event.path("responseStatus").path("code").asInt());
        }
    }

    /** What the operator's ServiceAccount was answered before this call; of others only what they wrote. */
    public Set<Asked> asked(String namespace, String serviceAccount) {
        String user = "system:serviceaccount:" + namespace + ":" + serviceAccount;
        return events().stream()
                .filter(event -> event.at("/user/username").asText().equals(user))
                .filter(event -> event.has("objectRef"))
                .map(Asked::of)
                .collect(Collectors.toSet());
    }

    /** Every write that was answered before this call, oldest first. */
    public List<Write> writes() {
        return events().stream()
                .filter(event -> WRITES.contains(event.path("verb").asText()))
                .map(Write::of)
                .toList();
    }

    private List<JsonNode> events() {
        String marker = MARKER + UUID.randomUUID();
        long before = size();
        client.raw(REVIEWS + "?fieldManager=" + marker, "POST", REVIEW);
        Awaitility.await("the audit log to catch up")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> textFrom(before).contains(marker));
        List<JsonNode> events = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); !line.contains(marker); line = lines.readLine()) {
                if (!line.contains(MARKER)) {
                    events.add(JSON.readTree(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the audit log " + file, e);
        }
        return events;
    }

    /** The writes to one object, its status included, answered before this call. */
    public List<Write> writes(String resource, String name) {
        return writes().stream()
                .filter(write ->
                        write.resource().equals(resource) && write.name().equals(name))
                .toList();
    }

    private long size() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the audit log " + file, e);
        }
    }

    private String textFrom(long offset) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            bytes.skipNBytes(offset);
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
