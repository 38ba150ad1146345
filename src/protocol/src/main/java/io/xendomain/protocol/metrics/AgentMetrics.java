package io.xendomain.protocol.metrics;

import java.util.List;

/** What an agent measures. */
public final class AgentMetrics {
    private static final List<Double> CALLS = List.of(0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0, 60.0);
    private static final String[] DOMAIN = {"namespace", "name"};

    public static final Metric INFO = Metric.gauge(
            "xendomain_agent_info",
            "Always 1; its labels say which agent, on which Xen, with a toolstack that is Real or Simulated",
            "version",
            "xen",
            "toolstack");
    public static final Metric START =
            Metric.gauge("xendomain_agent_start_time_seconds", "When the agent was started, since 1970");
    public static final Metric CPU =
            Metric.counter("xendomain_agent_cpu_seconds_total", "CPU time that the agent itself has used");
    public static final Metric RESIDENT =
            Metric.gauge("xendomain_agent_resident_memory_bytes", "Memory of dom0 that the agent itself holds");
    public static final Metric XL = Metric.histogram(
            "xendomain_agent_xl_call_duration_seconds",
            "Runs of xl by command (dry-run is create -n) and outcome: ok, failed, or timeout when it was killed",
            CALLS,
            "command",
            "outcome");
    public static final Metric LOOKS = Metric.histogram(
            "xendomain_agent_look_duration_seconds",
            "Looks at all domains of the host, with what was decided upon them",
            CALLS);
    public static final Metric TOOLSTACK_UP = Metric.gauge(
            "xendomain_agent_toolstack_up", "1 when xl answers, 0 when the agent can only repeat what it knew");
    public static final Metric DOMAINS =
            Metric.gauge("xendomain_agent_domains", "Domains that the agent keeps, by their state", "state");
    public static final Metric UNMEASURED = Metric.gauge(
            "xendomain_agent_domains_unmeasured",
            "Domains that are there and have no metrics of their own, because so many are not asked for");
    public static final Metric HOST_CPUS = Metric.gauge("xendomain_host_cpus", "Physical CPUs of the host");
    public static final Metric HOST_MEMORY = Metric.gauge("xendomain_host_memory_bytes", "Physical memory of the host");
    public static final Metric HOST_FREE =
            Metric.gauge("xendomain_host_memory_free_bytes", "Memory of the host that neither dom0 nor a domain has");
    public static final Metric DOMAIN_CPU =
            Metric.counter("xendomain_domain_cpu_seconds_total", "CPU time that the domain has used", DOMAIN);
    public static final Metric DOMAIN_VCPUS =
            Metric.gauge("xendomain_domain_vcpus", "vCPUs that the domain has", DOMAIN);
    public static final Metric DOMAIN_MEMORY =
            Metric.gauge("xendomain_domain_memory_bytes", "Memory that the domain has", DOMAIN);
    public static final Metric DOMAIN_RECEIVED = Metric.counter(
            "xendomain_domain_network_receive_bytes_total",
            "Bytes that the domain received on all of its vifs, as their ends in dom0 count them",
            DOMAIN);
    public static final Metric DOMAIN_SENT = Metric.counter(
            "xendomain_domain_network_transmit_bytes_total",
            "Bytes that the domain sent on all of its vifs, as their ends in dom0 count them",
            DOMAIN);
    public static final Metric DOMAIN_READ = Metric.counter(
            "xendomain_domain_disk_read_bytes_total",
            "Bytes that the domain read from all disks that dom0's kernel serves; what qemu serves is not counted",
            DOMAIN);
    public static final Metric DOMAIN_WRITTEN = Metric.counter(
            "xendomain_domain_disk_written_bytes_total",
            "Bytes that the domain wrote to all disks that dom0's kernel serves; what qemu serves is not counted",
            DOMAIN);

    private AgentMetrics() {}

    /** In the order of the reference. */
    public static List<Metric> all() {
        return List.of(
                INFO,
                START,
                CPU,
                RESIDENT,
                TOOLSTACK_UP,
                XL,
                LOOKS,
                DOMAINS,
                UNMEASURED,
                HOST_CPUS,
                HOST_MEMORY,
                HOST_FREE,
                DOMAIN_CPU,
                DOMAIN_VCPUS,
                DOMAIN_MEMORY,
                DOMAIN_RECEIVED,
                DOMAIN_SENT,
                DOMAIN_READ,
                DOMAIN_WRITTEN);
    }

    /** Whether there is one series of it for each domain. */
    public static boolean isOfDomain(Metric metric) {
        return metric.labels().equals(List.of(DOMAIN));
    }
}
