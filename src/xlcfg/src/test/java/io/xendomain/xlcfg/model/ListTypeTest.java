package io.xendomain.xlcfg.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListTypeTest {
    private static final XenVersion OLD = XenVersion.of("4.4");
    private static final XenVersion NEW = XenVersion.of("4.5");

    private final ListType<String> strict = ListType.of(TextType.upTo(8), 3);
    private final ListType<String> laterAList = strict.orSingle("4.5");
    private final List<Finding> findings = new ArrayList<>();
    private final Place place = new Place("list", "list", null, findings::add);

    @Test
    void writesTheBareStringForAnXlThatKnowsNoListThere() {
        assertThat(laterAList.toCfg(List.of("a"), OLD)).isEqualTo(text("a"));
        assertThat(laterAList.toCfg(List.of("a"), NEW)).isEqualTo(items("a"));
    }

    @Test
    void refusesOtherNumbersOfItemsForAnXlThatKnowsNoListThere() {
        laterAList.checkVersion(List.of("a"), OLD, place);
        laterAList.checkVersion(List.of("a", "b"), NEW, place);
        assertThat(findings).isEmpty();

        laterAList.checkVersion(List.of("a", "b"), OLD, place);
        laterAList.checkVersion(List.of(), OLD, place);
        assertThat(codes()).containsExactly(Code.NeedsNewerXen, Code.NeedsNewerXen);
    }

    @Test
    void takesABareStringOnlyWhereXlDoes() {
        assertThat(laterAList.fromCfg(text("a b"), place)).containsExactly("a b");
        assertThat(findings).isEmpty();

        assertThat(strict.fromCfg(text("a b"), place)).isNull();
        assertThat(codes()).containsExactly(Code.WrongType);
    }

    @Test
    void splitsTheOldFormAtBlanksAndSaysSo() {
        assertThat(strict.orWords().fromCfg(text(" a  b "), place)).containsExactly("a", "b");
        assertThat(codes()).containsExactly(Code.Deprecated);
    }

    @Test
    void refusesTheEmptyOldFormThatCrashesXl() {
        assertThat(strict.orWords().fromCfg(text(""), place)).isNull();
        assertThat(codes()).containsExactly(Code.InvalidFormat);
    }

    @Test
    void keepsTheGoodItemsAndReportsEachBadOne() {
        assertThat(strict.fromJson(Arrays.asList("a", 7, "b"), place)).containsExactly("a", "b");
        assertThat(findings).extracting(Finding::field).containsExactly("list[1]");
    }

    @Test
    void refusesMoreItemsThanTheSchemaLetsThrough() {
        List<String> many =
                IntStream.range(0, 10_000).mapToObj(Integer::toString).toList();

        assertThat(strict.fromJson(many, place)).isNull();
        assertThat(codes()).containsExactly(Code.TooLong);
    }

    private List<Code> codes() {
        return findings.stream().map(Finding::code).toList();
    }

    private static CfgValue text(String text) {
        return new CfgValue.Text(text);
    }

    private static CfgValue items(String... texts) {
        return new CfgValue.Items(
                Arrays.stream(texts).<CfgValue>map(CfgValue.Text::new).toList());
    }
}
