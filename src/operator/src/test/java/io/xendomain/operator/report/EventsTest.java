package io.xendomain.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.Condition;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.Reason;
import io.xendomain.operator.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsTest {
    private static final Condition CALM = condition(ConditionType.Stalled, ConditionStatus.False, Reason.UpToDate);
    private static final Condition STALLED =
            condition(ConditionType.Stalled, ConditionStatus.True, Reason.ConfigInvalid);
    private static final Condition RUNS = condition(ConditionType.Ready, ConditionStatus.True, Reason.DomainRunning);
    private static final Condition NOT_READY =
            condition(ConditionType.Ready, ConditionStatus.False, Reason.ConfigInvalid);
    private static final Condition AWAY =
            condition(ConditionType.Ready, ConditionStatus.Unknown, Reason.HostUnreachable);

    @Test
    void whatBecomesOfAnObjectIsToldOnce() {
        assertThat(Events.story(List.of(), List.of(RUNS, CALM))).contains(RUNS);
        assertThat(Events.story(List.of(RUNS, CALM), List.of(RUNS, CALM))).isEmpty();
        assertThat(Events.story(List.of(RUNS, CALM), List.of(AWAY, CALM))).contains(AWAY);
        assertThat(Events.story(List.of(AWAY, CALM), List.of(RUNS, CALM))).contains(RUNS);
    }

    @Test
    void thatItIsStalledSaysMoreThanThatItIsNotReady() {
        assertThat(Events.story(List.of(RUNS, CALM), List.of(NOT_READY, STALLED)))
                .contains(STALLED);
        assertThat(Events.story(List.of(NOT_READY, STALLED), List.of(NOT_READY, STALLED)))
                .isEmpty();
    }

    @Test
    void aConditionOfNoInterestToPeopleIsNoStory() {
        Condition pushed = condition(ConditionType.ConfigPushed, ConditionStatus.True, Reason.Pushed);
        assertThat(Events.story(List.of(RUNS, CALM), List.of(RUNS, CALM, pushed)))
                .isEmpty();
    }

    @Test
    void troubleIsAWarning() {
        assertThat(List.of(
                        STALLED, AWAY, condition(ConditionType.Ready, ConditionStatus.False, Reason.CrashLoopBackOff)))
                .allMatch(Events::isTrouble);
        assertThat(List.of(
                        RUNS,
                        condition(ConditionType.Ready, ConditionStatus.False, Reason.Starting),
                        condition(ConditionType.Ready, ConditionStatus.True, Reason.GuestPoweredOff)))
                .noneMatch(Events::isTrouble);
    }

    private static Condition condition(ConditionType type, ConditionStatus status, Reason reason) {
        return new Condition(type, status, reason, "words", Samples.NOW, 1L);
    }
}
