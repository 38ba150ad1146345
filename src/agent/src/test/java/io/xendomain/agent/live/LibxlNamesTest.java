package io.xendomain.agent.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.keys.Sample;
import io.xendomain.xlcfg.model.Key;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What xl prints of a key is shown under that key. */
class LibxlNamesTest {
    /** What a key sets besides itself, or what an older key is another word for: memory and its limit, stdvga and vga. */
    private static final Set<String> ALONG = Set.of("maxmem", "maxvcpus", "vcpus", "type", "bios", "firmware", "vga");

    static java.util.List<Sample> samples() {
        return Sample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyValueOfASampleBelongsToOneOfItsKeys(Sample sample) {
        JsonNode xl = sample.xl();
        Set<String> slots = new TreeSet<>();
        if (xl.isObject()) {
            Values.of(xl).keySet().forEach(slot -> slots.add(slot.replaceFirst("\\[.*", "")));
            Device.of(xl).forEach(device -> slots.add(device.key()));
        }
        Set<String> keys = Keys.all().stream()
                .filter(key -> sample.config().containsKey(key.field()))
                .map(Key::name)
                .collect(Collectors.toSet());
        slots.removeAll(ALONG);

        assertThat(slots).allMatch(slot -> !Keys.named(slot).isEmpty() || slot.contains("."), "a key, or a path");
        if (keys.size() == 1 && slots.size() == 1) {
            assertThat(slots.iterator().next())
                    .satisfiesAnyOf(slot -> assertThat(keys).contains(slot), slot -> assertThat(slot)
                            .contains("."));
        }
    }
}
