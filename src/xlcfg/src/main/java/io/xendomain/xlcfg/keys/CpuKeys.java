package io.xendomain.xlcfg.keys;

import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.spec.CpuList;
import java.util.List;

/** Section "General Options / CPU Allocation": which physical CPUs the vCPUs run on. */
public final class CpuKeys {
    private static final String SECTION = "General Options / CPU Allocation";
    private static final int MAX_VCPUS = 512;

    public static final Key<CpuList> CPUS = Key.named("cpus", CpuList.TYPE)
            .section(SECTION)
            .defaultsTo("all CPUs, preferring the NUMA nodes that libxl finds best")
            .live("xl vcpu-pin")
            .description(
                    "Physical CPUs that all vCPUs may run on: 0-3,5,^2 or nodes:0 or all,^7. Read from left to right;"
                            + " ^ takes away. Needs vcpus or maxvcpus.");

    public static final Key<List<CpuList>> CPUS_PER_VCPU = Key.named(
                    "cpus", ListType.of(CpuList.FOR_ONE_VCPU, MAX_VCPUS))
            .field("cpusPerVcpu")
            .section(SECTION)
            .live("xl vcpu-pin")
            .description(
                    "As cpus, but the first item for vCPU 0, the next for vCPU 1 and so on; vCPUs without an item run"
                            + " anywhere. Set one of the two fields.");

    public static final Key<CpuList> CPUS_SOFT = Key.named("cpus_soft", CpuList.TYPE)
            .section(SECTION)
            .since("4.5")
            .defaultsTo("no preference")
            .live("xl vcpu-pin")
            .description(
                    "Physical CPUs that all vCPUs should run on while they can. Turns off the choice of NUMA nodes by"
                            + " libxl.");

    public static final Key<List<CpuList>> CPUS_SOFT_PER_VCPU = Key.named(
                    "cpus_soft", ListType.of(CpuList.FOR_ONE_VCPU, MAX_VCPUS))
            .field("cpusSoftPerVcpu")
            .section(SECTION)
            .since("4.5")
            .live("xl vcpu-pin")
            .description("As cpusSoft, with one item for each vCPU. Set one of the two fields.");

    static final List<Key<?>> ALL = List.of(CPUS, CPUS_PER_VCPU, CPUS_SOFT, CPUS_SOFT_PER_VCPU);

    private CpuKeys() {}
}
