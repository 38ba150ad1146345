package io.xendomain.operator.link;

import io.xendomain.api.Reason;
import io.xendomain.operator.observe.Contact;
import io.xendomain.operator.observe.HostView;
import io.xendomain.operator.pki.CertificateRenewal;
import io.xendomain.operator.pki.Credential;
import io.xendomain.operator.push.Answer;
import io.xendomain.operator.push.Backoff;
import io.xendomain.operator.push.Ledger;
import io.xendomain.operator.push.Push;
import io.xendomain.protocol.Api;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.Owner;
import io.xendomain.protocol.StreamEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
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
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));
    /** A heartbeat is due every ten seconds; two are for the way. */
    private static final Duration SILENCE = Api.HEARTBEAT.plusSeconds(2);

    private static final Duration BLIP = Duration.ofSeconds(2);
    private static final Duration RENEWAL_LOOK = Duration.ofHours(1);

    /** What links of all hosts share. */
    record Surroundings(
            HostView view,
            Ledger ledger,
            Supplier<Credential> credential,
            CertificateRenewal renewal,
            Wake wake,
            Executor executor) {}

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
    private boolean up;
    private long brokenAt;

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

    /** Ends a stream that has been silent for too long. Called every second or so. */
    void checkSilence(long nanoTime) {
        AgentClient listening = client;
        if (listening != null && nanoTime - heardAt.get() > SILENCE.toNanos()) {
            silent = true;
            listening.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        AgentClient open = client;
        if (open != null) {
            open.close();
        }
    }

    private void run() {
        try {
            int failures = 0;
            while (!closed) {
                Ending ending = follow();
                failures = ending.wasUp() ? 1 : failures + 1;
                if (ending.wasUp()) {
                    brokenAt = System.nanoTime();
                }
                ended(ending);
                Thread.sleep(BACKOFF.delay(failures));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * How a stream ended.
     *
     * @param wasUp whether it had begun
     * @param words completes "the agent at ADDRESS ..."
     */
    private record Ending(boolean wasUp, Reason reason, String words) {}

    private Ending follow() throws InterruptedException {
        up = false;
        try {
            listen();
            return new Ending(up, Reason.HostUnreachable, "closed the stream");
        } catch (AgentException | IOException | RuntimeException e) {
            return silent
                    ? new Ending(
                            up, Reason.HostUnreachable, "has been silent for more than " + SILENCE.toSeconds() + " s")
                    : new Ending(up, Mishap.reason(e), Mishap.words(e));
        }
    }

    /** A stream that is back in a moment, as when an agent is restarted, is not worth a word to thousands of objects. */
    private void ended(Ending ending) {
        if (closed) {
            return;
        }
        LOG.warn("The agent of host {} at {} {}", host, address, ending.words());
        boolean blip = all.view().contact(host) instanceof Contact.Up
                && !silent
                && System.nanoTime() - brokenAt < BLIP.toNanos();
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
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                begin(lines.readLine());
                long lookedAt = System.nanoTime();
                renewLater(agent, response);
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    hear(Wire.event(line));
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
            throw new AgentException("closed the stream before its first line");
        }
        if (!(Wire.event(line) instanceof StreamEvent.Snapshot(var report, var domains)) || report == null) {
            throw new AgentException("began its stream with something else than a snapshot");
        }
        if (!host.equals(report.name())) {
            throw new AgentException("calls itself " + report.name() + ", not " + host);
        }
        heardAt.set(System.nanoTime());
        LOG.info("Host {} at {} is reachable: Xen {}, {} domains", host, address, report.xenVersion(), domains.size());
        all.ledger().reconnected(host);
        all.view().snapshot(report, domains);
        up = true;
    }

    private void hear(StreamEvent event) throws AgentException {
        heardAt.set(System.nanoTime());
        switch (event) {
            case StreamEvent.Changed(DomainReport domain) -> all.view().changed(host, domain);
            case StreamEvent.Removed(String uuid) -> all.view().removed(host, uuid);
            case StreamEvent.Heartbeat beat -> {}
            case StreamEvent.Snapshot(var report, var domains) -> all.view().snapshot(report, domains);
        }
    }

    private void send(Push push) {
        Answer answer = ask(push);
        all.ledger().answered(host, push, answer);
        all.wake().owner(push.owner());
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
