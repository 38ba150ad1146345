package io.xendomain.xlcfg.validate;

import static io.xendomain.xlcfg.keys.HostDeviceKeys.DTDEV;
import static io.xendomain.xlcfg.keys.HostDeviceKeys.PCI;
import static io.xendomain.xlcfg.keys.MemoryKeys.MAXMEM;
import static io.xendomain.xlcfg.keys.MemoryKeys.MEMORY;
import static io.xendomain.xlcfg.keys.OtherKeys.VMTRACE_BUF_KB;
import static io.xendomain.xlcfg.keys.PassthroughKeys.PASSTHROUGH;
import static io.xendomain.xlcfg.keys.PlatformKeys.ALTP2M;
import static io.xendomain.xlcfg.keys.PlatformKeys.ALTP2MHVM;
import static io.xendomain.xlcfg.keys.PlatformListKeys.VNUMA;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import java.util.List;

/** How much memory, and what populate on demand does not go with. */
final class MemoryRules {

    static final List<Rule> ALL = List.of(
            Rule.of(
                    "!has(self.memory) || !has(self.maxmem) || self.memory <= self.maxmem",
                    "memory is above maxmem: raise maxmem or lower memory",
                    MemoryRules::maximum),
            Rule.of(
                    "!ON_DEMAND || !(filled(self.pci) || filled(self.dtdev)"
                            + " || (has(self.passthrough) && self.passthrough != 'disabled'))",
                    "a PVH or HVM guest with passed-through devices needs all its memory at start:"
                            + " set memory equal to maxmem",
                    MemoryRules::passthrough),
            Rule.of(
                    "!ON_DEMAND || !filled(self.vnuma)",
                    "a guest with vnuma needs all its memory at start: set memory equal to maxmem",
                    MemoryRules::vnuma),
            Rule.of(
                    "!ON_DEMAND || !((has(self.altp2m) && self.altp2m != 'disabled')"
                            + " || (GUEST == 'hvm' && on(self.altp2mhvm)))",
                    "a guest with altp2m needs all its memory at start: set memory equal to maxmem",
                    MemoryRules::altp2m),
            Rule.of(
                    "!has(self.vmtraceBufKb) || self.vmtraceBufKb in"
                            + " [0, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384]",
                    "vmtraceBufKb has to be a power of two from 4, or 0 for no tracing",
                    MemoryRules::traceBuffer),
            Rule.of(MemoryRules::populateOnDemand));

    /** In KiB, as the processor has it. */
    private static final long SMALLEST_TRACE_BUFFER = 4;

    private static final String RULE =
            "a guest that starts with memory below maxmem (populate on demand) cannot have it";
    private static final String REMEDY = "set memory equal to maxmem, or remove it";

    private MemoryRules() {}

    /** libxl populates on demand where a guest with its own page tables starts below its maximum. */
    static boolean isPopulatedOnDemand(DomainConfig config) {
        Long memory = config.get(MEMORY);
        Long maximum = config.get(MAXMEM);
        return config.guestType() != GuestType.PV && memory != null && maximum != null && memory < maximum;
    }

    private static void maximum(DomainConfig config, Place root) {
        Long memory = config.get(MEMORY);
        Long maximum = config.get(MAXMEM);
        if (memory != null && maximum != null && memory > maximum) {
            root.child(MEMORY)
                    .report(
                            Code.MemoryAboveMaximum,
                            memory,
                            "must be at most maxmem, which is " + maximum,
                            "raise maxmem or lower memory");
        }
    }

    private static void passthrough(DomainConfig config, Place root) {
        if (!isPopulatedOnDemand(config)) {
            return;
        }
        for (Key<? extends List<?>> key : List.<Key<? extends List<?>>>of(PCI, DTDEV)) {
            if (Items.isFilled(config, key)) {
                conflict(config, key, root);
            }
        }
        String mode = config.get(PASSTHROUGH);
        if (mode != null && !mode.equals("disabled")) {
            conflict(config, PASSTHROUGH, root);
        }
    }

    private static void vnuma(DomainConfig config, Place root) {
        if (isPopulatedOnDemand(config) && Items.isFilled(config, VNUMA)) {
            conflict(config, VNUMA, root);
        }
    }

    private static void altp2m(DomainConfig config, Place root) {
        if (!isPopulatedOnDemand(config)) {
            return;
        }
        String mode = config.get(ALTP2M);
        if (mode != null && !mode.equals("disabled")) {
            conflict(config, ALTP2M, root);
        }
        if (config.guestType() == GuestType.HVM && config.isOn(ALTP2MHVM)) {
            conflict(config, ALTP2MHVM, root);
        }
    }

    private static void traceBuffer(DomainConfig config, Place root) {
        Long size = config.get(VMTRACE_BUF_KB);
        if (size != null && size != 0 && (size < SMALLEST_TRACE_BUFFER || Long.bitCount(size) != 1)) {
            root.child(VMTRACE_BUF_KB)
                    .report(
                            Code.OutOfRange,
                            size,
                            "must be a power of two from " + SMALLEST_TRACE_BUFFER + ", or 0 for no tracing",
                            "choose one of those");
        }
    }

    private static void populateOnDemand(DomainConfig config, Place root) {
        if (isPopulatedOnDemand(config)) {
            root.child(MEMORY)
                    .report(
                            Code.PopulateOnDemand,
                            config.get(MEMORY),
                            "with maxmem at " + config.get(MAXMEM) + " the guest crashes when it uses more than memory"
                                    + " before its balloon driver runs",
                            "be sure that it has one, or set both equal");
        }
    }

    private static void conflict(DomainConfig config, Key<?> key, Place root) {
        root.child(key).report(Code.PopulateOnDemandConflict, Shown.of(config, key), RULE, REMEDY);
    }
}
