package io.xendomain.operator.link;

import io.xendomain.api.Reason;
import io.xendomain.operator.log.Subject;
import io.xendomain.operator.metrics.OperatorMetrics;
import io.xendomain.operator.observe.Contact;
import io.xendomain.operator.observe.HostView;
import io.xendomain.operator.pki.CertificateRenewal;
import io.xendomain.operator.pki.Credential;
import io.xendomain.operator.push.Answer;
import io.xendomain.operator.push.Ledger;
import io.xendomain.operator.push.Push;
import io.xendomain.protocol.Api;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.Owner;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.StreamEvent;
import io.xendomain.protocol.metrics.Meters;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The link to one host: a virtual thread that holds the agent's stream open, writes what it hears into the
 * {@link HostView}, and comes back for ever when the stream ends; and the queue of pushes to that host.
 */
final class HostLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HostLink.class);
    /** A heartbeat is due every ten seconds; two are for the way. */
    private static final Duration SILENCE = Api.HEARTBEAT.plusSeconds(2);

    private static final Duration RENEWAL_LOOK = Duration.ofHours(1);

    /** A snapshot is one line: tens of thousands of domains have room in it. */
    private static final int LONGEST_LINE = 32 << 20;

    /** What links of all hosts share. */
    record Surroundings(
            HostView view,
            Ledger ledger,
            Supplier<Credential> credential,
            CertificateRenewal renewal,
            Wake wake,
            Executor executor,
            Meters meters) {}

    /** Wakes the object that a push belongs to. */
    @FunctionalInterface
    interface Wake {
        void owner(Owner owner);
    }

    private final String host;
    private final String address;
    private final Surroundings all;
    private final PushQueue queue;
    private final Thread thread;
    private final AtomicLong heardAt = new AtomicLong();
    private volatile AgentClient client;
    private volatile boolean silent;
    private volatile boolean closed;
    private volatile boolean renewed;
    /** When the stream began, in nanoseconds; null until it has. */
    private volatile Long upSince;

    private volatile Instant certificateEnd;

    HostLink(String host, String address, Surroundings all) {
        this.host = host;
        this.address = address;
        this.all = all;
        this.queue = new PushQueue(all.executor(), this::send);
        this.thread = Thread.ofVirtual().name("link-" + host).unstarted(this::run);
    }

    HostLink start() {
        thread.start();
        return this;
    }

    String address() {
        return address;
    }

    /** Takes a push; its answer shows in the ledger, its effect in the view. Returns at once. */
    void submit(Push push) {
        all.ledger().asked(host, push);
        queue.submit(push);
    }

    /** Pushes that wait or are under way. */
    int waiting() {
        return queue.length();
    }

    /** When the certificate that the host showed last ends; empty when it has shown none. */
    Optional<Instant> certificateEnd() {
        return Optional.ofNullable(certificateEnd);
    }

    /** What the agent measures; empty when it does not answer. */
    Optional<String> figures(int domains) {
        AgentClient agent = client;
        if (agent == null || upSince == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(agent.figures(domains));
        } catch (IOException | AgentException | RuntimeException e) {
            LOG.debug("The agent of host {} {}", host, Mishap.words(e));
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Ends a stream that has been silent for too long. Called every second or so. */
    void checkSilence(long nanoTime) {
        AgentClient listening = client;
        if (listening != null && nanoTime - heardAt.get() > SILENCE.toNanos()) {
            silent = true;
            listening.close();
        }
    }

    /** After this the link says nothing more of its host, so that what was known of it can be forgotten. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        thread.interrupt();
        AgentClient open = client;
        if (open != null) {
            open.close();
        }
    }

    private void run() {
        Comeback comeback = new Comeback();
        try (var _ = Subject.of(host)) {
            while (!closed) {
                try {
                    Ending ending = follow();
                    comeback.ended(ending.up(), System.nanoTime());
                    ended(ending, comeback);
                } catch (RuntimeException e) {
                    LOG.error("The link to host {} goes on", host, e);
                }
                Thread.sleep(comeback.delay());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * How a stream ended.
     *
     * @param up how long it was open
     * @param words completes "the agent at ADDRESS ..."
     */
    private record Ending(Duration up, Reason reason, String words) {}

    private Ending follow() throws InterruptedException {
        upSince = null;
        try {
            listen();
            return new Ending(up(), Reason.HostUnreachable, "closed the stream");
        } catch (AgentException | IOException | RuntimeException e) {
            return silent
                    ? new Ending(
                            up(), Reason.HostUnreachable, "has been silent for more than " + SILENCE.toSeconds() + " s")
                    : new Ending(up(), Mishap.reason(e), Mishap.words(e));
        }
    }

    private Duration up() {
        return upSince == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - upSince);
    }

    private synchronized void ended(Ending ending, Comeback comeback) {
        if (closed) {
            return;
        }
        LOG.warn("The agent of host {} at {} {}", host, address, ending.words());
        boolean blip = all.view().contact(host) instanceof Contact.Up
                && !silent
                && comeback.isBlip(ending.reason(), System.nanoTime());
        if (!blip) {
            all.view().lost(host, ending.reason(), "the agent at " + address + " " + ending.words());
        }
    }

    /** Follows one stream to its end. */
    private void listen() throws IOException, InterruptedException, AgentException {
        silent = false;
        renewed = false;
        heardAt.set(System.nanoTime());
        try (AgentClient agent =
                new AgentClient(address, HostTls.context(all.credential().get(), host), all.executor())) {
            client = agent;
            HttpResponse<InputStream> response = agent.watch();
            try (Lines lines = new Lines(response.body(), LONGEST_LINE)) {
                begin(lines.next());
                long lookedAt = System.nanoTime();
                renewLater(agent, response);
                for (String line = lines.next(); line != null; line = lines.next()) {
                    heardAt.set(System.nanoTime());
                    Optional<StreamEvent> event = Wire.event(line);
                    if (event.isPresent()) {
                        hear(event.get());
                    }
                    // a stream may outlive its certificate, and without one the host could not come back
                    if (!renewed && System.nanoTime() - lookedAt > RENEWAL_LOOK.toNanos()) {
                        lookedAt = System.nanoTime();
                        renewLater(agent, response);
                    }
                }
            }
        } finally {
            client = null;
        }
    }

    private void begin(String line) throws AgentException {
        if (line == null) {
            throw new AgentException("closed the stream before the end of its first line");
        }
        if (!(Wire.event(line).orElse(null) instanceof StreamEvent.Snapshot first)) {
            throw new AgentException("began its stream with something else than a snapshot");
        }
        heardAt.set(System.nanoTime());
        hear(first);
        upSince = System.nanoTime();
    }

    private synchronized void hear(StreamEvent event) throws AgentException {
        if (closed) {
            return;
        }
        switch (event) {
            case StreamEvent.Changed(DomainReport domain) -> all.view().changed(host, domain);
            case StreamEvent.Removed(String uuid) -> all.view().removed(host, uuid);
            case StreamEvent.HostChanged(HostReport report) -> all.view().hostChanged(named(report));
            case StreamEvent.Heartbeat beat -> {}
            case StreamEvent.Snapshot(HostReport report, List<DomainReport> domains) -> snapshot(report, domains);
        }
    }

    /** An agent speaks of its own host and of no other. */
    private HostReport named(HostReport report) throws AgentException {
        if (!host.equals(report.name())) {
            throw new AgentException("calls itself " + report.name() + ", not " + host);
        }
        return report;
    }

    private void snapshot(HostReport report, List<DomainReport> domains) throws AgentException {
        named(report);
        LOG.info("Host {} at {} answers: Xen {}, {} domains", host, address, report.xenVersion(), domains.size());
        all.ledger().reconnected(host);
        all.view().snapshot(report, domains);
    }

    private void send(Push push) {
        try (var _ = Subject.of(host, push.owner(), push.trace())) {
            ask(push, push instanceof Push.Keep ? "keep" : "remove");
        }
        all.wake().owner(push.owner());
    }

    private void ask(Push push, String request) {
        long begun = System.nanoTime();
        Answer answer = ask(push);
        all.meters().observe(OperatorMetrics.PUSH, Meters.secondsSince(begun), request);
        all.meters()
                .count(
                        OperatorMetrics.PUSHES,
                        host,
                        request,
                        answer.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        say(request, push.owner().name(), answer);
        all.ledger().answered(host, push, answer);
    }

    /** Without the agent's words, which are anybody's; status has them. */
    private void say(String request, String name, Answer answer) {
        String said = answer.getClass().getSimpleName();
        switch (answer) {
            case Answer.Taken _, Answer.Absent _ ->
                LOG.info("Host {} was asked to {} {}: {}", host, request, name, said);
            case Answer.Refused(Problem problem) ->
                LOG.warn("Host {} was asked to {} {}: {}, {}", host, request, name, said, problem.code());
            case Answer.Failed(Reason reason, String _) ->
                LOG.warn("Host {} was asked to {} {}: {}, {}", host, request, name, said, reason);
        }
    }

    private Answer ask(Push push) {
        AgentClient agent = client;
        if (agent == null) {
            return new Answer.Failed(Reason.HostUnreachable, "the host is not reachable");
        }
        try {
            return agent.push(push);
        } catch (IOException | RuntimeException e) {
            return new Answer.Failed(Reason.HostUnreachable, "the agent at " + address + " " + Mishap.words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Failed(Reason.HostUnreachable, "the operator is stopping");
        }
    }

    private void renewLater(AgentClient agent, HttpResponse<?> response) {
        response.sslSession().ifPresent(session -> all.executor().execute(() -> {
            try {
                X509Certificate shown = peer(session);
                certificateEnd = shown.getNotAfter().toInstant();
                if (all.renewal().isDue(shown)) {
                    agent.certificate(all.renewal().sign(host, address, agent.certificateRequest()));
                    renewed = true;
                    LOG.info("Renewed the certificate of host {}", host);
                }
            } catch (IOException | AgentException | RuntimeException e) {
                LOG.warn("Cannot renew the certificate of host {}: it {}", host, Mishap.words(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private static X509Certificate peer(SSLSession session) throws SSLPeerUnverifiedException {
        return (X509Certificate) session.getPeerCertificates()[0];
    }
}
