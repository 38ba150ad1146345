package io.xendomain.operator;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.xendomain.operator.metrics.ApiMeter;
import io.xendomain.operator.report.StatusWriter;
import io.xendomain.protocol.metrics.Meters;
import io.xendomain.protocol.metrics.Sample;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Starts the operator with Quarkus, stops it, and says whether it is ready. */
@ApplicationScoped
@Default
@Readiness
public class Main implements HealthCheck {
    private final OperatorSettings settings;
    private final Meters meters = new Meters();
    private KubernetesClient client;
    private volatile Program program;

    Main(OperatorSettings settings) {
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        // also who owns, in managedFields, what is written without naming an owner: the finalizer
        Config config =
                new ConfigBuilder().withUserAgent(StatusWriter.FIELD_MANAGER).build();
        client = new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("metrics", new ApiMeter(meters)))
                .build();
        Program starting = new Program(client, settings, meters, () -> Quarkus.asyncExit(1));
        starting.start();
        program = starting;
    }

    void stop(@Observes ShutdownEvent event) {
        if (program != null) {
            program.close();
        }
        if (client != null) {
            client.close();
        }
    }

    Meters meters() {
        return meters;
    }

    /** What the hosts measure; nothing as long as the operator is not up. */
    List<Sample> hostFigures() throws InterruptedException {
        Program running = program;
        return running == null ? List.of() : running.hostFigures();
    }

    @Override
    public HealthCheckResponse call() {
        Program running = program;
        return HealthCheckResponse.named("watching the cluster")
                .status(running != null && running.isHealthy())
                .build();
    }
}
