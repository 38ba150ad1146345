package io.xendomain.operator.metrics;

import io.xendomain.protocol.metrics.Metric;
import java.util.List;

/** What the operator measures itself. No label has more values than there are hosts, or words in our own code. */
public final class OperatorMetrics {
    private static final List<Double> RECONCILES = List.of(0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0);
    private static final List<Double> PUSHES_TAKE = List.of(0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0, 90.0);

    public static final Metric LEADER = Metric.gauge(
            "xendomain_leader",
            "1 on the replica that acts, 0 on those that wait; only that one has the metrics of the fleet");
    public static final Metric RECONCILE = Metric.histogram(
            "xendomain_reconcile_duration_seconds",
            "Reconciles by kind of object and outcome: ok, or error when one is to be tried again",
            RECONCILES,
            "kind",
            "outcome");
    public static final Metric VERDICTS = Metric.counter(
            "xendomain_reconcile_verdicts_total",
            "Reconciles of XenDomains by what came out: LeftAlone, HostPending, Unplaced, Invalid, Unreachable, UpToDate,"
                    + " Ask (pushed), Await (pushed before), Later (refused or failed before), Leaving",
            "verdict");
    public static final Metric QUEUE = Metric.gauge(
            "xendomain_reconcile_queue_length", "Objects that wait for a reconcile or are in one, by kind", "kind");
    public static final Metric DOMAINS = Metric.gauge(
            "xendomain_domains",
            "XenDomains by state and by spec.host, which is empty when there is no such XenHost",
            "host",
            "state");
    public static final Metric CONDITIONS = Metric.gauge(
            "xendomain_domains_by_condition", "XenDomains by a condition and its status", "condition", "status");
    public static final Metric FINDINGS = Metric.gauge(
            "xendomain_domains_by_finding", "XenDomains in whose status a finding of that code is", "code", "severity");
    public static final Metric REACHABLE =
            Metric.gauge("xendomain_host_reachable", "1 when the agent of that host answers, 0 when not", Metric.HOST);
    public static final Metric PUSHES = Metric.counter(
            "xendomain_pushes_total",
            "Requests to agents, keep or remove, by answer: taken, absent, refused or failed",
            Metric.HOST,
            "request",
            "answer");
    public static final Metric PUSH = Metric.histogram(
            "xendomain_push_duration_seconds",
            "From a request to an agent to its answer; an agent lets xl read the config in between",
            PUSHES_TAKE,
            "request");
    public static final Metric PUSHES_WAITING =
            Metric.gauge("xendomain_pushes_waiting", "Requests that wait for their host or are with it", Metric.HOST);
    public static final Metric API_WRITES = Metric.counter(
            "xendomain_api_writes_total",
            "Requests to the Kubernetes API that write, by verb, resource and HTTP status; 0 when there was no answer",
            "verb",
            "resource",
            "status");
    public static final Metric HOST_CERTIFICATE = Metric.gauge(
            "xendomain_host_certificate_expiry_timestamp_seconds",
            "When the certificate that a host showed last ends, since 1970",
            Metric.HOST);
    public static final Metric CERTIFICATE = Metric.gauge(
            "xendomain_certificate_expiry_timestamp_seconds",
            "When a certificate of the operator ends, since 1970: of the ca, or of the operator itself",
            "holder");

    /** Served with what agents measure, not with the rest. */
    public static final Metric HOST_READ = Metric.gauge(
            "xendomain_host_metrics_read",
            "1 when the agent of that host said what it measures, 0 when it did not",
            Metric.HOST);

    private OperatorMetrics() {}

    /** What {@code /metrics} serves, in the order of the reference. */
    public static List<Metric> all() {
        return List.of(
                LEADER,
                RECONCILE,
                VERDICTS,
                QUEUE,
                DOMAINS,
                CONDITIONS,
                FINDINGS,
                REACHABLE,
                PUSHES,
                PUSH,
                PUSHES_WAITING,
                API_WRITES,
                HOST_CERTIFICATE,
                CERTIFICATE);
    }
}
