package io.xendomain.xlcfg.validate;

import static io.xendomain.xlcfg.keys.GeneralKeys.MAXVCPUS;
import static io.xendomain.xlcfg.keys.GeneralKeys.VCPUS;
import static io.xendomain.xlcfg.keys.MemoryKeys.MAXMEM;
import static io.xendomain.xlcfg.keys.MemoryKeys.MEMORY;
import static io.xendomain.xlcfg.keys.PlatformListKeys.VNUMA;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.spec.VnumaSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The virtual NUMA nodes against the domain they belong to. */
final class NumaRules {

    static final List<Rule> ALL = List.of(
            Rule.of(
                    "GUEST != 'pv' || !filled(self.vnuma)",
                    "a PV guest cannot have vnuma: remove it, or set type to pvh",
                    NumaRules::notPv),
            Rule.of((config, root) -> ifReadable(config, root, NumaRules::memory)),
            Rule.of((config, root) -> ifReadable(config, root, NumaRules::vcpus)),
            Rule.of((config, root) -> ifReadable(config, root, NumaRules::distances)));

    private NumaRules() {}

    private static void notPv(DomainConfig config, Place root) {
        if (config.guestType() == GuestType.PV && Items.isFilled(config, VNUMA)) {
            root.child(VNUMA)
                    .report(
                            Code.RefusedForGuestType,
                            Shown.of(config, VNUMA),
                            "libxl refuses it for a PV guest",
                            "remove it, or set type to pvh");
        }
    }

    private static void ifReadable(DomainConfig config, Place root, Rule.Check check) {
        if (Items.isFilled(config, VNUMA) && !config.isUnreadable(VNUMA)) {
            check.check(config, root);
        }
    }

    private static void memory(DomainConfig config, Place root) {
        long sum = config.get(VNUMA).stream()
                .mapToLong(node -> node.get(VnumaSpec.SIZE))
                .sum();
        Long whole = config.has(MAXMEM) ? config.get(MAXMEM) : config.get(MEMORY);
        if (whole != null && whole != sum) {
            mismatch(
                    config,
                    root,
                    "the sizes add up to " + sum + " MiB and have to add up to "
                            + (config.has(MAXMEM) ? "maxmem" : "memory") + ", which is " + whole,
                    "make both equal");
        }
    }

    private static void vcpus(DomainConfig config, Place root) {
        Map<Integer, Integer> homes = new HashMap<>();
        List<Struct> nodes = config.get(VNUMA);
        for (int i = 0; i < nodes.size(); i++) {
            Struct node = nodes.get(i);
            for (int vcpu : vcpusOf(node)) {
                Integer before = homes.putIfAbsent(vcpu, i);
                if (before != null) {
                    root.child(VNUMA)
                            .item(i)
                            .child(VnumaSpec.VCPUS)
                            .report(
                                    Code.VnumaMismatch,
                                    Shown.of(node, VnumaSpec.VCPUS),
                                    "vCPU " + vcpu + " is in vnuma[" + before + "] already",
                                    "put each vCPU into one node");
                    return;
                }
            }
        }
        Long number = config.has(MAXVCPUS) ? config.get(MAXVCPUS) : config.get(VCPUS);
        int all = number == null ? homes.size() : number.intValue();
        boolean complete = homes.size() == all && IntStream.range(0, all).allMatch(homes::containsKey);
        if (!complete) {
            mismatch(
                    config,
                    root,
                    "its vCPUs are "
                            + homes.keySet().stream()
                                    .sorted()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(",")) + " and have to be all from 0 to " + (all - 1),
                    "put each vCPU of the domain into one node");
        }
    }

    private static void distances(DomainConfig config, Place root) {
        List<Struct> nodes = config.get(VNUMA);
        for (int i = 0; i < nodes.size(); i++) {
            List<Long> distances = nodes.get(i).get(VnumaSpec.VDISTANCES);
            if (distances == null) {
                continue;
            }
            Place place = root.child(VNUMA).item(i).child(VnumaSpec.VDISTANCES);
            if (distances.size() != nodes.size()) {
                place.report(
                        Code.VnumaMismatch, distances, "it needs one distance to each node", "write " + nodes.size());
            } else {
                long local = distances.get(i);
                if (distances.stream().anyMatch(distance -> distance < local)) {
                    place.report(
                            Code.VnumaMismatch,
                            distances,
                            "no node may be nearer than the node itself, which is " + local + " away",
                            "make the distance to itself the smallest");
                }
            }
        }
    }

    private static int[] vcpusOf(Struct node) {
        return node.get(VnumaSpec.VCPUS).ranges().stream()
                .flatMapToInt(range -> IntStream.rangeClosed(range.first(), range.last()))
                .toArray();
    }

    private static void mismatch(DomainConfig config, Place root, String rule, String remedy) {
        root.child(VNUMA).report(Code.VnumaMismatch, Shown.of(config, VNUMA), rule, remedy);
    }
}
