package io.xendomain.xlcfg.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.model.ValueType;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What holds for any item of any spec string; each property looks at every spec string in each of its tries. */
class SpecPropertiesTest {
    private static final int TRIES = 10_000;
    private static final String PIECES = "=,;: @^!-\t\n\u0000\"'äx019/";

    private static final List<ValueType<?>> TEXTS = List.of(
            Vdev.TYPE,
            Mac.TYPE,
            Rate.TYPE,
            CpuList.TYPE,
            Uuids.TYPE,
            PciAddress.TYPE,
            IoPortRange.TYPE,
            IoMemRange.TYPE,
            UsbDevice.TYPE,
            Connector.TYPE,
            LlcColors.TYPE);

    @Property(tries = TRIES)
    void readingWhatWasWrittenGivesTheSameItem(@ForAll long seed) {
        RandomItems items = RandomItems.good(seed);
        RandomItems.ALL.forEach((name, type) -> survives(name, type, items.item(type)));
    }

    @Property(tries = TRIES)
    void noValueBringsInAnotherParameter(@ForAll long seed) {
        RandomItems items = RandomItems.hostile(seed);
        RandomItems.ALL.forEach((name, type) -> survives(name, type, items.item(type)));
    }

    @Property(tries = TRIES)
    void readingAnyTextEndsWithAnItemOrAReason(@ForAll long seed, @ForAll String any) {
        Random random = new Random(seed);
        RandomItems.ALL.forEach((name, type) -> {
            for (String text : List.of(any, pieces(type, random))) {
                endsWell(name, type, new CfgValue.Text(text));
                endsWell(name, type, new CfgValue.Items(List.of(new CfgValue.Text(text), new CfgValue.Number("1"))));
            }
        });
        TEXTS.forEach(type -> endsWell(type.words(), type, new CfgValue.Text(any)));
    }

    @Property(tries = TRIES)
    void aCpuListIsWrittenInOneForm(@ForAll long seed) {
        CpuList list = CpuList.parse(RandomItems.good(seed).cpus());

        assertThat(CpuList.parse(list.toString())).isEqualTo(list);
        assertThat(CpuList.parse(list.toString()).expand(8, node -> new BitSet()))
                .isEqualTo(list.expand(8, node -> new BitSet()));
    }

    @Test
    void thePropertiesAreNotEmpty() {
        RandomItems.ALL.forEach((name, type) -> assertThat(LongStream.range(0, 200)
                        .filter(seed -> !Reading.ofJson(
                                        type, RandomItems.good(seed).item(type))
                                .isRefused())
                        .count())
                .as(name)
                .isGreaterThan(190));
    }

    private static void survives(String name, StructType type, Map<String, Object> json) {
        Reading<Struct> meant = Reading.ofJson(type, json);
        if (meant.isRefused()) {
            return;
        }
        CfgValue written = Reading.written(type, meant.value());
        Reading<Struct> read = Reading.of(type, written);
        assertThat(read.codes()).as("%s %s written as %s", name, json, written).isEqualTo(meant.codes());
        assertThat(read.value()).as("%s written as %s", name, written).isEqualTo(meant.value());
        assertThat(type.toJson(read.value())).as(name).isEqualTo(type.toJson(meant.value()));
    }

    private static <T> void endsWell(String name, ValueType<T> type, CfgValue value) {
        Reading<T> reading = Reading.of(type, value);
        assertThat(reading.value() != null || reading.isRefused()).as(name).isTrue();
        if (reading.value() == null) {
            assertThat(reading.findings()).as("%s of %s", name, value).isNotEmpty();
        } else if (!reading.isRefused()) {
            CfgValue written = Reading.written(type, reading.value());
            assertThat(Reading.of(type, written).value())
                    .as("%s of %s", name, value)
                    .isEqualTo(reading.value());
        }
    }

    /** Names of parameters and what stands between them, in any order. */
    private static String pieces(StructType type, Random random) {
        List<String> names = type.fields().keys().stream().map(Key::name).toList();
        return Stream.generate(() -> random.nextInt(3) == 0
                        ? names.get(random.nextInt(names.size())) + "="
                        : String.valueOf(PIECES.charAt(random.nextInt(PIECES.length()))))
                .limit(random.nextInt(16))
                .reduce("", String::concat);
    }
}
