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
        new RandomTexts(seed)
                .ofEachType()
                .keySet()
                .forEach(type -> endsWell(type.words(), type, new CfgValue.Text(any)));
    }

    @Property(tries = TRIES)
    void aTextWithAGrammarIsWrittenInOneForm(@ForAll long seed) {
        new RandomTexts(seed).ofEachType().forEach(SpecPropertiesTest::hasOneForm);
    }

    @Property(tries = TRIES)
    void readingAnySpoiledTextEndsWithAValueOrAReason(@ForAll long seed) {
        Random random = new Random(seed);
        new RandomTexts(seed).ofEachType().forEach((type, json) -> {
            if (json instanceof String text) {
                int at = random.nextInt(text.length() + 1);
                char piece = PIECES.charAt(random.nextInt(PIECES.length()));
                endsWell(type.words(), type, new CfgValue.Text(text.substring(0, at) + piece + text.substring(at)));
            }
        });
    }

    @Property(tries = TRIES)
    void aCpuListIsWrittenInOneForm(@ForAll long seed) {
        CpuList list = CpuList.parse(new RandomTexts(seed).cpus());

        assertThat(list.toString()).doesNotContain(" ", "node:", ",,");
        assertThat(CpuList.parse(list.toString())).isEqualTo(list);
        assertThat(CpuList.parse(list.toString()).expand(128, SpecPropertiesTest::cpusOfNode))
                .isEqualTo(list.expand(128, SpecPropertiesTest::cpusOfNode));
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

    /** Each kind of step is tried. */
    @Test
    void theCpuListsAreOfAllForms() {
        List<CpuList> lists = LongStream.range(0, 200)
                .mapToObj(seed -> CpuList.parse(new RandomTexts(seed).cpus()))
                .toList();

        assertThat(lists).anyMatch(CpuList::usesNodes).anyMatch(list -> !list.usesNodes());
        assertThat(lists).extracting(list -> list.items().getFirst().removes()).contains(true, false);
        assertThat(lists)
                .extracting(list -> list.items().getLast().range() == null)
                .contains(true, false);
        assertThat(lists).extracting(list -> list.items().size()).contains(1, 4);
    }

    private static BitSet cpusOfNode(int node) {
        BitSet cpus = new BitSet();
        cpus.set(2 * node, 2 * node + 2);
        return cpus;
    }

    private static <T> void hasOneForm(ValueType<T> type, Object json) {
        Reading<T> meant = Reading.ofJson(type, json);
        assertThat(meant.findings()).as("%s", json).isEmpty();
        CfgValue written = Reading.written(type, meant.value());

        assertThat(Reading.of(type, written))
                .as("%s written as %s", json, written)
                .isEqualTo(meant);
        assertThat(Reading.ofJson(type, type.toJson(meant.value())))
                .as("%s", json)
                .isEqualTo(meant);
        assertThat(Reading.written(type, Reading.of(type, written).value())).isEqualTo(written);
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
