package io.xendomain.agent.toolstack;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.agent.capacity.FreeMemory;
import io.xendomain.protocol.CpuPool;
import io.xendomain.protocol.metrics.Meters;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The real toolstack: each call is one or two runs of xl, and acts on a domid looked up at that moment. */
public final class XlToolstack implements Toolstack {
    private static final Logger LOG = Logger.getLogger(XlToolstack.class);
    private static final Duration QUERY = Duration.ofSeconds(30);
    /** Hotplug scripts alone may take 40 s each before xl gives up on them. */
    private static final Duration CREATE = Duration.ofMinutes(10);
    /** A guest that does not answer makes {@code xl shutdown} wait for 60 s. */
    private static final Duration ACT = Duration.ofSeconds(90);

    /** Asking for more domains than these one by one takes longer than asking for all. */
    private static final int ONE_BY_ONE = 2;

    private final Xl xl;
    private final Path logs;
    private final BackendCounters backends = new BackendCounters(Path.of("/sys"));

    /**
     * @param program the xl to run; an absolute path
     * @param logs where the xl that stays with each domain writes what it sees
     * @param meters takes how long each xl ran
     */
    public XlToolstack(Path program, Path logs, Meters meters) {
        this.xl = new Xl(program, meters);
        this.logs = logs;
    }

    @Override
    public HostFacts host() throws ToolstackException {
        return XlInfo.parse(xl.demand(QUERY, "info").stdout(), pools());
    }

    /** A host whose pools cannot be listed is not worth less than one without them. */
    private List<CpuPool> pools() {
        try {
            return XlCpuPools.parse(xl.demand(QUERY, "cpupool-list").stdout());
        } catch (ToolstackException e) {
            LOG.warnf("the CPU pools are not known: %s", e.getMessage());
            return List.of();
        }
    }

    @Override
    public FreeMemory memory() throws ToolstackException {
        return XlInfo.memory(xl.demand(QUERY, "info").stdout());
    }

    @Override
    public List<LiveDomain> list() throws ToolstackException {
        return XlList.parse(xl.demand(QUERY, "list", "-v").stdout());
    }

    /** dom0's own files tell what went through devices; only the CPU time costs an xl. */
    @Override
    public List<Usage> usage() throws ToolstackException {
        return XlList.usage(xl.demand(QUERY, "list", "-v").stdout()).stream()
                .map(backends::of)
                .toList();
    }

    @Override
    public void create(Path config, boolean paused) throws ToolstackException {
        if (paused) {
            xl.demand(CREATE, "create", "-p", config.toString());
        } else {
            xl.demand(CREATE, "create", config.toString());
        }
    }

    @Override
    public void pause(String uuid) throws ToolstackException {
        xl.demand(ACT, "pause", domid(uuid));
    }

    @Override
    public void unpause(String uuid) throws ToolstackException {
        xl.demand(ACT, "unpause", domid(uuid));
    }

    @Override
    public void shutdown(String uuid) throws ToolstackException {
        // -F: by the ACPI power button where a guest has no PV drivers
        xl.demand(ACT, "shutdown", "-F", domid(uuid));
    }

    @Override
    public void reboot(String uuid) throws ToolstackException {
        xl.demand(ACT, "reboot", "-F", domid(uuid));
    }

    @Override
    public void destroy(String uuid) throws ToolstackException {
        xl.demand(ACT, "destroy", domid(uuid));
    }

    @Override
    public DryRun dryRun(Path config) throws ToolstackException {
        return dryRun(xl, config);
    }

    static DryRun dryRun(Xl xl, Path config) throws ToolstackException {
        return DryRun.of(xl.run(QUERY, "create", "-n", config.toString()), config);
    }

    @Override
    public Map<Integer, JsonNode> running(Collection<Integer> domids) throws ToolstackException {
        if (domids.isEmpty()) {
            return Map.of();
        }
        // an xl that does not know -c prints no table
        String pooled = xl.run(QUERY, "list", "-c").stdout();
        if (domids.size() > ONE_BY_ONE) {
            return XlRunning.parse(
                    xl.demand(QUERY, "list", "-l").stdout(),
                    xl.demand(QUERY, "vcpu-list").stdout(),
                    pooled);
        }
        Map<Integer, JsonNode> running = new HashMap<>();
        for (int domid : domids) {
            Xl.Output listed = xl.run(QUERY, "list", "-l", Integer.toString(domid));
            Xl.Output pinned = xl.run(QUERY, "vcpu-list", Integer.toString(domid));
            if (listed.exit() == 0 && pinned.exit() == 0) {
                running.putAll(XlRunning.parse(listed.stdout(), pinned.stdout(), pooled));
            }
        }
        return running;
    }

    @Override
    public void change(String uuid, LiveStep step) throws ToolstackException {
        String domid = domid(uuid);
        List<String> words = new ArrayList<>(List.of(step.command()));
        step.arguments().forEach(word -> words.add(word.equals(LiveStep.DOMID) ? domid : word));
        xl.demand(ACT, words.toArray(String[]::new));
    }

    @Override
    public Optional<ShutdownReason> lastStop(int domid, Instant since) {
        return XlLog.lastStop(logs, domid, since);
    }

    private String domid(String uuid) throws ToolstackException {
        List<LiveDomain> found =
                list().stream().filter(domain -> domain.uuid().equals(uuid)).toList();
        if (found.size() != 1) {
            throw new ToolstackException(
                    found.isEmpty() ? "no domain has the uuid " + uuid : "several domains have the uuid " + uuid);
        }
        return Integer.toString(found.getFirst().domid());
    }
}
