package io.xendomain.agent.rest;

import io.xendomain.agent.identity.IdentityException;
import io.xendomain.agent.identity.IdentityFolder;
import io.xendomain.agent.supervise.Keeper;
import io.xendomain.agent.toolstack.HostFacts;
import io.xendomain.protocol.HostReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts together what the agent says about its host. */
@ApplicationScoped
public class HostReports {
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
        keeper.describedBy(this::now);
    }

    public HostReport now() {
        HostFacts facts = keeper.host().orElse(HostFacts.UNKNOWN);
        return new HostReport(
                name,
                version,
                facts.xenVersion(),
                facts.kind(),
                facts.cpus(),
                facts.memoryMiB(),
                facts.capabilities(),
                facts.scheduler(),
                facts.numaNodes(),
                facts.cpuPools(),
                keeper.findings());
    }
}
