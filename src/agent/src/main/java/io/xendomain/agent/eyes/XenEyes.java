package io.xendomain.agent.eyes;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Watches a real host: xenstored tells of domains that come and go and of what xl writes down of them; pausing leaves no
 * trace there, so the hypervisor is asked for the flags of its domains each second, which starts no process and takes
 * microseconds.
 */
public final class XenEyes implements Eyes {
    private static final Logger LOG = Logger.getLogger(XenEyes.class);
    private static final Duration REOPEN = Duration.ofSeconds(5);
    private static final Duration GLANCE = Duration.ofSeconds(1);

    /** What only xl and the toolstack write; the rest of its folder a guest may write to as it likes. */
    private static final Pattern OF_A_DOMAIN =
            Pattern.compile("/local/domain/(\\d+)/(?:name|memory/(?:target|static-max)|cpu/\\d+/availability)"
                    + "|/libxl/(\\d+)/device/[^/]+/[^/]+");

    private final Path socket;
    private volatile boolean closed;
    private volatile boolean watching;
    private volatile boolean glancing;
    private volatile XenstoreWatch watch;

    /** @param socket of xenstored */
    public XenEyes(Path socket) {
        this.socket = socket;
    }

    @Override
    public void open(Watcher watcher) {
        Thread.ofPlatform().daemon().name("xenstore").start(() -> watch(watcher));
        Thread.ofPlatform().daemon().name("glance").start(() -> glance(watcher));
    }

    @Override
    public boolean areOpen() {
        return watching && glancing;
    }

    @Override
    public void close() {
        closed = true;
        Optional.ofNullable(watch).ifPresent(XenstoreWatch::close);
    }

    private void watch(Watcher watcher) {
        String complaint = null;
        while (!closed) {
            try (XenstoreWatch opened = XenstoreWatch.open(socket)) {
                watch = opened;
                for (String path :
                        new String[] {XenstoreWatch.INTRODUCED, XenstoreWatch.RELEASED, "/local/domain", "/libxl"}) {
                    opened.add(path);
                }
                watching = true;
                complaint = null;
                watcher.stirred(); // whatever happened before
                while (!closed) {
                    tell(watcher, opened.next());
                }
            } catch (IOException e) {
                if (!closed && !e.toString().equals(complaint)) {
                    complaint = e.toString();
                    LOG.warnf("xenstored at %s cannot be watched (%s); looking instead", socket, e.getMessage());
                }
            } finally {
                watching = false;
            }
            pass(REOPEN);
        }
    }

    private static void tell(Watcher watcher, String path) {
        if (path.startsWith("@")) {
            watcher.stirred();
            return;
        }
        Matcher domain = OF_A_DOMAIN.matcher(path);
        if (domain.matches()) {
            watcher.touched(Integer.parseInt(domain.group(1) == null ? domain.group(2) : domain.group(1)));
        }
    }

    private void glance(Watcher watcher) {
        String complaint = null;
        while (!closed) {
            try (DomainFlags hypervisor = DomainFlags.open()) {
                glancing = true;
                complaint = null;
                compare(hypervisor, watcher);
            } catch (IOException e) {
                if (!e.toString().equals(complaint)) {
                    complaint = e.toString();
                    LOG.warnf(
                            "the hypervisor cannot be asked for the flags of its domains (%s); looking instead",
                            e.getMessage());
                }
            } finally {
                glancing = false;
            }
            pass(REOPEN);
        }
    }

    private void compare(DomainFlags hypervisor, Watcher watcher) throws IOException {
        var before = hypervisor.read();
        while (!closed) {
            pass(GLANCE);
            var now = hypervisor.read();
            if (!now.equals(before)) {
                before = now;
                watcher.stirred();
            }
        }
    }

    private void pass(Duration time) {
        try {
            if (!closed) {
                Thread.sleep(time);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }
}
