package io.xendomain.agent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.xendomain.protocol.ToolstackKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything that can be set, in {@value #DEFAULT_FILE}, in the file that {@code --config} names, or as an environment
 * variable ({@code xendomain.state-directory} is {@code XENDOMAIN_STATE_DIRECTORY}). Nothing has to be.
 */
@ConfigMapping(prefix = "xendomain")
public interface AgentConfig {
    String DEFAULT_FILE = "/etc/xendomain/agent.properties";
    String STATE_DIRECTORY = "xendomain.state-directory";
    String DEFAULT_STATE_DIRECTORY = "/var/lib/xendomain-agent";

    /** Folder of the .cfg files. */
    @WithDefault("/etc/xen")
    Path configDirectory();

    /** Folder of everything else that the agent keeps: its key, what it was asked for, what it did. */
    @WithDefault(DEFAULT_STATE_DIRECTORY)
    Path stateDirectory();

    /** Real: the xl of this host. Simulated: domains that do nothing; it says so wherever it shows. */
    @WithDefault("real")
    ToolstackKind toolstack();

    /**
     * The xl program. Default: /usr/sbin/xl on a real host; none on a simulated one, whose configs are then not checked by
     * xl.
     */
    Optional<Path> xl();

    /** What the namespaces of the cluster may ask this host for. Without the file the agent's own default holds. */
    @WithDefault("/etc/xendomain/policy.yaml")
    Path policyFile();

    /** How often to look at the domains where xenstored does not tell when one comes, stops or goes. */
    @WithDefault("1s")
    Duration pollInterval();

    /** How often to look at everything that running domains have: weights and pinning change without a trace. */
    @WithDefault("60s")
    Duration fullLookInterval();

    /** Socket of xenstored, which tells what happens to domains. */
    @WithDefault("/run/xenstored/socket")
    Path xenstoreSocket();

    /** How often to ask xl what the host is: its CPUs, its memory, its CPU pools. */
    @WithDefault("5m")
    Duration hostInterval();

    /** Folder from which Xen's boot script starts domains; ours are not to be there. */
    @WithDefault("/etc/xen/auto")
    Path autostartDirectory();

    Listen listen();

    Health health();

    Metrics metrics();

    Log log();

    Simulator simulator();

    /** Where the operator finds the agent: HTTP/2 with mutual TLS, nothing else. */
    interface Listen {
        /** Address to listen on. */
        @WithDefault("0.0.0.0")
        String address();

        @WithDefault("8443")
        int port();

        /** How often to look whether there is another certificate. */
        @WithDefault("10s")
        Duration certificateReload();
    }

    /** How its log is written. */
    interface Log {
        /** Whether each line is a JSON object, with the object that it is about; else it is text. */
        @WithDefault("false")
        boolean json();
    }

    /** {@code /q/health} and {@code /metrics} on 127.0.0.1, plain HTTP. */
    interface Health {
        @WithDefault("9443")
        int port();
    }

    /** What can be read of the agent without the operator. */
    interface Metrics {
        /** Of how many domains at most {@code /metrics} on 127.0.0.1 tells; the operator says itself how many it wants. */
        @WithDefault("200")
        int domains();
    }

    /** What a simulated host is like. */
    interface Simulator {
        @WithDefault("4.17")
        String xenVersion();

        /** Physical CPUs it pretends to have. */
        @WithDefault("64")
        int cpus();

        /** Physical memory it pretends to have, in MiB. */
        @WithDefault("1048576")
        long memoryMib();

        /** How long it takes to build a domain. */
        @WithDefault("150ms")
        Duration createDelay();

        /** How long a guest takes to shut down. */
        @WithDefault("300ms")
        Duration shutdownDelay();
    }
}
