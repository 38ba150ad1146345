package io.xendomain.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

    @Property
    void theHeaderCarriesTheTrace(@ForAll String uid, @ForAll long generation) {
        Trace trace = Trace.of(uid, generation, null);

        assertThat(trace.id()).matches("[0-9a-f]{32}");
        assertThat(Trace.ofHeader(trace.header())).contains(trace);
    }

    @Test
    void eachEditHasItsOwn() {
        Trace first = Trace.of("uid", 1, null);

        assertThat(Trace.of("uid", 1, null)).isEqualTo(first);
        assertThat(Trace.of("uid", 2, null)).isNotEqualTo(first);
        assertThat(Trace.of("uid", 1, "2026-11-25T12:00:00Z")).isNotEqualTo(first);
        assertThat(Trace.of("other", 1, null)).isNotEqualTo(first);
    }

    @Test
    void anObjectThatIsLetGoOfFollowsItsLastGeneration() {
        Removal removal = new Removal(new Owner("prod", "web-1", "uid"), 3, null, DeletionPolicy.Shutdown, 60);

        assertThat(Trace.of(removal)).isEqualTo(Trace.of("uid", 3, null));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00-0123-0123456789abcdef-01",
                "00-0123456789ABCDEF0123456789abcdef-0123456789abcdef-01",
                "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01\nforged"
            })
    void takesNoOtherHeader(String header) {
        assertThat(Trace.ofHeader(header)).isEmpty();
    }
}
