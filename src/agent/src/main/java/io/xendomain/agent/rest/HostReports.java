package io.xendomain.agent.rest;

import io.xendomain.agent.identity.IdentityException;
import io.xendomain.agent.identity.IdentityFolder;
import io.xendomain.agent.supervise.Keeper;
import io.xendomain.agent.toolstack.HostFacts;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.ToolstackKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts together what the agent says about its host. */
@ApplicationScoped
public class HostReports {
    /** For as long as xl has not said anything. */
    private static final HostFacts UNKNOWN = new HostFacts(HostReport.UNKNOWN_XEN, ToolstackKind.Real, 0, 0, List.of());

    private final Keeper keeper;
    private final String name;
    private final String version;

    HostReports(
            Keeper keeper,
            IdentityFolder identity,
            @ConfigProperty(name = "quarkus.application.version") String version)
            throws IOException, IdentityException {
        this.keeper = keeper;
        this.name = identity.hostName();
        this.version = version;
    }

    public HostReport now() {
        HostFacts facts = keeper.host().orElse(UNKNOWN);
        return new HostReport(
                name, version, facts.xenVersion(), facts.kind(), facts.cpus(), facts.memoryMiB(), facts.capabilities());
    }
}
