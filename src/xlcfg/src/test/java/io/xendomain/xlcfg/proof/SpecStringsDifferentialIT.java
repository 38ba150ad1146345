package io.xendomain.xlcfg.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.testkit.XlServer;
import io.xendomain.testkit.XlVerdict;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.spec.CpuList;
import io.xendomain.xlcfg.spec.DiskSpec;
import io.xendomain.xlcfg.spec.Mac;
import io.xendomain.xlcfg.spec.RandomItems;
import io.xendomain.xlcfg.spec.Rate;
import io.xendomain.xlcfg.spec.VifSpec;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Disks, network interfaces and CPU lists, item by item, against the command of the real xl that reads one: 20,000,
 * 20,000 and 5,000 of them with {@code -Dproof.count=100000}, in that ratio with fewer.
 */
class SpecStringsDifferentialIT {
    private static final long SEED = Long.getLong("proof.seed", 17);
    private static final int COUNT = Integer.getInteger("proof.count", 3_000);

    private final KnownDisagreements known = KnownDisagreements.read();

    @Test
    void disks() throws Exception {
        compare(
                COUNT / 5,
                new SpecJudge<>("disk", DiskSpec.TYPE, XlServer::blockAttach, (disk, xl) -> ""),
                Specs::disk);
    }

    @Test
    void networkInterfaces() throws Exception {
        compare(
                COUNT / 5,
                new SpecJudge<>("vif", VifSpec.TYPE, XlServer::networkAttach, SpecStringsDifferentialIT::wrongNumbers),
                Specs::vif);
    }

    @Test
    void cpuLists() throws Exception {
        compare(
                COUNT / 20,
                new SpecJudge<>("cpus", CpuList.TYPE, XlServer::vcpuPin, SpecStringsDifferentialIT::wrongCpus),
                Specs::cpus);
    }

    private <T> void compare(int count, SpecJudge<T> judge, Function<Specs, String> specs) throws Exception {
        List<Future<List<Disagreement>>> parts = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (String version : List.of("4.17", "4.20")) {
                parts.add(threads.submit(() -> compare(version, count, judge, specs)));
            }
        }
        List<Disagreement> unexplained = new ArrayList<>();
        for (Future<List<Disagreement>> part : parts) {
            unexplained.addAll(part.get());
        }
        unexplained.forEach(System.out::println);
        assertThat(unexplained).as("seed %d", SEED).isEmpty();
    }

    private <T> List<Disagreement> compare(
            String version, int count, SpecJudge<T> judge, Function<Specs, String> specs) {
        Map<String, Disagreement> first = new LinkedHashMap<>();
        int taken = 0;
        int explained = 0;
        try (XlServer xl = XlServer.start(version, Ours.CPUS, Ours.MEMORY_MIB)) {
            for (int i = 0; i < count; i++) {
                long number = Dice.number(SEED, i);
                Dice dice = new Dice(new SplittableRandom(number));
                String spec = specs.apply(new Specs(dice, RandomItems.good(number)));
                SpecJudge.Answer answer = judge.judge(xl, version, spec);
                taken += answer.taken() ? 1 : 0;
                for (Disagreement found : answer.disagreements()) {
                    if (known.explains(found)) {
                        explained++;
                    } else {
                        first.putIfAbsent(found.kind() + found.about(), found);
                    }
                }
            }
            List<Disagreement> shrunk = new ArrayList<>();
            first.values().forEach(found -> shrunk.add(shrunk(xl, judge, found)));
            System.out.printf(
                    "xl %s, %d of %s, seed %d: %d taken by both and of the same meaning; %d known disagreements, %d"
                            + " others%n",
                    version, count, judge.field(), SEED, taken, explained, shrunk.size());
            return shrunk;
        }
    }

    private static <T> Disagreement shrunk(XlServer xl, SpecJudge<T> judge, Disagreement found) {
        String spec = Shrinker.shrink(
                found.text(), smaller -> judge.judge(xl, found.version(), smaller).disagreements().stream()
                        .anyMatch(found::isLike));
        return judge.judge(xl, found.version(), spec).disagreements().stream()
                .filter(found::isLike)
                .findFirst()
                .orElse(found);
    }

    /** Address, rate and interval, to the last byte. */
    private static String wrongNumbers(Struct nic, XlVerdict verdict) {
        JsonNode json = verdict.json();
        Mac mac = nic.get(VifSpec.MAC);
        Rate rate = nic.get(VifSpec.RATE);
        boolean same = json.path("mac").asText().equals(mac == null ? "" : mac.toString())
                && json.path("rate_bytes_per_interval")
                        .asText()
                        .equals(rate == null ? "" : rate.bytesPerInterval().toString())
                && json.path("rate_interval_usecs").asText().equals(rate == null ? "" : "" + rate.intervalMicros());
        return same ? "" : "xl counts otherwise: " + json;
    }

    private static String wrongCpus(CpuList list, XlVerdict verdict) {
        BitSet ours = list.expand(Ours.CPUS, SpecStringsDifferentialIT::cpusOfNode);
        String map = verdict.stdout().strip().replaceFirst("^cpumap: ", "");
        BitSet theirs = map.equals("none")
                ? new BitSet()
                : CpuList.parse(map).expand(Ours.CPUS, SpecStringsDifferentialIT::cpusOfNode);
        return ours.equals(theirs) ? "" : "xl selects " + theirs + ", we " + ours;
    }

    /** The host has one node. */
    private static BitSet cpusOfNode(int node) {
        BitSet cpus = new BitSet();
        if (node == 0) {
            cpus.set(0, Ours.CPUS);
        }
        return cpus;
    }
}
