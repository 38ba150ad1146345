package io.xendomain.agent.toolstack;

import io.xendomain.protocol.CpuPool;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.ToolstackKind;
import java.util.List;

/**
 * What a toolstack knows of its host. Nothing in it changes by itself every second.
 *
 * @param xenVersion as {@code xl info} has it; a simulated one says so
 * @param kind whether the domains are real
 * @param cpus physical CPUs
 * @param memoryMiB physical memory in MiB
 * @param capabilities guest types it can run: pv, pvh, hvm; and hap where the processor translates guest memory
 * @param scheduler of the first CPU pool, or null when not known
 * @param numaNodes NUMA nodes; 0 when not known
 * @param cpuPools its CPU pools; empty when not known
 */
public record HostFacts(
        String xenVersion,
        ToolstackKind kind,
        int cpus,
        long memoryMiB,
        List<String> capabilities,
        String scheduler,
        int numaNodes,
        List<CpuPool> cpuPools) {

    /** For as long as the toolstack has not said anything. */
    public static final HostFacts UNKNOWN =
            new HostFacts(HostReport.UNKNOWN_XEN, ToolstackKind.Real, 0, 0, List.of(), null, 0, List.of());

    public HostFacts {
        capabilities = List.copyOf(capabilities);
        cpuPools = List.copyOf(cpuPools);
    }
}
