package io.xendomain.xlcfg.validate;

import java.util.List;
import java.util.stream.Stream;

/** Every rule between the values of one config. */
public final class Rules {
    private static final List<Rule> ALL = Stream.of(
                    BootRules.ALL,
                    CpuRules.ALL,
                    MemoryRules.ALL,
                    NumaRules.ALL,
                    DiskRules.ALL,
                    NicRules.ALL,
                    DeviceRules.ALL,
                    GraphicsRules.ALL,
                    FramebufferRules.ALL,
                    PlatformRules.ALL,
                    SecretRules.ALL,
                    TwinRules.ALL)
            .flatMap(List::stream)
            .toList();

    private Rules() {}

    public static List<Rule> all() {
        return ALL;
    }
}
