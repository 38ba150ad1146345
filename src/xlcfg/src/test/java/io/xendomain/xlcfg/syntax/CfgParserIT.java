package io.xendomain.xlcfg.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.testkit.XlOracle;
import io.xendomain.testkit.XlVerdict;
import io.xendomain.xlcfg.Finding;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real xl and we agree on what an xl.cfg is, and on what its strings say. A failure shows the seed of the texts;
 * {@code -Dcfg.seed=} makes the same again.
 */
@ParameterizedClass(name = "xl {0}")
@ValueSource(strings = {"4.17", "4.20"})
class CfgParserIT {
    private static final int GENERATED = 500;
    private static final long SEED = Long.getLong("cfg.seed", new Random().nextLong());
    private static final String BOOTABLE = "name = \"d\"\ntype = \"pv\"\nkernel = \"/boot/vmlinuz\"\n";

    private final String version;
    private final XlOracle xl;

    CfgParserIT(String version) {
        this.version = version;
        this.xl = XlOracle.of(version);
    }

    @Test
    void bothTakeTheSameTexts() {
        CfgTextGenerator generator = new CfgTextGenerator(new Random(SEED));
        List<String> texts = Stream.concat(
                        CfgTextGenerator.everyValueEverywhere().stream(),
                        Stream.generate(generator::next).limit(GENERATED))
                .distinct()
                .toList();

        long taken = texts.stream().filter(this::bothTake).count();

        System.out.printf(
                "xl %s: %d texts, %d taken by both, %d refused by both, seed %d%n",
                version, texts.size(), taken, texts.size() - taken, SEED);
        assertThat(taken).isBetween(texts.size() / 4L, texts.size() * 3L / 4);
    }

    private boolean bothTake(String text) {
        XlVerdict verdict = xl.createDryRun(text);
        List<Finding> findings = Parsed.findings(text);
        boolean refused = findings.stream().anyMatch(Finding::isError);
        assertThat(refused)
                .as("xl says %s%nwe say %s%nof this text (seed %d):%n%s", verdict, findings, SEED, text)
                .isEqualTo(isParsingError(verdict));
        return !refused;
    }

    /** Not what xl says of a text that it could parse: that it lacks a name, and the like. */
    private static boolean isParsingError(XlVerdict verdict) {
        boolean aborted = verdict.exit() > 128;
        return aborted || verdict.stderr().contains("config parsing error");
    }

    @Test
    void bothReadTheSameStrings() {
        CfgTextGenerator generator = new CfgTextGenerator(new Random(SEED));
        List<String> strings = Stream.generate(generator::nextString)
                .distinct()
                .filter(string -> !Parsed.isRefused("a = " + string + "\n"))
                .limit(GENERATED / 2)
                .toList();

        assertThat(strings).allSatisfy(string -> {
            String meant = Parsed.string(string);
            assertThat(commandLine(string)).as("seed %d", SEED).isEqualTo(meant);
            CfgValue value = new CfgValue.Text(meant);
            if (CfgPrinter.isPrintable(value)) {
                assertThat(commandLine(CfgPrinter.print(value)))
                        .as("seed %d", SEED)
                        .isEqualTo(meant);
            }
        });
    }

    private String commandLine(String string) {
        return xl.createDryRun(BOOTABLE + "cmdline = " + string + "\n")
                .json()
                .at("/b_info/cmdline")
                .asText();
    }

    @Test
    void xlDropsNumericEscapesAndWeSaySo() {
        assertThat(commandLine("\"a\\101b\\012c\"")).isEqualTo("abc");
        assertThat(Parsed.codes("a = \"a\\101b\\012c\"\n")).containsExactly("InvalidEscape 1:7", "InvalidEscape 1:12");
    }
}
