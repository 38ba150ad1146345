package io.xendomain.xlcfg.keys;

import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import java.util.List;

/** What the domain may use of the hypervisor's and xenstore's own resources. */
public final class LimitKeys {
    private static final String SECTION = "General Options / Other Options";

    /** xl refuses more with exit code 1 and no message. */
    private static final IntegerType COUNT = new IntegerType(0, Integer.MAX_VALUE);

    public static final Key<Long> MAX_EVENT_CHANNELS = Key.named("max_event_channels", new IntegerType(1, 131_071))
            .section("Devices")
            .unit("event channels")
            .defaultsTo("1023")
            .description("Most event channels the domain can use, which limits the number of its devices and vCPUs."
                    + " Guests without the FIFO interface have at most 4095, 32-bit ones 1023.");

    public static final Key<Long> MAX_GRANT_FRAMES = Key.named("max_grant_frames", COUNT)
            .section(SECTION)
            .since("4.10")
            .unit("frames")
            .defaultsTo("as xl.conf on the host says")
            .description("Largest size of the domain's grant table, which limits the number of its devices.");

    public static final Key<Long> MAX_MAPTRACK_FRAMES = Key.named("max_maptrack_frames", COUNT)
            .section(SECTION)
            .since("4.10")
            .unit("frames")
            .defaultsTo("as xl.conf on the host says")
            .description("Largest size of the table of grants the domain has mapped; only backends need one.");

    /** xl takes 0, too, and the hypervisor refuses to build the domain. */
    public static final Key<Long> MAX_GRANT_VERSION = Key.named("max_grant_version", new IntegerType(1, 2))
            .section(SECTION)
            .since("4.16")
            .defaultsTo("as xl.conf on the host says")
            .description("Highest version of the grant table interface that the domain can use.");

    public static final Key<Long> XENSTORE_FEATURE_MASK = Key.named(
                    "xenstore_feature_mask", new IntegerType(0, 0xffff_ffffL))
            .section(SECTION)
            .since("4.21")
            .defaultsTo("all bits set")
            .description("Bit mask of the xenstore features that the domain gets to see.");

    static final List<Key<?>> TABLES =
            List.of(MAX_GRANT_FRAMES, MAX_MAPTRACK_FRAMES, MAX_GRANT_VERSION, XENSTORE_FEATURE_MASK);

    static final List<Key<?>> EVENTS = List.of(MAX_EVENT_CHANNELS);

    private LimitKeys() {}
}
