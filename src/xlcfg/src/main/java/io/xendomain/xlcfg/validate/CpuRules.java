package io.xendomain.xlcfg.validate;

import static io.xendomain.xlcfg.keys.CpuKeys.CPUS;
import static io.xendomain.xlcfg.keys.CpuKeys.CPUS_PER_VCPU;
import static io.xendomain.xlcfg.keys.CpuKeys.CPUS_SOFT;
import static io.xendomain.xlcfg.keys.CpuKeys.CPUS_SOFT_PER_VCPU;
import static io.xendomain.xlcfg.keys.GeneralKeys.MAXVCPUS;
import static io.xendomain.xlcfg.keys.GeneralKeys.VCPUS;
import static io.xendomain.xlcfg.keys.PlatformListKeys.VNUMA;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.spec.CpuList;
import java.util.List;

/** How many vCPUs, and where they run. */
final class CpuRules {
    static final List<Key<CpuList>> FOR_ALL_VCPUS = List.of(CPUS, CPUS_SOFT);
    static final List<Key<List<CpuList>>> PER_VCPU = List.of(CPUS_PER_VCPU, CPUS_SOFT_PER_VCPU);

    static final List<Rule> ALL = List.of(
            Rule.of(
                    "!has(self.vcpus) || !has(self.maxvcpus) || self.vcpus <= self.maxvcpus",
                    "vcpus is above maxvcpus: raise maxvcpus or lower vcpus",
                    CpuRules::maximum),
            Rule.of(
                    "has(self.vcpus) || has(self.maxvcpus) || filled(self.vnuma)"
                            + " || !(has(self.cpus) || filled(self.cpusPerVcpu)"
                            + " || has(self.cpusSoft) || filled(self.cpusSoftPerVcpu))",
                    "xl forgets cpus and cpusSoft when the number of vCPUs is not set: set vcpus",
                    CpuRules::affinity),
            Rule.of(CpuRules::someCpu),
            Rule.of(CpuRules::items));

    private CpuRules() {}

    /** Looks at one list of CPUs. */
    @FunctionalInterface
    interface Check {
        void check(CpuList cpus, Place place);
    }

    /** Every list of CPUs in a config, for all vCPUs or for one. */
    static void eachList(DomainConfig config, Place root, Check check) {
        for (Key<CpuList> key : FOR_ALL_VCPUS) {
            if (config.has(key)) {
                check.check(config.get(key), root.child(key));
            }
        }
        for (Key<List<CpuList>> key : PER_VCPU) {
            if (config.has(key) && !config.isUnreadable(key)) {
                List<CpuList> lists = config.get(key);
                for (int i = 0; i < lists.size(); i++) {
                    check.check(lists.get(i), root.child(key).item(i));
                }
            }
        }
    }

    private static void maximum(DomainConfig config, Place root) {
        Long vcpus = config.get(VCPUS);
        Long maximum = config.get(MAXVCPUS);
        if (vcpus != null && maximum != null && vcpus > maximum) {
            root.child(MAXVCPUS)
                    .report(
                            Code.VcpusAboveMaximum,
                            maximum,
                            "must be at least vcpus, which is " + vcpus,
                            "raise maxvcpus or lower vcpus");
        }
    }

    private static void affinity(DomainConfig config, Place root) {
        if (!config.isAbsent(VCPUS) || !config.isAbsent(MAXVCPUS) || Items.isFilled(config, VNUMA)) {
            return;
        }
        for (Key<?> key : List.of(CPUS, CPUS_PER_VCPU, CPUS_SOFT, CPUS_SOFT_PER_VCPU)) {
            if (config.has(key) && !List.of().equals(config.get(key))) {
                root.child(key)
                        .report(
                                Code.AffinityLost,
                                Shown.of(config, key),
                                "xl forgets it when the number of vCPUs is not set",
                                "set vcpus or maxvcpus");
            }
        }
    }

    private static void someCpu(DomainConfig config, Place root) {
        eachList(config, root, (cpus, place) -> {
            if (cpus.isSurelyEmpty(CpuList.MAX_CPU + 1, CpuList.MAX_NODE + 1)) {
                noneLeft(cpus, place);
            }
        });
    }

    static void noneLeft(CpuList cpus, Place place) {
        place.report(
                Code.NoCpuLeft,
                cpus.toString(),
                "it takes away all it adds and xl wants at least one CPU",
                "leave one");
    }

    private static void items(DomainConfig config, Place root) {
        Long most = config.has(MAXVCPUS) ? config.get(MAXVCPUS) : config.get(VCPUS);
        if (most == null || config.isUnreadable(MAXVCPUS)) {
            return;
        }
        for (Key<List<CpuList>> key : PER_VCPU) {
            List<CpuList> lists = config.getOrDefault(key, List.of());
            for (int i = most.intValue(); i < lists.size() && !config.isUnreadable(key); i++) {
                root.child(key)
                        .item(i)
                        .report(
                                Code.Ignored,
                                lists.get(i).toString(),
                                "the domain has only " + most + " vCPUs",
                                "remove it, or raise maxvcpus");
            }
        }
    }
}
