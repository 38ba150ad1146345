package io.xendomain.operator.remove;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.Annotations;
import io.xendomain.api.ConfigStatus;
import io.xendomain.api.Reason;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.operator.Samples;
import io.xendomain.operator.observe.Contact;
import io.xendomain.operator.observe.Observation;
import io.xendomain.operator.observe.Sighting;
import io.xendomain.operator.push.Answer;
import io.xendomain.operator.push.Attempt;
import io.xendomain.operator.push.Push;
import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FarewellTest {
    private static final Contact DOWN =
            new Contact.Down(Reason.HostUnreachable, "refuses connections", Optional.empty());

    private final XenDomain domain = Samples.domain(Map.of("deletionPolicy", "Destroy"));

    @Test
    void aHostThatHasTheDomainIsAskedByPolicy() {
        assertThat(farewell(Samples.UP, true, Optional.empty())).isInstanceOfSatisfying(Farewell.Ask.class, ask -> {
            assertThat(ask.host()).isEqualTo("dom0-a");
            assertThat(ask.push().removal().policy()).isEqualTo(DeletionPolicy.Destroy);
        });
    }

    @Test
    void anObjectWhoseHostHasNoDomainMayGo() {
        assertThat(farewell(Samples.UP, false, Optional.empty())).isEqualTo(new Farewell.Done());
    }

    @Test
    void aPushThatIsStillOnItsWayIsWaitedFor() {
        Attempt underway = Attempt.first(new Push.Keep(Samples.desired(domain)).key(), Samples.NOW);
        assertThat(farewell(Samples.UP, false, Optional.of(underway))).isInstanceOf(Farewell.Wait.class);
    }

    @Test
    void aHostThatCannotBeAskedIsWaitedForAndTheRemedyIsNamed() {
        for (boolean seen : List.of(true, false)) {
            assertThat(farewell(DOWN, seen, Optional.empty())).isInstanceOfSatisfying(Farewell.Wait.class, wait -> {
                assertThat(wait.reason()).isEqualTo(Reason.HostUnreachable);
                assertThat(wait.message()).contains("dom0-a", Annotations.FORGET + "=\"true\"");
            });
        }
    }

    @Test
    void aForgottenObjectMayGoWhenItsHostCannotBeAskedAndOnlyThen() {
        domain.getMetadata().setAnnotations(Map.of(Annotations.FORGET, "true"));
        assertThat(farewell(DOWN, true, Optional.empty())).isEqualTo(new Farewell.Done());
        assertThat(farewell(Samples.UP, true, Optional.empty())).isInstanceOf(Farewell.Ask.class);
    }

    @Test
    void aForgottenObjectMayGoWhenItsHostRefuses() {
        domain.getMetadata().setAnnotations(Map.of(Annotations.FORGET, "true"));
        Farewell.Ask ask = (Farewell.Ask) farewell(Samples.UP, true, Optional.empty());
        Attempt refused = Attempt.first(ask.push().key(), Samples.NOW)
                .answered(new Answer.Refused(new Problem(ProblemCode.NotOurs, "no")), Samples.NOW.plusSeconds(30));
        assertThat(farewell(Samples.UP, true, Optional.of(refused))).isEqualTo(new Farewell.Done());
    }

    @Test
    void theDomainOfAFormerObjectOfThatNameIsNotOursToEnd() {
        domain.getMetadata().setUid("uid-2");
        Sighting former = new Sighting("dom0-a", Samples.report(Samples.domain(), DomainState.Running));
        Observation seen = new Observation(
                Optional.of(Samples.host(false)),
                Samples.UP,
                List.of(former),
                Optional.of(former.report()),
                Optional.empty());
        assertThat(farewell(seen, Samples.UP)).isEqualTo(new Farewell.Done());
    }

    @Test
    void aPausedObjectStays() {
        domain.getMetadata().setAnnotations(Map.of(Annotations.PAUSED, "true"));
        assertThat(farewell(Samples.UP, true, Optional.empty()))
                .isInstanceOfSatisfying(
                        Farewell.Wait.class, wait -> assertThat(wait.reason()).isEqualTo(Reason.PausedByAnnotation));
    }

    @Test
    void whenTheHostIsGoneOnlyWhatItNeverHadMayGo() {
        Observation hostless = new Observation(Optional.empty(), DOWN, List.of(), Optional.empty(), Optional.empty());
        assertThat(farewell(hostless, DOWN)).isEqualTo(new Farewell.Done());

        domain.setStatus(new XenDomainStatus(
                1L, null, null, null, new ConfigStatus("/etc/xen/web-1.cfg", "00", 1L, "4.17"), null, null));
        assertThat(farewell(hostless, DOWN))
                .isInstanceOfSatisfying(
                        Farewell.Wait.class, wait -> assertThat(wait.reason()).isEqualTo(Reason.HostNotFound));
    }

    @Test
    void aRemovalIsAskedForOnce() {
        Farewell.Ask ask = (Farewell.Ask) farewell(Samples.UP, true, Optional.empty());
        Attempt taken =
                Attempt.first(ask.push().key(), Samples.NOW).answered(new Answer.Taken(), Samples.NOW.plusSeconds(30));
        assertThat(farewell(Samples.UP, true, Optional.of(taken)))
                .isInstanceOfSatisfying(
                        Farewell.Wait.class, wait -> assertThat(wait.reason()).isEqualTo(Reason.Deleting));
    }

    private Farewell farewell(Contact contact, boolean seen, Optional<Attempt> last) {
        List<Sighting> sightings =
                seen ? List.of(new Sighting("dom0-a", Samples.report(domain, DomainState.Running))) : List.of();
        return farewell(
                new Observation(
                        Optional.of(Samples.host(false)),
                        contact,
                        sightings,
                        sightings.stream().map(Sighting::report).findFirst(),
                        last),
                contact);
    }

    private Farewell farewell(Observation seen, Contact contact) {
        return Farewell.of(domain, seen, host -> contact, (host, uuid) -> seen.lastPush(), Samples.FENCE, Samples.NOW);
    }
}
