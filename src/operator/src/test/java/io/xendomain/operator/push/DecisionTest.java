package io.xendomain.operator.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.Annotations;
import io.xendomain.api.Reason;
import io.xendomain.api.XenDomain;
import io.xendomain.operator.Samples;
import io.xendomain.protocol.Changes;
import io.xendomain.protocol.DesiredDomain;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.Owner;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.Restarts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final Instant NOW = Samples.NOW;
    private final DesiredDomain desired = Samples.desired(Samples.domain());
    private final DomainReport held = Samples.report(desired, DomainState.Running);

    @Test
    void whatTheHostHasIsNotPushed() {
        assertThat(keep(held)).isEqualTo(new Decision.UpToDate());
    }

    @Test
    void whatTheHostDoesNotHaveIsPushed() {
        assertThat(Decision.keep(desired, Optional.empty(), Optional.empty(), NOW))
                .isEqualTo(new Decision.Ask());
    }

    @Test
    void eachDifferenceThatCountsIsPushed() {
        Owner owner = held.owner();
        List<DomainReport> differences = List.of(
                changed(new Owner(owner.namespace(), owner.name(), "uid-of-the-old-cluster"), 1, held.sha256(), false),
                changed(owner, 0, held.sha256(), false),
                changed(owner, 1, "0".repeat(64), false),
                changed(owner, 1, held.sha256(), true));
        assertThat(differences).allSatisfy(report -> assertThat(keep(report)).isEqualTo(new Decision.Ask()));
    }

    @Test
    void aStateThatIsNotAsAskedIsTheAgentsBusiness() {
        assertThat(keep(Samples.report(desired, DomainState.Crashed))).isEqualTo(new Decision.UpToDate());
    }

    @Test
    void aPushUnderwayIsWaitedFor() {
        Attempt underway = Attempt.first(key(), NOW);
        assertThat(Decision.keep(desired, Optional.empty(), Optional.of(underway), NOW.plusSeconds(5)))
                .isEqualTo(new Decision.Await(NOW));
    }

    @Test
    void aPushOfAnotherGenerationIsNoReasonToWait() {
        XenDomain edited = Samples.domain();
        edited.getMetadata().setGeneration(2L);
        Attempt underway = Attempt.first(key(), NOW);
        assertThat(Decision.keep(Samples.desired(edited), Optional.of(held), Optional.of(underway), NOW))
                .isEqualTo(new Decision.Ask());
    }

    @Test
    void aTakenPushIsMadeAgainWhenItNeverShows() {
        Attempt taken = Attempt.first(key(), NOW).answered(new Answer.Taken(), NOW.plus(Attempt.PATIENCE));
        assertThat(Decision.keep(desired, Optional.empty(), Optional.of(taken), NOW.plusSeconds(1)))
                .isEqualTo(new Decision.Await(NOW));
        assertThat(Decision.keep(desired, Optional.empty(), Optional.of(taken), NOW.plus(Attempt.PATIENCE)))
                .isEqualTo(new Decision.Ask());
    }

    @Test
    void aNoIsRespectedUntilItIsTimeToAskAgain() {
        Answer no = new Answer.Refused(new Problem(ProblemCode.RefusedByXl, "no"));
        Attempt refused = Attempt.first(key(), NOW).answered(no, NOW.plusSeconds(30));
        assertThat(Decision.keep(desired, Optional.empty(), Optional.of(refused), NOW.plusSeconds(29)))
                .isEqualTo(new Decision.Later(no, NOW.plusSeconds(30)));
        assertThat(Decision.keep(desired, Optional.empty(), Optional.of(refused), NOW.plusSeconds(30)))
                .isEqualTo(new Decision.Ask());
    }

    @Test
    void aRestartIsToldOnceAndThenWaitedFor() {
        XenDomain domain = Samples.domain();
        domain.getMetadata().setAnnotations(Map.of(Annotations.RESTART_REQUESTED_AT, "t1"));
        DesiredDomain restart = Samples.desired(domain);
        assertThat(Decision.keep(restart, Optional.of(held), Optional.empty(), NOW))
                .isEqualTo(new Decision.Ask());

        Attempt told = Attempt.first(new Push.Keep(restart).key(), NOW)
                .answered(new Answer.Taken(), NOW.plus(Attempt.PATIENCE));
        assertThat(Decision.keep(restart, Optional.of(held), Optional.of(told), NOW.plus(Duration.ofHours(1))))
                .isEqualTo(new Decision.UpToDate());
    }

    @Test
    void theLeaveToTakeOverIsPushedAtOnceAfterANo() {
        Answer no = new Answer.Refused(new Problem(ProblemCode.NotOurs, "not ours"));
        Attempt refused = Attempt.first(key(), NOW).answered(no, NOW.plusSeconds(300));
        assertThat(Decision.keep(adopting(null), Optional.empty(), Optional.of(refused), NOW))
                .isEqualTo(new Decision.Ask());
    }

    @Test
    void theLeaveToTakeOverIsNoReasonToPushWhatTheHostHas() {
        DesiredDomain adopting = adopting(null);
        Attempt taken = Attempt.first(new Push.Keep(adopting).key(), NOW)
                .answered(new Answer.Taken(), NOW.plus(Attempt.PATIENCE));
        for (Optional<Attempt> last : List.of(Optional.of(taken), Optional.<Attempt>empty())) {
            assertThat(Decision.keep(adopting, Optional.of(held), last, NOW)).isEqualTo(new Decision.UpToDate());
            assertThat(Decision.keep(desired, Optional.of(held), last, NOW.plusSeconds(3600)))
                    .isEqualTo(new Decision.UpToDate());
        }
    }

    @Test
    void takingTheLeaveBackDuringARestartDoesNotAskForTheRestartAgain() {
        Attempt told = Attempt.first(new Push.Keep(adopting("t1")).key(), NOW)
                .answered(new Answer.Taken(), NOW.plus(Attempt.PATIENCE));
        XenDomain domain = Samples.domain();
        domain.getMetadata().setAnnotations(Map.of(Annotations.RESTART_REQUESTED_AT, "t1"));
        assertThat(Decision.keep(Samples.desired(domain), Optional.of(held), Optional.of(told), NOW.plusSeconds(60)))
                .isEqualTo(new Decision.UpToDate());
        domain.getMetadata().setAnnotations(Map.of(Annotations.RESTART_REQUESTED_AT, "t2"));
        assertThat(Decision.keep(Samples.desired(domain), Optional.of(held), Optional.of(told), NOW.plusSeconds(60)))
                .isEqualTo(new Decision.Ask());
    }

    @Test
    void theLedgerCountsTriesOfTheSameAndForgetsAboutOthers() {
        Instant[] time = {NOW};
        Ledger ledger = new Ledger(() -> time[0]);
        Push push = new Push.Keep(desired);
        Answer failed = new Answer.Failed(Reason.XlFailed, "xl create failed");
        ledger.asked("dom0-a", push);
        ledger.answered("dom0-a", push, failed);
        Attempt first = ledger.last("dom0-a", desired.uuid()).orElseThrow();
        assertThat(first.retryAt()).isAfter(NOW).isBeforeOrEqualTo(NOW.plusSeconds(1));

        time[0] = NOW.plusSeconds(60);
        ledger.asked("dom0-a", push);
        Attempt second = ledger.last("dom0-a", desired.uuid()).orElseThrow();
        assertThat(second.tries()).isEqualTo(2);
        assertThat(second.since()).isEqualTo(NOW);

        ledger.answered("dom0-a", push, failed);
        ledger.reconnected("dom0-a");
        assertThat(ledger.last("dom0-a", desired.uuid()).orElseThrow().retryAt())
                .isEqualTo(time[0]);

        ledger.forget("uid-of-somebody-else");
        assertThat(ledger.last("dom0-a", desired.uuid())).isPresent();
        ledger.forget(desired.owner().uid());
        assertThat(ledger.last("dom0-a", desired.uuid())).isEmpty();

        ledger.asked("dom0-a", push);
        ledger.forgetHost("dom0-a");
        assertThat(ledger.last("dom0-a", desired.uuid())).isEmpty();
    }

    private static DesiredDomain adopting(String restart) {
        XenDomain domain = Samples.domain();
        Map<String, String> annotations = new java.util.HashMap<>(Map.of(Annotations.ADOPT, "true"));
        if (restart != null) {
            annotations.put(Annotations.RESTART_REQUESTED_AT, restart);
        }
        domain.getMetadata().setAnnotations(annotations);
        return Samples.desired(domain);
    }

    private Decision keep(DomainReport report) {
        return Decision.keep(desired, Optional.of(report), Optional.empty(), NOW);
    }

    private PushKey key() {
        return new Push.Keep(desired).key();
    }

    private DomainReport changed(Owner owner, long generation, String sha256, boolean removing) {
        return new DomainReport(
                owner,
                generation,
                held.uuid(),
                held.name(),
                held.path(),
                sha256,
                held.state(),
                held.domid(),
                held.memoryMiB(),
                held.vcpus(),
                held.since(),
                false,
                Restarts.NONE,
                Changes.NONE,
                null,
                removing,
                null);
    }
}
