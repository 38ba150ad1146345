package io.xendomain.operator;

import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.xendomain.protocol.metrics.Exposition;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** What Prometheus reads. Agents have no other way to it: nothing but the operator reaches them. */
@Path("/")
@RunOnVirtualThread
public class MetricsResource {
    private final Main main;
    private final PrometheusMeterRegistry jvm;

    MetricsResource(Main main, PrometheusMeterRegistry jvm) {
        this.main = main;
        this.jvm = jvm;
    }

    /** The operator itself, its JVM, and the fleet as its objects have it; from memory. */
    @GET
    @Path("/metrics")
    @Produces(Exposition.TYPE)
    public String own() {
        return Exposition.text(main.meters().samples()) + jvm.scrape();
    }

    /** What the hosts measure, asked when this is. */
    @GET
    @Path("/hosts/metrics")
    @Produces(Exposition.TYPE)
    public String hosts() throws InterruptedException {
        return Exposition.text(main.hostFigures());
    }
}
