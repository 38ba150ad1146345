package io.xendomain.agent.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xendomain.agent.domain.Refused;
import io.xendomain.agent.log.Subject;
import io.xendomain.agent.supervise.Keeper;
import io.xendomain.protocol.Api;
import io.xendomain.protocol.DesiredDomain;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.Removal;
import io.xendomain.protocol.Trace;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Pushes, removals and reports. */
@Path("/")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DomainResource {
    private final Keeper keeper;

    DomainResource(Keeper keeper) {
        this.keeper = keeper;
    }

    @GET
    @Path(Api.DOMAINS)
    public List<DomainReport> list() {
        return keeper.reports();
    }

    @PUT
    @Path(Api.DOMAIN)
    @Consumes(MediaType.APPLICATION_JSON)
    public DomainReport push(
            @PathParam("uuid") String uuid, @HeaderParam(Trace.HEADER) String parent, DesiredDomain desired)
            throws Refused {
        try (var _ = Subject.of(desired == null ? null : desired.owner(), Trace.ofHeader(parent))) {
            return keeper.push(uuid, desired);
        }
    }

    @PUT
    @Path(Api.REMOVAL)
    @Consumes(MediaType.APPLICATION_JSON)
    public DomainReport remove(
            @PathParam("uuid") String uuid, @HeaderParam(Trace.HEADER) String parent, Removal removal) throws Refused {
        try (var _ = Subject.of(removal == null ? null : removal.owner(), Trace.ofHeader(parent))) {
            return keeper.remove(uuid, removal);
        }
    }
}
