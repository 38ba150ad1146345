package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.StructType;
import java.util.List;

/** One virtual NUMA node: VNODE_SPEC of xl.cfg(5). */
public final class VnumaSpec {
    public static final int MAX_NODES = 64;
    private static final int MAX_VCPU = 511;

    public static final Key<Long> PNODE = Key.named("pnode", new IntegerType(0, CpuList.MAX_NODE))
            .required()
            .description("Physical NUMA node that its memory comes from.");

    public static final Key<Long> SIZE = Key.named("size", new IntegerType(1, 4L * 1024 * 1024))
            .required()
            .unit("MiB")
            .description("Memory of the node; those of all nodes sum to maxmem.");

    public static final Key<NumberRanges> VCPUS = Key.named("vcpus", NumberRanges.upTo(MAX_VCPU))
            .required()
            .description("Its vCPUs as 0-3,8; each vCPU is in one node.");

    public static final Key<List<Long>> VDISTANCES = Key.named(
                    "vdistances", ListType.of(new IntegerType(10, 254), MAX_NODES))
            .defaultsTo("10 to itself and 20 to others")
            .description("Distance to each node in turn, itself included; 10 is local.");

    public static final Fields FIELDS = new Fields("a virtual NUMA node", List.of(PNODE, SIZE, VCPUS, VDISTANCES));

    public static final StructType TYPE = new StructType(FIELDS, new ListSyntax(true, null));

    private VnumaSpec() {}
}
