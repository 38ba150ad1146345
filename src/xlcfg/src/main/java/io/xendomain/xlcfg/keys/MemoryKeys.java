package io.xendomain.xlcfg.keys;

import io.xendomain.xlcfg.model.Key;
import java.util.List;

/** Section "General Options / Memory Allocation". */
public final class MemoryKeys {
    private static final String SECTION = "General Options / Memory Allocation";

    public static final Key<Long> MEMORY = Key.named("memory", KeyTypes.MEMORY)
            .section(SECTION)
            .unit("MiB")
            .defaultsTo("maxmem when that is set, else 32")
            .live("xl mem-set")
            .description("Memory the domain starts with; at most maxmem.");

    public static final Key<Long> MAXMEM = Key.named("maxmem", KeyTypes.MEMORY)
            .section(SECTION)
            .unit("MiB")
            .defaultsTo("the value of memory")
            .live("xl mem-max")
            .description("Most memory the domain can have while it runs. With more than memory the guest starts"
                    + " ballooned down, and an HVM guest without a balloon driver crashes.");

    static final List<Key<?>> ALL = List.of(MEMORY, MAXMEM);

    private MemoryKeys() {}
}
