package io.xendomain.xlcfg.keys;

import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.Key;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every key of xl.cfg(5), in the order of the man page: the order in which configs are written. */
public final class Keys {
    private static final List<Key<?>> ALL = Stream.of(
                    GeneralKeys.ALL,
                    CpuKeys.ALL,
                    SchedulingKeys.ALL,
                    MemoryKeys.ALL,
                    PlatformListKeys.NUMA,
                    EventKeys.ALL,
                    IdentityKeys.ALL,
                    OtherKeys.ALL,
                    PassthroughKeys.OPTIONS,
                    LimitKeys.TABLES,
                    PlatformListKeys.QUOTAS,
                    DeviceKeys.ALL,
                    HostDeviceKeys.ALL,
                    PassthroughKeys.DEVICES,
                    LimitKeys.EVENTS,
                    BootKeys.ALL,
                    PvKeys.ALL,
                    HvmKeys.BOOT_AND_PAGING,
                    PlatformKeys.FIRMWARES,
                    PlatformKeys.PROCESSOR,
                    PlatformListKeys.PROCESSORS,
                    PlatformKeys.TABLES,
                    PlatformListKeys.TABLES,
                    TimeKeys.ALL,
                    HvmKeys.PV_DRIVERS,
                    PlatformListKeys.VIRIDIAN,
                    GraphicsKeys.ALL,
                    SpiceKeys.ALL,
                    EmulatedKeys.PORTS,
                    DeviceKeys.EMULATED,
                    EmulatedKeys.VENDORS,
                    DeviceModelKeys.ALL,
                    ArmKeys.ALL,
                    PlatformListKeys.CACHES)
            .flatMap(List::stream)
            .<Key<?>>map(key -> key)
            .toList();

    /** All keys as the fields of {@code spec.config}. */
    public static final Fields CONFIG = new Fields("the config", ALL);

    private static final Map<String, List<Key<?>>> BY_NAME = ALL.stream().collect(Collectors.groupingBy(Key::name));

    private Keys() {}

    public static List<Key<?>> all() {
        return ALL;
    }

    /** The keys that xl.cfg calls so: none, one, or the two of a key that takes two types of value. */
    public static List<Key<?>> named(String name) {
        return BY_NAME.getOrDefault(name, List.of());
    }

    public static Set<String> names() {
        return BY_NAME.keySet();
    }
}
