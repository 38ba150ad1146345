package io.xendomain.xlcfg.keys;

import io.xendomain.xlcfg.model.BooleanType;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import java.util.List;

/** Section "General Options / CPU Scheduling". */
public final class SchedulingKeys {
    private static final String SECTION = "General Options / CPU Scheduling";
    private static final String DEAD = "cpu_weight and cap; no scheduler since Xen 4.6 reads it";

    /** xl keeps the parameters in C ints and cuts what does not fit. */
    private static final long C_INT_MAX = Integer.MAX_VALUE;

    public static final Key<Long> CPU_WEIGHT = Key.named("cpu_weight", new IntegerType(1, 65_535))
            .section(SECTION)
            .defaultsTo("256")
            .live("xl sched-credit, xl sched-credit2")
            .description("Share of CPU time when the host is busy: twice the weight gets twice the time. Read by the"
                    + " credit and credit2 schedulers.");

    public static final Key<Long> CAP = Key.named("cap", new IntegerType(0, 51_200))
            .section(SECTION)
            .unit("percent of one physical CPU")
            .defaultsTo("0")
            .live("xl sched-credit, xl sched-credit2")
            .description("Most CPU time the domain gets even on an idle host, at most 100 for each vCPU; 0 means no"
                    + " limit. Read by the credit and credit2 schedulers.");

    public static final Key<Long> PERIOD = Key.named("period", new IntegerType(1, C_INT_MAX))
            .section(SECTION)
            .unit("ns")
            .defaultsTo("the scheduler's own")
            .changed(
                    "4.6",
                    period -> true,
                    "is set",
                    "the scheduler sedf goes by it",
                    "rtds alone does",
                    "remove it, or choose a pool or a host with the scheduler rtds")
            .live("xl sched-sedf, xl sched-rtds")
            .description("Length of the period in which the domain gets its slice. Read by the sedf scheduler, which"
                    + " Xen 4.6 dropped, and by rtds.");

    public static final Key<Long> SLICE = Key.named("slice", new IntegerType(1, C_INT_MAX))
            .section(SECTION)
            .removedIn("4.6")
            .unit("ns")
            .defaultsTo("the scheduler's own")
            .live("xl sched-sedf")
            .deprecated(DEAD)
            .description("CPU time the domain gets in each period. Read by the sedf scheduler only.");

    public static final Key<Long> LATENCY = Key.named("latency", new IntegerType(0, C_INT_MAX))
            .section(SECTION)
            .removedIn("4.6")
            .unit("ns")
            .defaultsTo("the scheduler's own")
            .live("xl sched-sedf")
            .deprecated(DEAD)
            .description("Period used instead while the domain does much I/O. Read by the sedf scheduler only.");

    public static final Key<Boolean> EXTRATIME = Key.named("extratime", new BooleanType(true))
            .section(SECTION)
            .defaultsTo("the scheduler's own")
            .changed(
                    "4.6",
                    extra -> true,
                    "is set",
                    "the scheduler sedf goes by it",
                    "rtds alone does",
                    "remove it, or choose a pool or a host with the scheduler rtds")
            .live("xl sched-sedf")
            .description("Whether the domain may use CPU time that nobody else wants. Read by the sedf scheduler, which"
                    + " Xen 4.6 dropped, and by rtds.");

    static final List<Key<?>> ALL = List.of(CPU_WEIGHT, CAP, PERIOD, SLICE, LATENCY, EXTRATIME);

    private SchedulingKeys() {}
}
