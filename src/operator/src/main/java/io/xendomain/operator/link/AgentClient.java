package io.xendomain.operator.link;

import io.xendomain.operator.push.Answer;
import io.xendomain.operator.push.Push;
import io.xendomain.protocol.Api;
import io.xendomain.protocol.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;

/** One connection to one agent. Calls block: they belong on virtual threads. */
final class AgentClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /**
     * An agent looks at its domains and lets xl read the config before it answers, and gives xl 30 s for each. A host that
     * is gone is found out by the silence of its stream long before.
     */
    private static final Duration PUSH = Duration.ofSeconds(90);

    /** Below the time that Prometheus gives a scrape, ten seconds: a host that hangs is not to hide the others. */
    private static final Duration FIGURES = Duration.ofSeconds(5);

    /** Longest answer in bytes: a config of full length as pending change, before and after, escaped. */
    private static final long LONGEST = 8L << 20;

    private final HttpClient http;
    private final URI base;

    AgentClient(String address, SSLContext tls, Executor executor) {
        this.base = URI.create("https://" + address);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .connectTimeout(CONNECT)
                .sslContext(tls)
                .executor(executor)
                .build();
    }

    /**
     * Opens the stream. There is no deadline for its beginning: it would hold for the whole stream in some versions of
     * Java, and a host that hangs is found out by its silence.
     */
    HttpResponse<InputStream> watch() throws IOException, InterruptedException, AgentException {
        HttpRequest request =
                request(Api.WATCH).header("Accept", Api.NDJSON).GET().build();
        HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
        String type = response.headers().firstValue("Content-Type").orElse("nothing");
        if (response.statusCode() != 200 || !type.startsWith(Api.NDJSON)) {
            throw new AgentException("answered " + response.statusCode() + " and " + type + " to GET " + Api.WATCH
                    + " instead of a stream; is it a xendomain-agent?");
        }
        return response;
    }

    Answer push(Push push) throws IOException, InterruptedException {
        HttpResponse<String> response =
                switch (push) {
                    case Push.Keep(var desired) ->
                        put(Api.path(Api.DOMAIN, push.uuid()), push.trace(), Wire.write(desired));
                    case Push.Remove(var uuid, var removal) ->
                        put(Api.path(Api.REMOVAL, uuid), push.trace(), Wire.write(removal));
                };
        return Wire.answer(push, response.statusCode(), response.body());
    }

    /**
     * What the agent measures, in Prometheus' text format.
     *
     * @param domains of how many domains at most
     */
    String figures(int domains) throws IOException, InterruptedException, AgentException {
        HttpResponse<String> response = http.send(
                request(Api.METRICS + "?" + Api.DOMAINS_WANTED + "=" + domains)
                        .timeout(FIGURES)
                        .GET()
                        .build(),
                bounded());
        if (response.statusCode() != 200) {
            throw new AgentException(
                    "did not say what it measures: " + response.statusCode() + " " + Wire.excerpt(response.body()));
        }
        return response.body();
    }

    /** Asks for a certificate request for a new key; the key stays in dom0. */
    String certificateRequest() throws IOException, InterruptedException, AgentException {
        return pem(http.send(
                request(Api.CERTIFICATE_REQUEST)
                        .timeout(PUSH)
                        .POST(BodyPublishers.noBody())
                        .build(),
                bounded()));
    }

    void certificate(String chain) throws IOException, InterruptedException, AgentException {
        pem(http.send(
                request(Api.CERTIFICATE)
                        .timeout(PUSH)
                        .header("Content-Type", "application/x-pem-file")
                        .PUT(BodyPublishers.ofString(chain))
                        .build(),
                bounded()));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static String pem(HttpResponse<String> response) throws AgentException {
        if (response.statusCode() / 100 != 2) {
            throw new AgentException(
                    "did not renew its certificate: " + response.statusCode() + " " + Wire.excerpt(response.body()));
        }
        return response.body();
    }

    private HttpResponse<String> put(String path, Trace trace, byte[] json) throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .timeout(PUSH)
                        .header("Content-Type", "application/json")
                        .header(Trace.HEADER, trace.header())
                        .PUT(BodyPublishers.ofByteArray(json))
                        .build(),
                bounded());
    }

    private static BodyHandler<String> bounded() {
        return BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path));
    }
}
