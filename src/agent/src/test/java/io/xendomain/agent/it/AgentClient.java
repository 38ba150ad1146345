package io.xendomain.agent.it;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.xendomain.protocol.Api;
import io.xendomain.protocol.DesiredDomain;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.Removal;
import io.xendomain.protocol.StreamEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** Talks to an agent as the operator does. */
public final class AgentClient implements AutoCloseable {
    public static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final URI base;
    private final HttpClient http;

    public AgentClient(int port, SSLContext tls) {
        this.base = URI.create("https://127.0.0.1:" + port);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .sslContext(tls)
                .connectTimeout(LIMIT)
                .build();
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException {
        return send(method, path, "application/json", body);
    }

    HttpResponse<String> send(String method, String path, String type, String body) throws IOException {
        return send(method, path, type, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(String method, String path, String type, BodyPublisher body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(LIMIT)
                .header("Content-Type", type)
                .method(method, body)
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HostReport host() throws IOException {
        return JSON.readValue(ok(send("GET", Api.HOST, null)), HostReport.class);
    }

    public List<DomainReport> domains() {
        try {
            return List.of(JSON.readValue(ok(send("GET", Api.DOMAINS, null)), DomainReport[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The report of the only domain with that uuid. */
    public DomainReport domain(String uuid) {
        List<DomainReport> found =
                domains().stream().filter(report -> report.uuid().equals(uuid)).toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " reports for " + uuid);
        }
        return found.getFirst();
    }

    public DomainReport push(DesiredDomain desired) {
        return put(Api.path(Api.DOMAIN, desired.uuid()), desired);
    }

    public DomainReport remove(String uuid, Removal removal) {
        return put(Api.path(Api.REMOVAL, uuid), removal);
    }

    private DomainReport put(String path, Object body) {
        try {
            return JSON.readValue(ok(send("PUT", path, JSON.writeValueAsString(body))), DomainReport.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a push that is to be refused. */
    public Problem refusal(DesiredDomain desired) {
        return refusal("PUT", Api.path(Api.DOMAIN, desired.uuid()), desired);
    }

    Problem refusal(String method, String path, Object body) {
        try {
            String text = body == null || body instanceof String ? (String) body : JSON.writeValueAsString(body);
            HttpResponse<String> response = send(method, path, text);
            Problem problem = JSON.readValue(response.body(), Problem.class);
            if (problem.code() == null || problem.code().status() != response.statusCode()) {
                throw new IllegalStateException(response.statusCode() + " with " + response.body());
            }
            return problem;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the stream; its events arrive in the list. */
    public Watch watch() throws IOException {
        return new Watch(base, http);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static String ok(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    /** An open stream. */
    public static final class Watch implements AutoCloseable {
        final List<StreamEvent> events = new CopyOnWriteArrayList<>();
        final String contentType;
        private final HttpResponse<java.io.InputStream> response;
        private final Thread reader;
        volatile boolean ended;

        private Watch(URI base, HttpClient http) throws IOException {
            HttpRequest request = HttpRequest.newBuilder(base.resolve(Api.WATCH))
                    .header("Accept", Api.NDJSON)
                    .build();
            try {
                response = http.send(request, BodyHandlers.ofInputStream());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            contentType = response.headers().firstValue("Content-Type").orElse("");
            reader = Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    events.add(JSON.readValue(line, StreamEvent.class));
                }
            } catch (IOException e) {
                // closed, by either side
            } finally {
                ended = true;
            }
        }

        /** The domains' states in the order in which they were told. */
        List<io.xendomain.protocol.DomainState> states(String uuid) {
            return events.stream()
                    .filter(StreamEvent.Changed.class::isInstance)
                    .map(event -> ((StreamEvent.Changed) event).domain())
                    .filter(report -> report.uuid().equals(uuid))
                    .map(DomainReport::state)
                    .distinct()
                    .toList();
        }

        @Override
        public void close() throws IOException {
            response.body().close();
            reader.interrupt();
        }
    }
}
