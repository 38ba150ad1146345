package io.xendomain.operator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Everything that can be set: as environment variables {@code XENDOMAIN_...}, or as properties {@code xendomain...}. */
@ConfigMapping(prefix = "xendomain")
public interface OperatorSettings {

    /**
     * The operator's own namespace: its Lease and the Secret of its CA are here. The Deployment sets it by the downward
     * API.
     */
    @WithDefault("xendomain-system")
    String namespace();

    /** The namespaces whose XenDomains are looked after, separated by commas; all when it is not set. */
    Optional<Set<String>> watchNamespaces();

    /** How often each object is looked at although nothing was heard of it. */
    @WithDefault("15m")
    Duration resync();

    /**
     * How many domains of all hosts together have metrics of their own. Hosts with few domains have all of theirs in; the
     * others share the rest, and their agents tell of those that were started first.
     */
    @WithDefault("1000")
    @WithName("metrics.domains")
    int metricsDomains();

    /** Whether each line of the log is a JSON object; else it is text. */
    @WithDefault("false")
    @WithName("log.json")
    boolean logJson();

    /** Names this process in the Lease; the Pod's name. Made up when it is not set. */
    Optional<String> identity();
}
