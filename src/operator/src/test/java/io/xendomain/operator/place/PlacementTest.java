package io.xendomain.operator.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.Reason;
import io.xendomain.api.XenDomain;
import io.xendomain.operator.Samples;
import io.xendomain.operator.observe.Sighting;
import io.xendomain.protocol.DomainState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private final XenDomain domain = Samples.domain();

    @Test
    void aHostThatTakesDomainsTakesIt() {
        assertThat(Placement.of(domain, Optional.of(Samples.host(false)), List.of()))
                .isEqualTo(new Placement.On("dom0-a"));
    }

    @Test
    void withoutAHostThereIsNoPlace() {
        assertThat(Placement.of(domain, Optional.empty(), List.of()))
                .isInstanceOfSatisfying(Placement.Nowhere.class, nowhere -> {
                    assertThat(nowhere.reason()).isEqualTo(Reason.HostNotFound);
                    assertThat(nowhere.message()).contains("\"dom0-a\"", "kubectl xen host enroll dom0-a");
                });
    }

    @Test
    void anUnschedulableHostTakesNothingNew() {
        assertThat(Placement.of(domain, Optional.of(Samples.host(true)), List.of()))
                .isInstanceOfSatisfying(Placement.Nowhere.class, nowhere -> assertThat(nowhere.reason())
                        .isEqualTo(Reason.HostUnschedulable));
    }

    @Test
    void anUnschedulableHostKeepsWhatItHas() {
        assertThat(Placement.of(domain, Optional.of(Samples.host(true)), List.of(seenOn("dom0-a", domain))))
                .isEqualTo(new Placement.On("dom0-a"));
    }

    @Test
    void aDomainThatIsElsewhereDoesNotMove() {
        assertThat(Placement.of(domain, Optional.of(Samples.host(false)), List.of(seenOn("dom0-b", domain))))
                .isInstanceOfSatisfying(Placement.Nowhere.class, nowhere -> {
                    assertThat(nowhere.reason()).isEqualTo(Reason.HostChanged);
                    assertThat(nowhere.message()).contains("\"dom0-a\"", "dom0-b");
                });
    }

    @Test
    void aDomainDoesNotGetAnotherUuid() {
        XenDomain other =
                Samples.domain(Map.of("config", Map.of("memory", 128, "uuid", "11111111-2222-3333-4444-555555555555")));
        assertThat(Placement.of(domain, Optional.of(Samples.host(false)), List.of(seenOn("dom0-a", other))))
                .isInstanceOfSatisfying(Placement.Nowhere.class, nowhere -> assertThat(nowhere.message())
                        .contains(Samples.uuid(), "11111111-2222-3333-4444-555555555555"));
    }

    private static Sighting seenOn(String host, XenDomain domain) {
        return new Sighting(host, Samples.report(domain, DomainState.Running));
    }
}
