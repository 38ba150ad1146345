package io.xendomain.agent.metrics;

import io.xendomain.agent.supervise.Keeper;
import io.xendomain.agent.toolstack.Toolstack;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.metrics.AgentMetrics;
import io.xendomain.protocol.metrics.Exposition;
import io.xendomain.protocol.metrics.Meters;
import io.xendomain.protocol.metrics.Sample;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that the agent measures, put together when somebody asks. */
@Singleton
public class Figures {
    private static final double MIB = 1L << 20;

    private final Keeper keeper;
    private final Meters meters;
    private final Measurement measurement;

    Figures(Keeper keeper, Toolstack toolstack, Meters meters) {
        this.keeper = keeper;
        this.meters = meters;
        this.measurement = new Measurement(toolstack, Clock.systemUTC());
    }

    /**
     * In Prometheus' text format. May start xl, and blocks until that has ended.
     *
     * @param host what the agent says about it
     * @param domains of how many domains at most to tell one by one
     */
    public String text(HostReport host, int domains) {
        Optional<Measurement.Taken> taken = measurement.take();
        return Exposition.text(Stream.of(
                        hosts(host, taken),
                        OwnProcess.samples(),
                        meters.samples().stream(),
                        DomainFigures.of(
                                keeper.reports(),
                                taken.map(Measurement.Taken::usage).orElse(List.of()),
                                domains))
                .flatMap(samples -> samples)
                .toList());
    }

    private Stream<Sample> hosts(HostReport report, Optional<Measurement.Taken> taken) {
        return Stream.concat(
                Stream.of(
                        Sample.of(
                                AgentMetrics.INFO,
                                1,
                                report.agentVersion(),
                                report.xenVersion(),
                                report.toolstack().name()),
                        Sample.of(AgentMetrics.TOOLSTACK_UP, keeper.blindness().isEmpty() ? 1 : 0),
                        Sample.of(AgentMetrics.HOST_CPUS, report.cpus()),
                        Sample.of(AgentMetrics.HOST_MEMORY, report.memoryMiB() * MIB)),
                taken.stream()
                        .map(found ->
                                Sample.of(AgentMetrics.HOST_FREE, found.free().mib() * MIB)));
    }
}
