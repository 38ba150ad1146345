package io.xendomain.agent.rest;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.xendomain.agent.supervise.Keeper;
import io.xendomain.protocol.Api;
import io.xendomain.protocol.StreamEvent;
import io.xendomain.protocol.metrics.Exposition;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What is served to the operator, and to nobody else. */
@Singleton
final class Routes {
    /** Longest request body in bytes: a config of full length, escaped. */
    private static final long MAX_BODY = 4L << 20;

    private final Keeper keeper;
    private final HostReports host;
    private final Domains domains;
    private final Certificates certificates;
    private final Metrics metrics;

    Routes(Keeper keeper, HostReports host, Domains domains, Certificates certificates, Metrics metrics) {
        this.keeper = keeper;
        this.host = host;
        this.domains = domains;
        this.certificates = certificates;
        this.metrics = metrics;
    }

    void add(@Observes Router router) {
        String domain = Api.path(Api.DOMAIN, ":" + Domains.UUID);
        String removal = Api.path(Api.REMOVAL, ":" + Domains.UUID);

        BodyHandler body = BodyHandler.create(false).setBodyLimit(MAX_BODY);

        Problems.of(router, MAX_BODY);
        router.route().handler(new OperatorOnly());
        router.get(Api.HOST).produces(Answers.JSON).handler(Answers.json(_ -> host.now()));
        router.get(Api.WATCH)
                .produces(Api.NDJSON)
                .handler(Answers.apart(request ->
                        keeper.watch(new Watch(request), reports -> new StreamEvent.Snapshot(host.now(), reports))));
        router.get(Api.DOMAINS).produces(Answers.JSON).handler(Answers.json(_ -> domains.list()));
        router.put(domain).consumes(Answers.JSON).handler(body).handler(Answers.json(domains::push));
        router.put(removal).consumes(Answers.JSON).handler(body).handler(Answers.json(domains::remove));
        router.get(Api.METRICS).handler(Answers.text(Exposition.TYPE, metrics::text));
        router.post(Api.CERTIFICATE_REQUEST).handler(Answers.text(Api.PEM, _ -> certificates.request()));
        router.put(Api.CERTIFICATE)
                .handler(body)
                .handler(Answers.done(
                        request -> certificates.install(request.body().asString())));
    }
}
