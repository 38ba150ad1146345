package io.xendomain.xlcfg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class QuotedTest {
    private static final String SMILE = "\ud83d\ude00";

    @Test
    void textsStandInQuotesAndOtherValuesDoNot() {
        assertThat(Quoted.of("a")).isEqualTo("\"a\"");
        assertThat(Quoted.of(5)).isEqualTo("5");
        assertThat(Quoted.of(List.of("a", 5))).isEqualTo("[a, 5]");
    }

    @Test
    void whatCannotBeSeenIsShownByItsNumber() {
        assertThat(Quoted.of("a\nb\u0085")).isEqualTo("\"a\\u000ab\\u0085\"");
        assertThat(Quoted.of("a\u2028\u202eb")).isEqualTo("\"a\\u2028\\u202eb\"");
        assertThat(Quoted.of("a\ud83db")).isEqualTo("\"a\\ud83db\"");
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        assertThat(Quoted.of("a" + SMILE.repeat(59))).isEqualTo("\"a" + SMILE.repeat(59) + "\"");
        assertThat(Quoted.of("a" + SMILE.repeat(70)))
                .isEqualTo("\"a" + SMILE.repeat(59) + "\" (the first 60 of 71 characters)");
    }

    @Property
    void anyTextIsOneLineThatUtf8CanWrite(@ForAll String text) {
        assertThat(Quoted.of(text)).doesNotContainPattern("[\\p{Cntrl}\\x{2028}\\x{2029}]");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(Quoted.of(text)))
                .isTrue();
    }
}
