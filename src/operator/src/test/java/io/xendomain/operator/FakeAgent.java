package io.xendomain.operator;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.xendomain.protocol.Api;
import io.xendomain.protocol.Changes;
import io.xendomain.protocol.CpuPool;
import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.DesiredDomain;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.HostFinding;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.Owner;
import io.xendomain.protocol.PowerState;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.Removal;
import io.xendomain.protocol.Restarts;
import io.xendomain.protocol.StreamEvent;
import io.xendomain.protocol.ToolstackKind;
import io.xendomain.testkit.Credential;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * An agent that does what it is told, also to lie, to refuse and to talk nonsense: the faults that the real one cannot be
 * brought to. Real mutual TLS, the protocol's own records.
 */
final class FakeAgent implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final HttpsServer server;
    private volatile HostReport host;
    private final Map<String, DomainReport> domains = new ConcurrentHashMap<>();
    private final List<BlockingQueue<Object>> streams = new CopyOnWriteArrayList<>();
    private final List<DesiredDomain> pushes = new CopyOnWriteArrayList<>();
    private final List<Removal> removals = new CopyOnWriteArrayList<>();
    private volatile Function<DesiredDomain, Problem> refusal = push -> null;
    private volatile String nonsense;
    private volatile Consumer<DesiredDomain> onPush = push -> {};
    private volatile UnaryOperator<DomainReport> amendment = report -> report;
    private final AtomicInteger opened = new AtomicInteger();
    private final KeyPair nextKey = newKeys();
    private volatile String installed;
    private volatile String greeting;
    private volatile boolean slowGuests;
    private volatile boolean losesAnswers;

    FakeAgent(String name, Credential credential) {
        host = new HostReport(
                name,
                "0.0.0-fake",
                "4.17.4",
                ToolstackKind.Simulated,
                16,
                1 << 20,
                List.of("pv", "pvh", "hvm", "hap"),
                "credit2",
                1,
                List.of(new CpuPool("Pool-0", "credit2")),
                List.of());
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SSLContext tls = credential.sslContext();
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = tls.getDefaultSSLParameters();
                ssl.setNeedClientAuth(true);
                parameters.setSSLParameters(ssl);
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(Api.WATCH, this::watch);
        server.createContext(Api.DOMAINS, this::domain);
        server.createContext(Api.CERTIFICATE_REQUEST, this::certificateRequest);
        server.createContext(Api.CERTIFICATE, this::certificate);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String address() {
        return "127.0.0.1:" + port();
    }

    /** Every push that was taken or refused, in order. */
    List<DesiredDomain> pushes() {
        return pushes;
    }

    /** How many streams were ever opened. */
    int streamsOpened() {
        return opened.get();
    }

    /** The key that a certificate was last asked for. */
    PublicKey nextKey() {
        return nextKey.getPublic();
    }

    /** The certificate chain in PEM that was last handed over; null when there was none. */
    String installed() {
        return installed;
    }

    List<Removal> removals() {
        return removals;
    }

    Map<String, DomainReport> domains() {
        return domains;
    }

    /** From now on refuses pushes for which there is a problem. */
    void refuse(Function<DesiredDomain, Problem> why) {
        refusal = why;
    }

    /** From now on answers each request with this text; null ends it. */
    void talk(String text) {
        nonsense = text;
    }

    /** From now on says this line after the snapshot on each stream. */
    void greet(String line) {
        greeting = line;
    }

    /** Runs each time a push has been taken, before anybody is told. */
    void onPush(Consumer<DesiredDomain> action) {
        onPush = action;
    }

    /** From now on says this instead of what it would say of a domain that was pushed. */
    void amend(UnaryOperator<DomainReport> report) {
        amendment = report;
    }

    /** From now on says that its host runs this Xen, to whoever asks anew. */
    void xenVersion(String version) {
        host = new HostReport(
                host.name(),
                host.agentVersion(),
                version,
                host.toolstack(),
                host.cpus(),
                host.memoryMiB(),
                host.capabilities(),
                host.scheduler(),
                host.numaNodes(),
                host.cpuPools(),
                host.findings());
        say(new StreamEvent.Snapshot(host, new ArrayList<>(domains.values())));
    }

    /** From now on a guest that is asked to shut down takes its time. */
    void slowGuests() {
        slowGuests = true;
    }

    /** From now on takes pushes, and neither answers nor tells anybody. */
    void loseAnswers() {
        losesAnswers = true;
    }

    /** The world changes by itself. */
    void report(DomainReport report) {
        synchronized (this) {
            domains.put(report.uuid(), report);
            tell(new StreamEvent.Changed(report));
        }
    }

    /** The host becomes another one, as when somebody makes a CPU pool; without a word when nobody listens. */
    void describe(List<String> capabilities, List<CpuPool> pools, List<HostFinding> findings) {
        synchronized (this) {
            host = new HostReport(
                    host.name(),
                    host.agentVersion(),
                    host.xenVersion(),
                    host.toolstack(),
                    host.cpus(),
                    host.memoryMiB(),
                    capabilities,
                    host.scheduler(),
                    host.numaNodes(),
                    pools,
                    findings);
            tell(new StreamEvent.HostChanged(host));
        }
    }

    void remove(String uuid) {
        domains.remove(uuid);
        tell(new StreamEvent.Removed(uuid));
    }

    /** Sends a line as it is on each open stream. */
    void say(String line) {
        streams.forEach(stream -> stream.add(line));
    }

    private void say(StreamEvent event) {
        streams.forEach(stream -> stream.add(event));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void watch(HttpExchange exchange) throws IOException {
        if (nonsense != null) {
            answer(exchange, 200, nonsense.getBytes(StandardCharsets.UTF_8), "text/html");
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", Api.NDJSON);
        exchange.sendResponseHeaders(200, 0);
        BlockingQueue<Object> stream = new LinkedBlockingQueue<>();
        try (OutputStream out = exchange.getResponseBody()) {
            synchronized (this) {
                stream.add(new StreamEvent.Snapshot(host, new ArrayList<>(domains.values())));
                streams.add(stream);
                opened.incrementAndGet();
                if (greeting != null) {
                    stream.add(greeting);
                }
            }
            while (true) {
                Object next = stream.poll(Api.HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
                write(out, next == null ? new StreamEvent.Heartbeat() : next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            streams.remove(stream);
        }
    }

    private static void write(OutputStream out, Object line) throws IOException {
        byte[] text = line instanceof String raw
                ? raw.getBytes(StandardCharsets.UTF_8)
                : JSON.writerFor(StreamEvent.class).writeValueAsBytes(line);
        out.write(text);
        out.write('\n');
        out.flush();
    }

    private void certificateRequest(HttpExchange exchange) throws IOException {
        try {
            var request = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=any"), nextKey.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(nextKey.getPrivate()));
            StringWriter pem = new StringWriter();
            try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
                writer.writeObject(request);
            }
            answer(exchange, 200, pem.toString().getBytes(StandardCharsets.US_ASCII), Api.PEM);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void certificate(HttpExchange exchange) throws IOException {
        installed = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void domain(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (nonsense != null) {
            answer(exchange, 502, nonsense.getBytes(StandardCharsets.UTF_8), "text/html");
            return;
        }
        String path = exchange.getRequestURI().getPath();
        String[] parts = path.substring(Api.DOMAINS.length() + 1).split("/");
        if (parts.length == 2) {
            removal(exchange, parts[0], JSON.readValue(body, Removal.class));
        } else {
            push(exchange, JSON.readValue(body, DesiredDomain.class));
        }
    }

    private void push(HttpExchange exchange, DesiredDomain desired) throws IOException {
        pushes.add(desired);
        Problem problem = refusal.apply(desired);
        if (problem != null) {
            answer(exchange, problem.code().status(), JSON.writeValueAsBytes(problem), "application/json");
            return;
        }
        DomainReport report = amendment.apply(running(desired));
        onPush.accept(desired);
        if (losesAnswers) {
            domains.put(report.uuid(), report);
            exchange.close();
            return;
        }
        report(report);
        answer(exchange, 200, JSON.writeValueAsBytes(report), "application/json");
    }

    private void removal(HttpExchange exchange, String uuid, Removal removal) throws IOException {
        removals.add(removal);
        DomainReport report = domains.get(uuid);
        if (report == null) {
            Problem problem = new Problem(ProblemCode.NotFound, "no such domain");
            answer(exchange, problem.code().status(), JSON.writeValueAsBytes(problem), "application/json");
            return;
        }
        if (removal.policy() == DeletionPolicy.Shutdown && slowGuests) {
            report(with(report, DomainState.ShuttingDown, true));
        } else {
            remove(uuid);
        }
        answer(exchange, 200, JSON.writeValueAsBytes(report), "application/json");
    }

    private static void answer(HttpExchange exchange, int status, byte[] body, String type) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private void tell(StreamEvent event) {
        synchronized (this) {
            streams.forEach(stream -> stream.add(event));
        }
    }

    static DomainReport with(DomainReport report, DomainState state, boolean removing) {
        return with(report, state, removing, report.problem());
    }

    static DomainReport with(DomainReport report, DomainState state, boolean removing, Problem problem) {
        return new DomainReport(
                report.owner(),
                report.generation(),
                report.uuid(),
                report.name(),
                report.path(),
                report.sha256(),
                state,
                report.domid(),
                report.memoryMiB(),
                report.vcpus(),
                report.since(),
                report.poweredOffByGuest(),
                report.restarts(),
                report.changes(),
                report.handledRestart(),
                removing,
                problem);
    }

    /** A domain that belongs to an object of another namespace. */
    static DomainReport foreign(String name) {
        UUID uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new DomainReport(
                new Owner("elsewhere", name, uuid.toString()),
                1,
                uuid.toString(),
                name,
                "/etc/xen/" + name + ".cfg",
                "0".repeat(64),
                DomainState.Halted,
                null,
                null,
                null,
                Instant.parse("2026-01-02T03:04:05Z"),
                false,
                Restarts.NONE,
                Changes.NONE,
                null,
                false,
                null);
    }

    private static DomainReport running(DesiredDomain desired) {
        DomainState state =
                switch (desired.powerState()) {
                    case Running -> DomainState.Running;
                    case Paused -> DomainState.Paused;
                    case Halted -> DomainState.Halted;
                };
        boolean there = desired.powerState() != PowerState.Halted;
        return new DomainReport(
                desired.owner(),
                desired.generation(),
                desired.uuid(),
                desired.name(),
                "/etc/xen/" + desired.name() + ".cfg",
                desired.sha256(),
                state,
                there ? 7 : null,
                there ? 256L : null,
                there ? 1 : null,
                Instant.parse("2026-01-02T03:04:05Z"),
                false,
                Restarts.NONE,
                Changes.NONE,
                desired.restartRequestedAt(),
                false,
                null);
    }
}
