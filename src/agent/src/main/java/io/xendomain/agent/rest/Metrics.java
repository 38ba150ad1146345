package io.xendomain.agent.rest;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.RoutingContext;
import io.xendomain.agent.AgentConfig;
import io.xendomain.agent.domain.Refused;
import io.xendomain.agent.metrics.Figures;
import io.xendomain.protocol.Api;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.metrics.Exposition;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What the agent measures: for the operator as everything else, and for whoever is in dom0 on 127.0.0.1. */
@Singleton
final class Metrics {
    private final Figures figures;
    private final HostReports host;

    Metrics(Figures figures, HostReports host) {
        this.figures = figures;
        this.host = host;
    }

    /** Of as many domains as are asked for; of none when it is not said. */
    String text(RoutingContext request) throws Refused {
        String wanted = request.request().getParam(Api.DOMAINS_WANTED, "0");
        try {
            return figures.text(host.now(), Integer.parseInt(wanted));
        } catch (NumberFormatException e) {
            throw new Refused(
                    ProblemCode.BadRequest, Api.DOMAINS_WANTED + " is " + wanted + "; it must be a whole number", e);
        }
    }

    void inDom0(@Observes ManagementInterface management, AgentConfig config) {
        int most = config.metrics().domains();
        management.router().get("/metrics").handler(Answers.text(Exposition.TYPE, _ -> figures.text(host.now(), most)));
    }
}
