package io.xendomain.protocol;

import java.util.List;

/**
 * What an agent says about its own host.
 *
 * @param name the name in its certificate
 * @param agentVersion version of the agent
 * @param xenVersion as {@code xl info} has it; {@link #UNKNOWN_XEN} for as long as xl has not answered
 * @param toolstack real or simulated
 * @param cpus physical CPUs
 * @param memoryMiB physical memory in MiB
 * @param capabilities guest types it can run: pv, pvh, hvm
 */
public record HostReport(
        String name,
        String agentVersion,
        String xenVersion,
        ToolstackKind toolstack,
        int cpus,
        long memoryMiB,
        List<String> capabilities) {
    /** Stands for the Xen version of a host whose xl has not answered since its agent was started. */
    public static final String UNKNOWN_XEN = "unknown";
}
