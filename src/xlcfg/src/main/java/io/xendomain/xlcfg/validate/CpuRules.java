package io.xendomain.xlcfg.validate;

import static io.xendomain.xlcfg.keys.GeneralKeys.MAXVCPUS;
import static io.xendomain.xlcfg.keys.GeneralKeys.VCPUS;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.model.Place;
import java.util.List;

/** How many vCPUs, and where they run. */
final class CpuRules {

    static final List<Rule> ALL = List.of(Rule.of(
            "!has(self.vcpus) || !has(self.maxvcpus) || self.vcpus <= self.maxvcpus",
            "vcpus is above maxvcpus: raise maxvcpus or lower vcpus",
            CpuRules::maximum));

    private CpuRules() {}

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
}
