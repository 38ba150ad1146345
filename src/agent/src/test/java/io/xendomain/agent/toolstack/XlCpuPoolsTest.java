package io.xendomain.agent.toolstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xendomain.protocol.CpuPool;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class XlCpuPoolsTest {
    private static final String HEADER = "Name               CPUs   Sched     Active   Domain count\n";

    /** As xl prints it: {@code %-19s%3d %9s       %c       %4d}. */
    private static String row(String name, int cpus, String scheduler, boolean active, int domains) {
        return "%-19s%3d %9s       %s       %4d%n".formatted(name, cpus, scheduler, active ? "y" : "n", domains);
    }

    @Test
    void readsWhatARealDom0Printed() throws ToolstackException {
        String recorded = HEADER + "Pool-0               2   credit2       y          3\n";

        assertThat(XlCpuPools.parse(recorded)).containsExactly(new CpuPool("Pool-0", "credit2"));
    }

    @Test
    void readsNamesWithBlanksAndNumbers() throws ToolstackException {
        assertThat(XlCpuPools.parse(HEADER
                        + row("Pool-0", 12, "credit", true, 3)
                        + row("my pool 5", 2, "rtds", true, 0)
                        + row("2 credit y 3", 0, "null", false, 0)
                        + row("a name longer than its column", 4, "credit2", true, 12345)))
                .containsExactly(
                        new CpuPool("Pool-0", "credit"),
                        new CpuPool("my pool 5", "rtds"),
                        new CpuPool("2 credit y 3", "null"),
                        new CpuPool("a name longer than its column", "credit2"));
    }

    @Test
    void reportsARowThatItCannotReadInsteadOfOverlookingIt() {
        assertThatThrownBy(() -> XlCpuPools.parse(HEADER + "Pool-0 two credit2 y 3\n"))
                .isInstanceOf(ToolstackException.class)
                .hasMessageContaining("Pool-0 two");
        assertThatThrownBy(() -> XlCpuPools.parse("")).isInstanceOf(ToolstackException.class);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withCharRange('!', '~')
                .withChars(' ')
                .ofMinLength(1)
                .ofMaxLength(60)
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }

    @Property
    void readsAnyName(
            @ForAll("names") String name,
            @ForAll @IntRange(max = 99) int cpus,
            @ForAll @IntRange(max = 9999) int domains)
            throws ToolstackException {
        assertThat(XlCpuPools.parse(HEADER + row(name, cpus, "arinc653", true, domains)))
                .isEqualTo(List.of(new CpuPool(name, "arinc653")));
    }
}
