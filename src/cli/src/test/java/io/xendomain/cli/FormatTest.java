package io.xendomain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.xendomain.xlcfg.DomainConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.yaml.snakeyaml.Yaml;

/** What is written is read again, in YAML by a reader that is not the writer's own; FormatIT asks kubectl. */
class FormatTest {
    /** What some version of YAML takes for something else than a string. */
    static final List<String> TRAPS = List.of(
            "",
            " ",
            "~",
            "=",
            "<<",
            "-",
            "?",
            "2e8",
            "1e5",
            "2E8",
            "1_0",
            "0x1f",
            "0X1F",
            "0o17",
            "017",
            "0b101",
            "12:30",
            "1:30:00",
            "+1",
            "-1",
            ".5",
            "5.",
            "-.5",
            ".inf",
            "-.Inf",
            ".NaN",
            "1e+5",
            "1,000",
            "2001-01-01",
            "2001-12-14t21:59:43.10-05:00",
            "yes",
            "No",
            "ON",
            "off",
            "y",
            "N",
            "true",
            "FALSE",
            "null",
            "Null",
            "inf",
            "nan",
            "e5",
            "0",
            "00",
            "0x",
            "1e",
            "a: b",
            "a:",
            "a #b",
            "#a",
            "&a",
            "*a",
            "!a",
            "@a",
            "%a",
            "`a",
            "|",
            ">",
            "'a'",
            "\"a\"",
            "{a}",
            "[a]",
            "a, b",
            "a\\b",
            " a",
            "a ",
            "a  b",
            "---",
            "...",
            "--- a",
            "\ta",
            "a\tb",
            "a\nb",
            "a\n",
            "\na",
            " a\nb",
            "a\n b\n",
            "# a\nb = 1\n",
            "\u0085",
            "\u2028",
            "\ufeff",
            "\u00e9",
            "\ud83d\ude00",
            "0e0",
            "00:16:3e:12:34:56",
            "10:20",
            "190:20:30");

    @ParameterizedTest
    @FieldSource("TRAPS")
    void noStringIsReadAsSomethingElse(String text) {
        assertThat(yaml(Map.of("value", text))).isEqualTo(Map.of("value", text));
        assertThat(yaml(Map.of("value", List.of(text)))).isEqualTo(Map.of("value", List.of(text)));
    }

    @Property(tries = 10_000)
    void anyTextIsReadAgain(@ForAll("texts") String text) throws IOException {
        Map<String, Object> value = Map.of("value", text, "list", List.of(text, Map.of("value", text)));

        assertThat(yaml(value)).isEqualTo(value);
        assertThat(new ObjectMapper().readValue(Format.json.document(value), Map.class))
                .isEqualTo(value);
    }

    @Property(tries = 2_000)
    @SuppressWarnings("unchecked") // an object in YAML
    void aConfigIsReadAgain(@ForAll("words") String word, @ForAll("ports") String port) {
        DomainConfig config = DomainConfig.fromJson(Map.of(
                "name",
                word,
                "type",
                "hvm",
                "root",
                word,
                "ioports",
                List.of(port),
                "vif",
                List.of(Map.of("bridge", word, "mac", "00:16:3e:12:34:56")),
                "memory",
                512));
        assertThat(config.get(io.xendomain.xlcfg.keys.BootKeys.ROOT)).isEqualTo(word);

        assertThat(DomainConfig.fromJson((Map<String, Object>) yaml(config.toJson())))
                .isEqualTo(config);
    }

    @Test
    void wordsAndPathsNeedNoQuotes() {
        assertThat(Format.yaml.document(Map.of("value", "/dev/vg0/web-1"))).isEqualTo("value: /dev/vg0/web-1\n");
        assertThat(Format.yaml.document(Map.of("value", "console=hvc0"))).isEqualTo("value: \"console=hvc0\"\n");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(TRAPS),
                Arbitraries.strings()
                        .withChars("0123456789abcdefxoEe_+-.:,'\"#&*!{}[]|>%@~ \n\tynTN")
                        .ofMaxLength(12),
                // what UTF-8 can write
                Arbitraries.strings().ofMaxLength(20).filter(text -> text.chars()
                        .noneMatch(c -> c >= 0xd800 && c < 0xe000)));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withChars("0123456789abcdefxEe_-.")
                .ofMinLength(1)
                .ofMaxLength(8)
                .filter(word -> !word.matches("[0-9]+|[.-].*"));
    }

    @Provide
    Arbitrary<String> ports() {
        return Arbitraries.integers().between(0, 0xffff).map(Integer::toHexString);
    }

    private static Object yaml(Object value) {
        return new Yaml().load(Format.yaml.document(value));
    }
}
