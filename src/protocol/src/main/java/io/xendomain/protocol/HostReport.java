package io.xendomain.protocol;

import java.util.List;

/**
 * What an agent says about its own host. Holds nothing that changes by itself every second, so that equal reports mean
 * that nothing happened.
 *
 * @param name the name in its certificate
 * @param agentVersion version of the agent
 * @param xenVersion as {@code xl info} has it; {@link #UNKNOWN_XEN} for as long as xl has not answered
 * @param toolstack real or simulated
 * @param cpus physical CPUs
 * @param memoryMiB physical memory in MiB
 * @param capabilities guest types it can run: pv, pvh, hvm; and hap where the processor translates guest memory
 * @param scheduler of the CPUs that are in no other pool than the first, or null when not known
 * @param numaNodes NUMA nodes; 0 when not known
 * @param cpuPools its CPU pools; empty when not known
 * @param findings what is not as it should be on the host
 */
public record HostReport(
        String name,
        String agentVersion,
        String xenVersion,
        ToolstackKind toolstack,
        int cpus,
        long memoryMiB,
        List<String> capabilities,
        String scheduler,
        int numaNodes,
        List<CpuPool> cpuPools,
        List<HostFinding> findings) {
    /** Stands for the Xen version of a host whose xl has not answered since its agent was started. */
    public static final String UNKNOWN_XEN = "unknown";

    public HostReport {
        capabilities = capabilities == null ? List.of() : List.copyOf(capabilities);
        cpuPools = cpuPools == null ? List.of() : List.copyOf(cpuPools);
        findings = findings == null ? List.of() : List.copyOf(findings);
    }
}
