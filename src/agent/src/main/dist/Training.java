import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A short life for an agent that is being trained, on a simulated host: an operator connects, listens, pushes a domain,
 * edits it and lets go of it. What the JVM loads meanwhile is what its AOT cache will hold.
 *
 * <p>{@code java Training AGENT FOLDER CACHE}: AGENT is the launcher, FOLDER holds agent.properties and operator.p12,
 * CACHE is made.
 */
class Training {
    private static final String UUID = "11111111-2222-5333-8444-555555555555";

    public static void main(String... arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        Path settings = folder.resolve("agent.properties");
        int port = freePort();
        Files.writeString(
                settings,
                Files.readString(settings) + "xendomain.listen.port=" + port + "\nxendomain.health.port=" + freePort() + "\n");
        ProcessBuilder builder = new ProcessBuilder(arguments[0], "--config", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("agent.log").toFile());
        builder.environment().put("XENDOMAIN_AGENT_TRAINING", arguments[2]);
        Process agent = builder.start();
        try {
            live(agent, URI.create("https://127.0.0.1:" + port), context(folder.resolve("operator.p12")));
        } finally {
            agent.toHandle().destroy(); // SIGTERM: the cache is written at the end
            agent.waitFor(2, TimeUnit.MINUTES);
        }
    }

    private static void live(Process agent, URI base, SSLContext tls) throws Exception {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .sslContext(tls)
                .build();
        while (!answers(http, base)) {
            if (!agent.isAlive()) {
                throw new IllegalStateException("the agent ended with " + agent.exitValue());
            }
            Thread.sleep(100);
        }
        HttpRequest watch = HttpRequest.newBuilder(base.resolve("/v1/watch")).build();
        try (InputStream events = http.send(watch, BodyHandlers.ofInputStream()).body()) {
            put(http, base.resolve("/v1/domains/" + UUID), push(1, 128));
            await(events, "Running");
            put(http, base.resolve("/v1/domains/" + UUID), push(2, 256));
            await(events, "\"after\":\"256\"");
            put(
                    http,
                    base.resolve("/v1/domains/" + UUID + "/removal"),
                    "{%s,\"generation\":3,\"policy\":\"Destroy\",\"shutdownGracePeriodSeconds\":0}".formatted(sender()));
            await(events, "\"removed\"");
        }
        http.shutdownNow();
    }

    private static boolean answers(HttpClient http, URI base) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(base.resolve("/v1/host")).build(), BodyHandlers.ofString())
                            .statusCode()
                    == 200;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private static void put(HttpClient http, URI uri, String body) throws Exception {
        var response = http.send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(uri + ": " + response.statusCode() + " " + response.body());
        }
    }

    private static void await(InputStream events, String text) throws Exception {
        StringBuilder heard = new StringBuilder();
        while (heard.indexOf(text) < 0) {
            int next = events.read();
            if (next < 0) {
                throw new IllegalStateException("the stream ended without " + text + ": " + heard);
            }
            heard.append((char) next);
        }
    }

    private static String push(int generation, int memory) throws Exception {
        String config = """
                # Managed by xendomain-operator: training/training. Edits here are overwritten.
                name = "training"
                uuid = "%s"
                type = "pvh"
                kernel = "/boot/vmlinux"
                memory = %d
                disk = [ "format=raw,vdev=xvda,access=rw,target=/var/lib/xen/images/training" ]
                vif = [ "bridge=xenbr0,mac=00:16:3e:00:00:01" ]
                """.formatted(UUID, memory);
        String sha256 = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(config.getBytes(StandardCharsets.UTF_8)));
        return """
                {%s,"generation":%d,"uuid":"%s","name":"training","powerState":"Running","restartPolicy":"OnFailure",
                "updatePolicy":"Live","shutdownGracePeriodSeconds":0,"config":"%s","sha256":"%s"}"""
                .formatted(
                        sender(),
                        generation,
                        UUID,
                        config.replace("\"", "\\\"").replace("\n", "\\n"),
                        sha256);
    }

    private static String sender() {
        return "\"owner\":{\"namespace\":\"training\",\"name\":\"training\",\"uid\":\"training\"},"
                + "\"fence\":{\"lineage\":\"training\",\"epoch\":1}";
    }

    private static SSLContext context(Path store) throws Exception {
        char[] password = "training".toCharArray();
        KeyStore keys = KeyStore.getInstance(store.toFile(), password);
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, password);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        // the host is known by the URI in its certificate, which is not looked at here
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
