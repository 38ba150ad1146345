package io.xendomain.operator;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.xendomain.operator.observe.HostView;

/** Metrics of our own, beside those of JOSDK; none has a label that grows with the fleet. */
final class Gauges {

    private Gauges() {}

    static void register(MeterRegistry meters, HostView view) {
        Gauge.builder("xendomain.hosts.reachable", view, HostView::hostsUp)
                .description("Hosts whose agent answers")
                .register(meters);
        Gauge.builder("xendomain.domains.reported", view, HostView::size)
                .description("Domains that hosts report")
                .register(meters);
    }
}
