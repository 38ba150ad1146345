package io.xendomain.operator.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.Reason;
import io.xendomain.api.XenDomain;
import io.xendomain.operator.Samples;
import io.xendomain.operator.observe.Contact;
import io.xendomain.operator.observe.Sighting;
import io.xendomain.protocol.DomainState;
import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Severity;
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

    @Test
    void whatAFormerObjectOfThatNameLeftElsewhereDoesNotBindANewOneButIsTold() {
        XenDomain former = former(Map.of());
        List<Sighting> sightings = List.of(seenOn("dom0-b", former));
        assertThat(Placement.of(domain, Optional.of(Samples.host(false)), sightings))
                .isEqualTo(new Placement.On("dom0-a"));
        assertThat(Placement.doubles(domain, sightings, host -> Samples.UP))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.Warning);
                    assertThat(finding.field()).isEqualTo("spec.host");
                    assertThat(finding.code()).isEqualTo(Code.UuidTaken);
                    assertThat(finding.message()).contains("\"dom0-a\"", "dom0-b", "same uuid");
                });
        Contact down = new Contact.Down(Reason.HostUnreachable, "burnt", Optional.empty());
        assertThat(Placement.doubles(domain, sightings, host -> down)).isEmpty();
    }

    @Test
    void theUuidOfAFormerObjectOfThatNameDoesNotBindANewOne() {
        XenDomain former =
                former(Map.of("config", Map.of("memory", 128, "uuid", "11111111-2222-3333-4444-555555555555")));
        assertThat(Placement.of(domain, Optional.of(Samples.host(false)), List.of(seenOn("dom0-a", former))))
                .isEqualTo(new Placement.On("dom0-a"));
        assertThat(Placement.doubles(domain, List.of(seenOn("dom0-b", former)), host -> Samples.UP))
                .extracting(Finding::code)
                .containsExactly(Code.NameTaken);
    }

    @Test
    void anUnschedulableHostKeepsTheDomainOfARebuiltCluster() {
        List<Sighting> there = List.of(seenOn("dom0-a", former(Map.of())));
        assertThat(Placement.of(domain, Optional.of(Samples.host(true)), there)).isEqualTo(new Placement.On("dom0-a"));
        assertThat(Placement.doubles(domain, there, host -> Samples.UP)).isEmpty();
        List<Sighting> elsewhere = List.of(seenOn("dom0-b", former(Map.of())));
        assertThat(Placement.of(domain, Optional.of(Samples.host(true)), elsewhere))
                .isInstanceOf(Placement.Nowhere.class);
    }

    /** The object that had this name before, as in a cluster that was rebuilt. */
    private static XenDomain former(Map<String, Object> spec) {
        XenDomain former = Samples.domain(spec);
        former.getMetadata().setUid("uid-0");
        return former;
    }

    private static Sighting seenOn(String host, XenDomain domain) {
        return new Sighting(host, Samples.report(domain, DomainState.Running));
    }
}
