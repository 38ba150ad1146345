package io.xendomain.agent.toolstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Rows as real dom0s printed them. */
class XlListTest {
    private static final String HEADER =
            "Name                                        ID   Mem VCPUs\tState\tTime(s)   UUID                            Reason-Code\tSecurity Label\n";
    private static final String UUID = "13a30a46-0c5c-4bb2-8a0b-6f8c0a0d3f11";

    private static String row(String name, int domid, long memory, int vcpus, String state, String reason) {
        return "%-40s %5d %5d %5d     %s  %8.1f %s %8s %16s\n"
                .formatted(name, domid, memory, vcpus, state, 6.1, UUID, reason, "-");
    }

    private static LiveDomain read(String row) throws ToolstackException {
        return XlList.parse(HEADER + row).getFirst();
    }

    @Test
    void leavesDom0Out() throws ToolstackException {
        String dom0 = row("Domain-0", 0, 2048, 2, "r-----", "-").replace(UUID, "00000000-0000-0000-0000-000000000000");

        assertThat(XlList.parse(HEADER + dom0 + row("pv1", 1, 128, 1, "-b----", "-")))
                .containsExactly(new LiveDomain(UUID, 1, "pv1", 128, 1, false, null, false));
    }

    @Test
    void readsTheTimeThatTheDomainsHaveUsed() throws ToolstackException {
        assertThat(XlList.usage(HEADER + row("pv1", 7, 128, 1, "-b----", "-")))
                .containsExactly(new Usage(UUID, 7, 6.1, 0, 0, 0, 0));
    }

    @Test
    void readsAHealthyDomainThatIsNotOnACpu() throws ToolstackException {
        assertThat(read(row("s2", 2, 160, 1, "------", "-")).up()).isTrue();
    }

    @Test
    void tellsPausedFromUnderConstruction() throws ToolstackException {
        assertThat(read(row("s2", 2, 160, 1, "--p---", "-")))
                .matches(LiveDomain::up)
                .matches(LiveDomain::paused);
        assertThat(read(row("(null)", 2, 0, 0, "--p---", "-"))).matches(LiveDomain::building);
        assertThat(read(row("s2", 2, 0, 0, "--p---", "-"))).matches(LiveDomain::building);
        assertThat(read(row("s2", 2, 160, 0, "--p---", "-"))).matches(LiveDomain::building);
        assertThat(read(row("s2", 2, 160, 1, "-bp---", "-"))).matches(LiveDomain::paused);
    }

    @Test
    void readsHowADomainStopped() throws ToolstackException {
        assertThat(read(row("(null)", 18, 128, 1, "--ps--", "0")).stopped()).isEqualTo(ShutdownReason.PowerOff);
        assertThat(read(row("s2", 2, 160, 1, "--psr-", "1")).stopped()).isEqualTo(ShutdownReason.Reboot);
        assertThat(read(row("s2", 2, 160, 1, "---ss-", "2")).stopped()).isEqualTo(ShutdownReason.Suspend);
        assertThat(read(row("s2", 2, 160, 1, "---sc-", "3")).stopped()).isEqualTo(ShutdownReason.Crash);
        assertThat(read(row("s2", 2, 160, 1, "---sw-", "4")).stopped()).isEqualTo(ShutdownReason.Watchdog);
        assertThat(read(row("s2", 2, 160, 1, "---s?-", "ff")).stopped()).isEqualTo(ShutdownReason.Unknown);
        assertThat(read(row("(null)", 2, 3, 0, "--ps-d", "0")).dying()).isTrue();
    }

    @Test
    void readsNamesThatAreEmptyMissingBlankOrDigits() throws ToolstackException {
        assertThat(read(row("", 8, 128, 1, "r-----", "-")).name()).isNull();
        assertThat(read(row("(null)", 8, 128, 1, "--ps--", "0")).name()).isNull();
        assertThat(read(row("e 8", 10, 128, 1, "r-----", "-"))).matches(domain -> domain.domid() == 10);
        assertThat(read(row("e 8", 10, 128, 1, "r-----", "-")).name()).isEqualTo("e 8");
        assertThat(read(row("42", 9, 128, 1, "r-----", "-")).name()).isEqualTo("42");
        assertThat(read(row("1 2 3 4 r-----", 9, 128, 1, "r-----", "-")).name()).isEqualTo("1 2 3 4 r-----");
        String longName = "n".repeat(60);
        assertThat(read(row(longName, 12345, 131072, 64, "r-----", "-")).name()).isEqualTo(longName);
    }

    @Test
    void reportsARowThatItCannotReadInsteadOfOverlookingIt() {
        assertThatThrownBy(() -> XlList.parse(HEADER + "web-1 1 128 r-----\n"))
                .isInstanceOf(ToolstackException.class)
                .hasMessageContaining("web-1 1 128 r-----");
        assertThatThrownBy(() -> XlList.parse("")).isInstanceOf(ToolstackException.class);
        assertThatThrownBy(() -> XlList.parse("cannot init xl context\n"))
                .isInstanceOf(ToolstackException.class)
                .hasMessageContaining("cannot init xl context");
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withCharRange('!', '~')
                .withChars(' ')
                .ofMaxLength(70)
                .map(String::strip)
                .filter(name -> !name.equals("(null)"));
    }

    @Property
    void readsAnyRow(
            @ForAll("names") String name,
            @ForAll @IntRange(min = 1, max = 99999) int domid,
            @ForAll @IntRange(max = 9_999_999) int memory,
            @ForAll @IntRange(max = 512) int vcpus)
            throws ToolstackException {
        assertThat(read(row(name, domid, memory, vcpus, "-bp---", "-")))
                .isEqualTo(new LiveDomain(UUID, domid, name.isEmpty() ? null : name, memory, vcpus, true, null, false));
    }
}
