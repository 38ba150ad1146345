package io.xendomain.agent.rest;

import io.quarkus.vertx.http.ManagementInterface;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xendomain.agent.AgentConfig;
import io.xendomain.agent.metrics.Figures;
import io.xendomain.protocol.Api;
import io.xendomain.protocol.metrics.Exposition;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;

/** What the agent measures: for the operator as everything else, and for whoever is in dom0 on 127.0.0.1. */
@Path(Api.METRICS)
@RunOnVirtualThread
public class MetricsResource {
    private final Figures figures;
    private final HostReports host;

    MetricsResource(Figures figures, HostReports host) {
        this.figures = figures;
        this.host = host;
    }

    @GET
    @Produces(Exposition.TYPE)
    public String metrics(@QueryParam(Api.DOMAINS_WANTED) @DefaultValue("0") int domains) {
        return figures.text(host.now(), domains);
    }

    void inDom0(@Observes ManagementInterface management, AgentConfig config) {
        int most = config.metrics().domains();
        management.router().get("/metrics").handler(request -> Thread.ofVirtual()
                .name("metrics")
                .start(() -> request.response()
                        .putHeader("Content-Type", Exposition.TYPE)
                        .end(figures.text(host.now(), most))));
    }
}
