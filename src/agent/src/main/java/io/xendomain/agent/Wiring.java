package io.xendomain.agent;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.xendomain.agent.autostart.AutostartEntries;
import io.xendomain.agent.eyes.Eyes;
import io.xendomain.agent.eyes.XenEyes;
import io.xendomain.agent.identity.IdentityFolder;
import io.xendomain.agent.policy.PolicyGate;
import io.xendomain.agent.store.DomainStore;
import io.xendomain.agent.supervise.HostWatch;
import io.xendomain.agent.supervise.Keeper;
import io.xendomain.agent.supervise.Pace;
import io.xendomain.agent.toolstack.SimulatedToolstack;
import io.xendomain.agent.toolstack.Toolstack;
import io.xendomain.agent.toolstack.XlToolstack;
import io.xendomain.protocol.metrics.Meters;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Puts the agent together. */
@Singleton
final class Wiring {
    private static final Logger LOG = Logger.getLogger(Wiring.class);
    private static final Path XL = Path.of("/usr/sbin/xl");
    private static final Path XL_LOGS = Path.of("/var/log/xen");
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    void start(@Observes StartupEvent event, Keeper keeper) {
        keeper.start();
    }

    void stop(@Observes ShutdownEvent event, Keeper keeper) {
        keeper.close();
    }

    @Produces
    @Singleton
    IdentityFolder identity(AgentConfig config) {
        return new IdentityFolder(config.stateDirectory());
    }

    @Produces
    @Singleton
    Keeper keeper(AgentConfig config, Toolstack toolstack, Meters meters) throws IOException {
        DomainStore store = DomainStore.open(config.configDirectory(), config.stateDirectory());
        PolicyGate gate = new PolicyGate(config.policyFile());
        AutostartEntries autostart = new AutostartEntries(config.autostartDirectory(), store::configOf);
        HostWatch host = new HostWatch(
                toolstack,
                ours -> Stream.concat(gate.findings().stream(), autostart.findings(ours).stream())
                        .toList(),
                config.hostInterval(),
                Clock.systemUTC());
        Eyes eyes =
                switch (config.toolstack()) {
                    case Real -> new XenEyes(config.xenstoreSocket());
                    case Simulated -> Eyes.SHUT;
                };
        Pace pace = new Pace(config.pollInterval(), config.fullLookInterval());
        return new Keeper(toolstack, store, gate, host, eyes, pace, meters, bootId(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    Meters meters() {
        return new Meters();
    }

    @Produces
    @Singleton
    Toolstack toolstack(AgentConfig config, Meters meters) throws IOException {
        return switch (config.toolstack()) {
            case Real -> new XlToolstack(config.xl().orElse(XL), XL_LOGS, meters);
            case Simulated -> simulated(config, meters);
        };
    }

    private static Toolstack simulated(AgentConfig config, Meters meters) throws IOException {
        var like = config.simulator();
        var settings = new SimulatedToolstack.Settings(
                like.xenVersion(), like.cpus(), like.memoryMib(), like.createDelay(), like.shutdownDelay());
        LOG.warn("domains are simulated: none of them exists");
        if (config.xl().isEmpty()) {
            LOG.warn("no xl is given (xendomain.xl): configs are not checked by xl");
        }
        return new SimulatedToolstack(
                settings,
                config.stateDirectory().resolve("simulator"),
                bootId(),
                config.xl(),
                meters,
                Clock.systemUTC());
    }

    private static String bootId() throws IOException {
        return Files.readString(BOOT_ID).strip();
    }
}
