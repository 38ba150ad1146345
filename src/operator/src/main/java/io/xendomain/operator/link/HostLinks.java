package io.xendomain.operator.link;

import io.xendomain.api.Reason;
import io.xendomain.operator.metrics.OperatorMetrics;
import io.xendomain.operator.observe.HostView;
import io.xendomain.operator.pki.CertificateRenewal;
import io.xendomain.operator.pki.Credential;
import io.xendomain.operator.push.Answer;
import io.xendomain.operator.push.Ledger;
import io.xendomain.operator.push.Push;
import io.xendomain.protocol.Owner;
import io.xendomain.protocol.metrics.Meters;
import io.xendomain.protocol.metrics.Metric;
import io.xendomain.protocol.metrics.Sample;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The links to all hosts. Made and dropped as XenHosts come, change and go; nothing here waits for a host. */
public final class HostLinks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HostLinks.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Map<String, HostLink> links = new ConcurrentHashMap<>();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HostView view;
    private final Ledger ledger;
    private final Meters meters;
    private final HostLink.Surroundings surroundings;
    private final Thread watchdog = Thread.ofVirtual().name("link-watchdog").unstarted(this::watch);

    /**
     * @param credential the operator's own, asked for anew at each connect
     * @param wake called when the answer to a push has come
     * @param meters takes what became of pushes
     */
    public HostLinks(
            HostView view,
            Ledger ledger,
            Supplier<Credential> credential,
            CertificateRenewal renewal,
            Consumer<Owner> wake,
            Meters meters) {
        this.view = view;
        this.ledger = ledger;
        this.surroundings =
                new HostLink.Surroundings(view, ledger, credential, renewal, wake::accept, executor, meters);
        this.meters = meters;
        watchdog.start();
    }

    /** Makes sure that there is a link to this host at this address, {@code HOST:PORT}. */
    public void connect(String host, String address) {
        links.compute(host, (name, link) -> {
            if (link != null && link.address().equals(address)) {
                return link;
            }
            if (link != null) {
                link.close();
            }
            return new HostLink(name, address, surroundings).start();
        });
    }

    /** Ends the link to a host that does not belong to us any more, and forgets what is known of it. */
    public void drop(String host) {
        disconnect(host);
        ledger.forgetHost(host);
        view.drop(host);
        meters.forget(Metric.HOST, host);
    }

    /** What the agent of a host measures; empty when it does not answer within a few seconds. */
    public Optional<String> figures(String host, int domains) {
        return Optional.ofNullable(links.get(host)).flatMap(link -> link.figures(domains));
    }

    /** The links themselves, measured. */
    public Stream<Sample> samples() {
        return links.entrySet().stream()
                .flatMap(link -> Stream.concat(
                        Stream.of(Sample.of(
                                OperatorMetrics.PUSHES_WAITING, link.getValue().waiting(), link.getKey())),
                        link.getValue().certificateEnd().stream()
                                .map(end -> Sample.of(
                                        OperatorMetrics.HOST_CERTIFICATE, end.getEpochSecond(), link.getKey()))));
    }

    /** Ends the link to a host that cannot be asked where it is said to be; does nothing when there is none. */
    public void disconnect(String host) {
        HostLink link = links.remove(host);
        if (link != null) {
            link.close();
        }
    }

    /** Hands a push to its host's link; returns at once. */
    public void submit(String host, Push push) {
        HostLink link = links.get(host);
        if (link != null) {
            link.submit(push);
        } else {
            ledger.asked(host, push);
            ledger.answered(host, push, new Answer.Failed(Reason.Connecting, "there is no link to the host yet"));
        }
    }

    @Override
    public void close() {
        watchdog.interrupt();
        links.values().forEach(HostLink::close);
        links.clear();
        executor.shutdownNow();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(TICK);
                try {
                    long now = System.nanoTime();
                    links.values().forEach(link -> link.checkSilence(now));
                } catch (RuntimeException e) {
                    LOG.error("The watch over silent hosts goes on", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
