package io.xendomain.operator.remove;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.Annotations;
import io.xendomain.api.Reason;
import io.xendomain.api.XenDomain;
import io.xendomain.operator.Samples;
import io.xendomain.operator.observe.Contact;
import io.xendomain.operator.observe.Observation;
import io.xendomain.operator.observe.Sighting;
import io.xendomain.operator.push.Answer;
import io.xendomain.operator.push.Attempt;
import io.xendomain.operator.push.Push;
import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.DomainReport;
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

    private boolean untouched;
    private final XenDomain domain = Samples.domain(Map.of("deletionPolicy", "Destroy"));

    @Test
    void aHostThatHasTheDomainIsAskedByPolicy() {
        assertThat(farewell(Samples.UP, true, Optional.empty())).isInstanceOfSatisfying(Farewell.Ask.class, ask -> {
            assertThat(ask.host()).isEqualTo("dom0-a");
            assertThat(ask.push().removal().policy()).isEqualTo(DeletionPolicy.Destroy);
        });
    }

    @Test
    void anObjectOfWhichNothingWasEverPushedMayGo() {
        untouched = true;
        Observation hostless = new Observation(Optional.empty(), DOWN, List.of(), Optional.empty(), Optional.empty());
        assertThat(farewell(hostless, DOWN)).isEqualTo(new Farewell.Done());
        assertThat(farewell(DOWN, false, Optional.empty())).isEqualTo(new Farewell.Done());
        assertThat(farewell(Samples.UP, true, Optional.empty())).isInstanceOf(Farewell.Ask.class);
    }

    @Test
    void aHostThatIsNotKnownToHaveTheDomainIsAskedNevertheless() {
        assertThat(farewell(Samples.UP, false, Optional.empty())).isInstanceOf(Farewell.Ask.class);
        Push.Remove push = ((Farewell.Ask) farewell(Samples.UP, false, Optional.empty())).push();
        for (Answer settled : List.of(
                new Answer.Absent(),
                new Answer.Taken(),
                new Answer.Refused(new Problem(ProblemCode.OwnedByAnother, "belongs to another")))) {
            assertThat(farewell(Samples.UP, false, Optional.of(answered(push, settled))))
                    .isEqualTo(new Farewell.Done());
        }
        assertThat(farewell(Samples.UP, false, Optional.of(Attempt.first(push.key(), Samples.NOW))))
                .isInstanceOf(Farewell.Wait.class);
        for (Answer unsettled : List.of(
                new Answer.Failed(Reason.HostUnreachable, "does not answer"),
                new Answer.Refused(new Problem(ProblemCode.Forbidden, "no")))) {
            assertThat(farewell(Samples.UP, false, Optional.of(answered(push, unsettled))))
                    .isInstanceOf(Farewell.Wait.class);
        }
    }

    @Test
    void aPushWhoseAnswerWasLostMayHaveArrived() {
        Push keep = new Push.Keep(Samples.desired(domain));
        Attempt lost = answered(keep, new Answer.Failed(Reason.HostUnreachable, "does not answer"));
        assertThat(farewell(Samples.UP, false, Optional.of(lost))).isInstanceOf(Farewell.Ask.class);
        Attempt underway = Attempt.first(keep.key(), Samples.NOW);
        assertThat(farewell(Samples.UP, false, Optional.of(underway))).isInstanceOf(Farewell.Ask.class);
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
    void aForgottenObjectMayGoWhenItsHostFailsButNotWhileItLetsGo() {
        domain.getMetadata().setAnnotations(Map.of(Annotations.FORGET, "true"));
        Push.Remove push = ((Farewell.Ask) farewell(Samples.UP, true, Optional.empty())).push();
        Attempt failed = answered(push, new Answer.Failed(Reason.DiskFull, "no room left"));
        assertThat(farewell(Samples.UP, true, Optional.of(failed))).isEqualTo(new Farewell.Done());
        Attempt taken = answered(push, new Answer.Taken());
        assertThat(farewell(Samples.UP, true, Optional.of(taken))).isInstanceOf(Farewell.Wait.class);
        assertThat(farewell(new Contact.Pending(), true, Optional.empty())).isInstanceOf(Farewell.Wait.class);
        assertThat(stuck(new Problem(ProblemCode.NotWritable, "read-only"), taken))
                .isEqualTo(new Farewell.Done());
    }

    @Test
    void aHostThatCannotCarryOutTheRemovalSaysWhy() {
        Push.Remove push = ((Farewell.Ask) farewell(Samples.UP, true, Optional.empty())).push();
        Attempt taken = answered(push, new Answer.Taken());
        assertThat(stuck(new Problem(ProblemCode.NotWritable, "/etc/xen of dom0 cannot be written to"), taken))
                .isInstanceOfSatisfying(Farewell.Wait.class, wait -> {
                    assertThat(wait.stalled()).isFalse();
                    assertThat(wait.reason()).isEqualTo(Reason.NotWritable);
                    assertThat(wait.message()).contains("/etc/xen of dom0", Annotations.FORGET);
                });
        assertThat(stuck(new Problem(ProblemCode.NotOurs, "two of that uuid"), taken))
                .isInstanceOfSatisfying(
                        Farewell.Wait.class, wait -> assertThat(wait.stalled()).isTrue());
    }

    /** What is left while the agent reports that problem with the removal. */
    private Farewell stuck(Problem problem, Attempt last) {
        DomainReport report = Samples.removing(Samples.report(domain, DomainState.Running), problem);
        return farewell(
                new Observation(
                        Optional.of(Samples.host(false)),
                        Samples.UP,
                        List.of(new Sighting("dom0-a", report)),
                        Optional.of(report),
                        Optional.of(last)),
                Samples.UP);
    }

    private static Attempt answered(Push push, Answer answer) {
        return Attempt.first(push.key(), Samples.NOW).answered(answer, Samples.NOW.plusSeconds(30));
    }

    @Test
    void theDomainOfAFormerObjectOfThatNameIsNotAskedForInItsName() {
        domain.getMetadata().setUid("uid-2");
        Sighting former = new Sighting("dom0-a", Samples.report(Samples.domain(), DomainState.Running));
        Observation seen = new Observation(
                Optional.of(Samples.host(false)),
                Samples.UP,
                List.of(former),
                Optional.of(former.report()),
                Optional.empty());
        Farewell.Ask ask = (Farewell.Ask) farewell(seen, Samples.UP);
        assertThat(ask.push().removal().owner().uid()).isEqualTo("uid-2");
    }

    @Test
    void aPausedObjectStays() {
        domain.getMetadata().setAnnotations(Map.of(Annotations.PAUSED, "true"));
        assertThat(farewell(Samples.UP, true, Optional.empty()))
                .isInstanceOfSatisfying(
                        Farewell.Wait.class, wait -> assertThat(wait.reason()).isEqualTo(Reason.PausedByAnnotation));
    }

    @Test
    void whenTheHostIsGoneNobodyKnowsWhetherItHadTheDomainWhateverTheStatusSays() {
        Observation hostless = new Observation(Optional.empty(), DOWN, List.of(), Optional.empty(), Optional.empty());
        assertThat(farewell(hostless, DOWN)).isInstanceOfSatisfying(Farewell.Wait.class, wait -> {
            assertThat(wait.stalled()).isTrue();
            assertThat(wait.reason()).isEqualTo(Reason.HostNotFound);
            assertThat(wait.message()).contains("XenHost dom0-a", Annotations.FORGET);
        });
        domain.getMetadata().setAnnotations(Map.of(Annotations.FORGET, "true"));
        assertThat(farewell(hostless, DOWN)).isEqualTo(new Farewell.Done());
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
        var known = new Farewell.Known(host -> contact, (host, uuid) -> seen.lastPush(), untouched);
        return Farewell.of(domain, seen, known, Samples.FENCE, Samples.NOW);
    }
}
