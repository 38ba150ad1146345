package io.xendomain.xlcfg.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpecStringTest {
    @Test
    void whatCCallsWhiteSpaceIsTrimmedAndNothingElse() {
        assertThat(SpecString.trim(" \t\n\u000b\f\rshare\r\f\u000b\n\t ")).isEqualTo("share");
        assertThat(SpecString.trim("share \u2028")).isEqualTo("share \u2028");
        assertThat(SpecString.trim("\u0085 share \u0085")).isEqualTo("\u0085 share \u0085");
        assertThat(SpecString.trim("share \n")).isEqualTo("share");
    }
}
