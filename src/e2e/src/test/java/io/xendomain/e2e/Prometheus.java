package io.xendomain.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xendomain.testkit.ChildProcess;
import io.xendomain.testkit.Command;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Ports;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A real Prometheus with the settings of deploy/prometheus, which scrapes one operator, every second. */
final class Prometheus implements AutoCloseable {
    private static final Path SETTINGS = Toolchain.projectRoot().resolve("deploy/prometheus");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final ChildProcess process;

    /** @param folder for its settings and its data */
    Prometheus(Path folder, URI operator) throws IOException {
        Files.createDirectories(folder);
        Files.copy(SETTINGS.resolve("rules.yaml"), folder.resolve("rules.yaml"));
        Files.writeString(
                folder.resolve("prometheus.yaml"),
                Files.readString(SETTINGS.resolve("prometheus.yaml"))
                        .replace("scrape_interval: 30s", "scrape_interval: 1s")
                        .replace("xendomain-operator.xendomain-system:8080", operator.getAuthority()));
        int port = Ports.free();
        address = URI.create("http://127.0.0.1:" + port);
        process = Command.of(
                        Toolchain.prometheus().resolve("prometheus"),
                        "--config.file=" + folder.resolve("prometheus.yaml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .start(folder.resolve("prometheus.log"));
        Health ready = new Health(address + "/-/ready");
        process.await("Prometheus is ready", LIMIT, ready::isUp);
    }

    /** What a query gives at this moment: the elements of its vector. Fails with Prometheus' own words. */
    JsonNode query(String expression) {
        return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .path("result");
    }

    /** What is scraped. */
    JsonNode targets() {
        return get("/api/v1/targets").path("activeTargets");
    }

    private JsonNode get(String path) {
        try {
            JsonNode answer = JSON.readTree(
                    http.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString())
                            .body());
            if (!answer.path("status").asText().equals("success")) {
                throw new AssertionError(path + ": " + answer);
            }
            return answer.path("data");
        } catch (IOException e) {
            throw new AssertionError(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@code promtool}, run to its end. */
    static Finished promtool(String input, String... words) {
        return Command.of(Toolchain.prometheus().resolve("promtool"), words)
                .reading(input)
                .run(LIMIT);
    }

    @Override
    public void close() {
        process.close();
        http.close();
    }
}
