package io.xendomain.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FairShareTest {

    @Test
    void whoWantsLittleGetsItAndTheRestShareTheRest() {
        assertThat(FairShare.of(100, Map.of("a", 5, "b", 500, "c", 80))).isEqualTo(Map.of("a", 5, "b", 48, "c", 47));
        assertThat(FairShare.of(1000, Map.of("a", 600, "b", 10))).isEqualTo(Map.of("a", 600, "b", 10));
        assertThat(FairShare.of(0, Map.of("a", 600))).isEqualTo(Map.of("a", 0));
    }

    @Property
    void nobodyGetsMoreThanHeWantsAndNothingIsLeftOverWhileSomebodyWantsMore(
            @ForAll @IntRange(max = 2000) int total,
            @ForAll @Size(max = 20) List<@IntRange(max = 400) Integer> wanted) {
        Map<String, Integer> names = new TreeMap<>();
        wanted.forEach(count -> names.put("host-" + names.size(), count));

        Map<String, Integer> shares = FairShare.of(total, names);

        assertThat(shares).allSatisfy((host, share) -> assertThat(share).isBetween(0, names.get(host)));
        int sum = wanted.stream().mapToInt(Integer::intValue).sum();
        assertThat(shares.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(Math.min(total, sum));
    }
}
