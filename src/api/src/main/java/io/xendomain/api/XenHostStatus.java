package io.xendomain.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Optional;

/**
 * What a host says about itself, and whether it can be asked. Figures that change by themselves are metrics.
 *
 * @param observedGeneration the generation that all of this is about; -1 until the operator has looked
 * @param conditions by type
 * @param xenVersion as {@code xl info} has it
 * @param agentVersion version of the agent
 * @param toolstack whether its domains are real
 * @param cpus physical CPUs
 * @param memory physical memory in MiB
 * @param capabilities guest types it can run: pv, pvh, hvm; and hap where the processor translates guest memory
 * @param scheduler of the first CPU pool
 * @param numaNodes NUMA nodes
 * @param cpuPools its CPU pools, each with its scheduler
 * @param findings what is not as it should be on the host
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonDeserialize(using = StatusReader.OfHost.class)
public record XenHostStatus(
        @JsonPropertyDescription("The metadata.generation that this status is about; -1 until the operator has looked.")
        Long observedGeneration,

        @JsonPropertyDescription("Ready, Reconciling, Stalled (kstatus), Reachable.") @Size(max = Limits.CONDITIONS)
        List<Condition> conditions,

        @JsonPropertyDescription("Version of Xen, as xl info has it.") @Size(max = Limits.WORD)
        String xenVersion,

        @JsonPropertyDescription("Version of the agent.") @Size(max = Limits.WORD)
        String agentVersion,

        @JsonPropertyDescription("Real, or Simulated: then its domains exist in a simulator only.")
        Toolstack toolstack,

        @JsonPropertyDescription("Physical CPUs.") @Min(0) Integer cpus,

        @JsonPropertyDescription("Physical memory, in MiB.") @Min(0)
        Long memory,

        @JsonPropertyDescription(
                "Guest types it can run: pv, pvh, hvm; and hap where the processor translates guest" + " memory.")
        @Size(max = Limits.CAPABILITIES)
        List<@Size(max = Limits.WORD) String> capabilities,

        @JsonPropertyDescription("Scheduler of the first CPU pool, as xl info has it.") @Size(max = Limits.WORD)
        String scheduler,

        @JsonPropertyDescription("NUMA nodes.") @Min(0) Integer numaNodes,

        @JsonPropertyDescription("CPU pools; spec.config.pool of a XenDomain names one of them.")
        @Size(max = Limits.CPU_POOLS)
        List<CpuPool> cpuPools,

        @JsonPropertyDescription("What is not as it should be on the host.") @Size(max = Limits.HOST_FINDINGS)
        List<HostFinding> findings) {

    /** Nothing is known yet. */
    public static final XenHostStatus EMPTY =
            new XenHostStatus(null, null, null, null, null, null, null, null, null, null, null, null);

    public XenHostStatus {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
        capabilities = capabilities == null ? List.of() : List.copyOf(capabilities);
        scheduler = Limits.cut(scheduler, Limits.WORD);
        cpuPools = atMost(cpuPools, Limits.CPU_POOLS);
        findings = atMost(findings, Limits.HOST_FINDINGS);
    }

    private static <T> List<T> atMost(List<T> list, int most) {
        return list == null ? List.of() : List.copyOf(list.subList(0, Math.min(list.size(), most)));
    }

    public Optional<Condition> condition(ConditionType type) {
        return conditions.stream().filter(condition -> condition.type() == type).findFirst();
    }
}
