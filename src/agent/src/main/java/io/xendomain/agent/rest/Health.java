package io.xendomain.agent.rest;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.RoutingContext;
import io.xendomain.agent.supervise.Keeper;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * Whether all is well, for whoever is in dom0: UP means that the toolstack answers; without it the agent can only repeat
 * what it knew. The answer has the form of MicroProfile Health, which monitors know, and is 200 or 503.
 */
@Singleton
final class Health {
    private final Keeper keeper;

    Health(Keeper keeper) {
        this.keeper = keeper;
    }

    record Answer(String status, List<Check> checks) {}

    record Check(String name, String status, Map<String, String> data) {}

    void inDom0(@Observes ManagementInterface management) {
        management.router().get("/q/health").handler(Answers.apart(this::answer));
    }

    private void answer(RoutingContext request) {
        keeper.blindness()
                .ifPresentOrElse(
                        problem -> answer(
                                request,
                                HttpResponseStatus.SERVICE_UNAVAILABLE,
                                "DOWN",
                                Map.of("problem", problem.message())),
                        () -> answer(request, HttpResponseStatus.OK, "UP", Map.of()));
    }

    private static void answer(
            RoutingContext request, HttpResponseStatus code, String status, Map<String, String> data) {
        Answers.json(request, code.code(), new Answer(status, List.of(new Check("toolstack", status, data))));
    }
}
