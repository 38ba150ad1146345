import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A rehearsal for a kubectl-xen that is being trained: each kind of command once, before an API server that knows one
 * domain and one host. What the JVM loads meanwhile is what its AOT cache will hold.
 *
 * <p>{@code java Training.java KUBECTL_XEN FOLDER CACHE}: KUBECTL_XEN is the launcher, FOLDER holds api.p12, CACHE is made.
 */
class Training {
    private static final String CONDITIONS = """
            [{"type":"Ready","status":"True","reason":"DomainRunning","message":"the domain runs",
              "lastTransitionTime":"2026-01-01T00:00:00Z","observedGeneration":1},
             {"type":"ConfigValid","status":"True","reason":"Valid","message":"no errors",
              "lastTransitionTime":"2026-01-01T00:00:00Z","observedGeneration":1},
             {"type":"ConfigPushed","status":"True","reason":"Pushed","message":"pushed",
              "lastTransitionTime":"2026-01-01T00:00:00Z","observedGeneration":1},
             {"type":"Reachable","status":"True","reason":"Connected","message":"its agent answers",
              "lastTransitionTime":"2026-01-01T00:00:00Z","observedGeneration":1}]""";
    private static final String DOMAIN = """
            {"apiVersion":"xendomain.io/v1alpha1","kind":"XenDomain",
             "metadata":{"name":"web-1","namespace":"default","uid":"u","generation":1,
               "creationTimestamp":"2026-01-01T00:00:00Z",
               "managedFields":[{"manager":"kubectl","operation":"Apply","fieldsType":"FieldsV1",
                 "fieldsV1":{"f:spec":{"f:host":{}}}}]},
             "spec":{"host":"dom0-a","config":{"type":"pvh","kernel":"/boot/vmlinuz","memory":512,"vcpus":2,
               "disk":[{"vdev":"xvda","target":"/dev/vg0/web-1","format":"raw","access":"rw"}],
               "vif":[{"bridge":"xenbr0","mac":"00:16:3e:12:34:56"}]}},
             "status":{"observedGeneration":1,"conditions":%s,
               "findings":[{"severity":"Warning","field":"spec.config.memory","code":"ChangedByHand","message":"is 100"}],
               "pending":[{"key":"vcpus","running":"1","configured":"2"}],
               "config":{"path":"/etc/xen/web-1.cfg","sha256":"00","generation":1,"xenVersion":"4.17"},
               "domain":{"domid":1,"state":"Running","memory":512,"vcpus":2,"since":"2026-01-01T00:00:00Z"}}}
            """.formatted(CONDITIONS);
    private static final String HOST = """
            {"apiVersion":"xendomain.io/v1alpha1","kind":"XenHost",
             "metadata":{"name":"dom0-a","uid":"h","generation":1,"creationTimestamp":"2026-01-01T00:00:00Z"},
             "spec":{"address":"10.0.0.5:8443"},
             "status":{"observedGeneration":1,"conditions":%s,"xenVersion":"4.17","cpus":8,"memory":32768}}
            """.formatted(CONDITIONS);
    private static final String EVENT = """
            {"apiVersion":"v1","kind":"Event","metadata":{"name":"e","namespace":"default"},
             "involvedObject":{"kind":"XenDomain","name":"web-1"},"type":"Normal","reason":"DomainRunning",
             "message":"the domain runs","lastTimestamp":"2026-01-01T00:00:00Z"}
            """;

    public static void main(String... arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        KeyStore keys = KeyStore.getInstance(folder.resolve("api.p12").toFile(), "training".toCharArray());
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.createContext("/", Training::answer);
        server.start();
        try {
            String kubeconfig = kubeconfig(folder, keys, server.getAddress().getPort());
            Path cfg = Files.writeString(
                    folder.resolve("web-1.cfg"), "name = 'web-1'\ntype = 'pvh'\nkernel = '/boot/vmlinuz'\nmemory = 512\n");
            Path manifest = Files.writeString(folder.resolve("web-1.yaml"), DOMAIN);
            Path script = Files.writeString(folder.resolve("script"), """
                    --help
                    explain memory
                    lint %1$s %2$s
                    render %2$s
                    import --host dom0-a %1$s
                    status web-1 %3$s
                    status -o wide %3$s
                    status web-1 -o json %3$s
                    status web-1 -o yaml %3$s
                    why web-1 %3$s
                    why wbe-1 %3$s
                    hosts %3$s
                    diff web-1 %3$s
                    diff -f %2$s %3$s
                    restart web-1 %3$s
                    stop web-1 %3$s
                    """.formatted(cfg, manifest, kubeconfig));
            ProcessBuilder builder =
                    new ProcessBuilder(arguments[0]).inheritIO().redirectInput(script.toFile());
            builder.environment().put("KUBECTL_XEN_TRAINING", arguments[2]);
            Process program = builder.start();
            if (!program.waitFor(2, TimeUnit.MINUTES) || program.exitValue() != 0) {
                program.destroy();
                throw new IllegalStateException("the rehearsal failed");
            }
        } finally {
            server.stop(0);
        }
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, "training".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }

    private static String kubeconfig(Path folder, KeyStore keys, int port) throws Exception {
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getCertificate("api").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        Path file = Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: c, cluster: {server: "https://127.0.0.1:%d", certificate-authority-data: %s}}]
                users: [{name: u, user: {token: t}}]
                contexts: [{name: c, context: {cluster: c, user: u, namespace: default}}]
                current-context: c
                """.formatted(port, Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII))));
        return "--kubeconfig " + file;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            String answer =
                    switch (path.substring(path.lastIndexOf('/') + 1)) {
                        case "web-1" -> DOMAIN;
                        case "dom0-a" -> HOST;
                        case "xendomains" -> list("XenDomain", DOMAIN);
                        case "xenhosts" -> list("XenHost", HOST);
                        case "events" -> list("Event", EVENT);
                        default -> null;
                    };
            byte[] body = (answer == null
                            ? "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":404}"
                            : answer)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String list(String kind, String item) {
        String version = kind.equals("Event") ? "v1" : "xendomain.io/v1alpha1";
        return "{\"apiVersion\":\"%s\",\"kind\":\"%sList\",\"metadata\":{},\"items\":[%s]}".formatted(version, kind, item);
    }
}
