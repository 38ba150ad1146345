package io.xendomain.agent.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.xendomain.agent.domain.Refused;
import io.xendomain.agent.json.Json;
import io.xendomain.agent.log.Subject;
import io.xendomain.agent.supervise.Keeper;
import io.xendomain.protocol.DesiredDomain;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.Removal;
import io.xendomain.protocol.Trace;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Pushes, removals and reports. */
@Singleton
final class Domains {
    static final String UUID = "uuid";

    private final Keeper keeper;

    Domains(Keeper keeper) {
        this.keeper = keeper;
    }

    List<DomainReport> list() {
        return keeper.reports();
    }

    DomainReport push(RoutingContext request) throws IOException, Refused {
        DesiredDomain desired = body(request, DesiredDomain.class);
        try (var _ = Subject.of(desired == null ? null : desired.owner(), trace(request))) {
            return keeper.push(request.pathParam(UUID), desired);
        }
    }

    DomainReport remove(RoutingContext request) throws IOException, Refused {
        Removal removal = body(request, Removal.class);
        try (var _ = Subject.of(removal == null ? null : removal.owner(), trace(request))) {
            return keeper.remove(request.pathParam(UUID), removal);
        }
    }

    private static Optional<Trace> trace(RoutingContext request) {
        return Trace.ofHeader(request.request().getHeader(Trace.HEADER));
    }

    /** Null where there is none. */
    private static <T> T body(RoutingContext request, Class<T> type) throws IOException {
        Buffer body = request.body().buffer();
        return body == null || body.length() == 0 ? null : Json.MAPPER.readValue(body.getBytes(), type);
    }
}
