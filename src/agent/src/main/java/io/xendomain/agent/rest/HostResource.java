package io.xendomain.agent.rest;

import io.smallrye.mutiny.Multi;
import io.xendomain.agent.supervise.Keeper;
import io.xendomain.protocol.Api;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.StreamEvent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** The host itself, and the stream of everything that happens on it. */
@Path("/")
public class HostResource {
    private final Keeper keeper;
    private final HostReports host;

    HostResource(Keeper keeper, HostReports host) {
        this.keeper = keeper;
        this.host = host;
    }

    @GET
    @Path(Api.HOST)
    @Produces(MediaType.APPLICATION_JSON)
    public HostReport host() {
        return host.now();
    }

    @GET
    @Path(Api.WATCH)
    @Produces(Api.NDJSON)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<StreamEvent> watch() {
        return Multi.createFrom()
                .publisher(subscriber ->
                        keeper.watch(subscriber, reports -> new StreamEvent.Snapshot(host.now(), reports)));
    }
}
