package io.xendomain.agent.toolstack;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.agent.capacity.FreeMemory;
import io.xendomain.protocol.CpuPool;
import io.xendomain.protocol.ToolstackKind;
import io.xendomain.protocol.metrics.Meters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * A toolstack for laptops and for tests of scale: domains that do nothing, with the delays, the domids and the manners of
 * real ones. It says so in its version, and checks configs with a real xl where one is given.
 */
public final class SimulatedToolstack implements Toolstack {
    /** How long a rebooting domain is in no list. */
    private static final Duration REBOOT_GAP = Duration.ofSeconds(1);

    private static final int DEFAULT_MEMORY_MIB = 32;
    private static final String SCHEDULER = "credit2";

    private final Settings settings;
    private final Optional<Xl> xl;
    private final Clock clock;
    private final SimulatedDomains domains;
    private final ReentrantLock lock = new ReentrantLock();

    /**
     * What is simulated.
     *
     * @param xenVersion the Xen that the host pretends to run
     * @param cpus physical CPUs it pretends to have
     * @param memoryMiB physical memory it pretends to have
     * @param create how long it takes to build a domain
     * @param shutdown how long a guest takes to shut down
     */
    public record Settings(String xenVersion, int cpus, long memoryMiB, Duration create, Duration shutdown) {}

    /**
     * @param folder where the domains are kept
     * @param boot differs from boot to boot of this machine: no domain outlives one
     * @param xl the real xl for dry runs; without one, no config is checked
     * @param meters takes how long that xl ran
     */
    public SimulatedToolstack(
            Settings settings, Path folder, String boot, Optional<Path> xl, Meters meters, Clock clock)
            throws IOException {
        this.settings = settings;
        this.xl = xl.map(program -> new Xl(program, meters));
        this.clock = clock;
        this.domains = SimulatedDomains.open(folder, boot);
    }

    @Override
    public HostFacts host() {
        String note = xl.isPresent() ? " (simulated)" : " (simulated, configs not checked by xl)";
        return new HostFacts(
                settings.xenVersion() + note,
                ToolstackKind.Simulated,
                settings.cpus(),
                settings.memoryMiB(),
                List.of("pv", "pvh", "hvm", "hap"),
                SCHEDULER,
                1,
                List.of(new CpuPool("Pool-0", SCHEDULER)));
    }

    @Override
    public FreeMemory memory() {
        return locked(() -> new FreeMemory(free(clock.millis()), false));
    }

    private long free(long now) {
        return settings.memoryMiB()
                - domains.all().stream()
                        .filter(domain -> domain.listedAt(now))
                        .mapToLong(SimulatedDomain::memoryMiB)
                        .sum();
    }

    @Override
    public List<LiveDomain> list() {
        return locked(() -> {
            long now = clock.millis();
            List<Integer> over = domains.all().stream()
                    .filter(domain -> domain.overAt(now))
                    .map(SimulatedDomain::domid)
                    .toList();
            over.forEach(domains::remove);
            return domains.all().stream()
                    .filter(domain -> domain.listedAt(now))
                    .map(domain -> domain.at(now))
                    .toList();
        });
    }

    /** Domains that do nothing use nothing. */
    @Override
    public List<Usage> usage() {
        return list().stream()
                .map(domain -> Usage.ofCpu(domain.uuid(), domain.domid(), 0))
                .toList();
    }

    @Override
    public void create(Path config, boolean paused) throws ToolstackException {
        Map<String, String> keys = SimulatedConfig.read(config);
        String name = keys.get("name");
        String uuid = keys.get("uuid");
        if (name == null || uuid == null) {
            throw new ToolstackException("Domain name and uuid must be specified.");
        }
        long ready = locked(() -> {
            long now = clock.millis();
            int domid = domains.nextDomid();
            if (domains.all().stream()
                    .anyMatch(other -> other.listedAt(now) && other.name().equals(name))) {
                throw new ToolstackException("libxl: error: libxl__domain_rename: Domain " + domid
                        + ":Domain with name \"" + name + "\" already exists.");
            }
            long memory = SimulatedConfig.number(keys, "memory", DEFAULT_MEMORY_MIB);
            if (memory > free(now)) {
                throw new ToolstackException(
                        "xc_dom_boot_mem_init: can't allocate low memory for domain: Out of memory");
            }
            SimulatedDomain domain = new SimulatedDomain(
                    uuid,
                    domid,
                    name,
                    memory,
                    (int) SimulatedConfig.number(keys, "vcpus", 1),
                    keys,
                    now,
                    now + settings.create().toMillis(),
                    paused ? 1 : 0,
                    false,
                    SimulatedDomain.NEVER,
                    null,
                    SimulatedDomain.NEVER);
            domains.put(domain);
            return domain.ready();
        });
        pass(ready - clock.millis());
    }

    @Override
    public void pause(String uuid) throws ToolstackException {
        change(uuid, domain -> domain.withPauses(domain.pauses() + 1));
    }

    @Override
    public void unpause(String uuid) throws ToolstackException {
        change(uuid, domain -> {
            SimulatedDomain less = domain.withPauses(Math.max(0, domain.pauses() - 1));
            boolean stop = less.pauses() == 0 && less.shutdownPending();
            return stop ? less.withShutdownPending(false).stopping(clock.millis(), ShutdownReason.PowerOff) : less;
        });
    }

    @Override
    public void shutdown(String uuid) throws ToolstackException {
        SimulatedDomain asked = change(
                uuid,
                domain -> domain.pauses() > 0
                        ? domain.withShutdownPending(true)
                        : domain.stopping(clock.millis() + settings.shutdown().toMillis(), ShutdownReason.PowerOff));
        if (asked.shutdownPending()) {
            throw new ToolstackException("guest didn't acknowledge control request: -9\nshutdown failed (rc=-9)");
        }
    }

    @Override
    public void reboot(String uuid) throws ToolstackException {
        locked(() -> {
            long stops = clock.millis() + settings.shutdown().toMillis();
            SimulatedDomain old = change(uuid, domain -> domain.stopping(stops, ShutdownReason.Reboot));
            long appears = old.gone() + REBOOT_GAP.toMillis();
            domains.put(new SimulatedDomain(
                    old.uuid(),
                    domains.nextDomid(),
                    old.name(),
                    old.memoryMiB(),
                    old.vcpus(),
                    old.config(),
                    appears,
                    appears + settings.create().toMillis(),
                    0,
                    false,
                    SimulatedDomain.NEVER,
                    null,
                    SimulatedDomain.NEVER));
            return null;
        });
    }

    @Override
    public void destroy(String uuid) throws ToolstackException {
        locked(() -> {
            domains.remove(find(uuid).domid());
            return null;
        });
    }

    /** xl's verdict where there is one, and a description that knows no more than the text. */
    @Override
    public DryRun dryRun(Path config) throws ToolstackException {
        if (xl.isPresent()) {
            DryRun verdict = XlToolstack.dryRun(xl.get(), config);
            if (verdict.isRefused()) {
                return verdict;
            }
        }
        return DryRun.taken(SimulatedConfig.describe(SimulatedConfig.read(config)));
    }

    @Override
    public Map<Integer, JsonNode> running(Collection<Integer> domids) {
        return locked(() -> domains.all().stream()
                .filter(domain -> domids.contains(domain.domid()))
                .collect(
                        Collectors.toMap(SimulatedDomain::domid, domain -> SimulatedConfig.describe(domain.config()))));
    }

    @Override
    public void change(String uuid, LiveStep step) throws ToolstackException {
        change(uuid, domain -> domain.with(step.makes()));
    }

    /** Nobody writes down what happens to domains that do not exist. */
    @Override
    public Optional<ShutdownReason> lastStop(int domid, Instant since) {
        return Optional.empty();
    }

    private SimulatedDomain change(String uuid, Change change) throws ToolstackException {
        return locked(() -> {
            SimulatedDomain changed = change.of(find(uuid));
            domains.put(changed);
            return changed;
        });
    }

    private SimulatedDomain find(String uuid) throws ToolstackException {
        long now = clock.millis();
        List<SimulatedDomain> found = domains.all().stream()
                .filter(domain -> domain.uuid().equals(uuid) && domain.listedAt(now))
                .toList();
        if (found.size() != 1) {
            throw new ToolstackException(
                    found.isEmpty() ? "no domain has the uuid " + uuid : "several domains have the uuid " + uuid);
        }
        return found.getFirst();
    }

    private static void pass(long millis) throws ToolstackException {
        try {
            Thread.sleep(Math.max(0, millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolstackException("interrupted while a domain was being built", e);
        }
    }

    private interface Change {
        SimulatedDomain of(SimulatedDomain domain);
    }

    private interface Step<T, E extends Exception> {
        T run() throws E;
    }

    private <T, E extends Exception> T locked(Step<T, E> step) throws E {
        lock.lock();
        try {
            return step.run();
        } finally {
            lock.unlock();
        }
    }
}
