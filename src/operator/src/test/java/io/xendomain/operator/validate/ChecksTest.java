package io.xendomain.operator.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.operator.Samples;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.ToolstackKind;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.validate.HostFacts;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ChecksTest {

    private static HostReport report(String xen, List<String> capabilities) {
        return new HostReport(
                "dom0-a", "1.0", xen, ToolstackKind.Real, 8, 65536, capabilities, null, 0, List.of(), List.of());
    }

    @Test
    void factsAreWhatTheHostSays() {
        HostFacts facts = Checks.facts(Samples.HOST_REPORT);

        assertThat(facts.guestTypes()).containsExactlyInAnyOrder(GuestType.values());
        assertThat(facts.hap()).contains(true);
        assertThat(facts.scheduler()).contains("credit2");
        assertThat(facts.numaNodes()).hasValue(1);
        assertThat(facts.pools()).isEqualTo(Map.of("Pool-0", "credit2"));
    }

    @Test
    void whatAHostDoesNotSayIsNotKnown() {
        HostFacts facts = Checks.facts(report("4.12.4", List.of("pv", "hvm")));

        assertThat(facts.hap()).as("that version of Xen does not tell").isEmpty();
        assertThat(facts.scheduler()).isEmpty();
        assertThat(facts.numaNodes()).isEqualTo(OptionalInt.empty());
        assertThat(facts.pools()).isEmpty();
        assertThat(Checks.facts(report("4.13", List.of("pv", "hvm"))).hap()).contains(false);
    }
}
