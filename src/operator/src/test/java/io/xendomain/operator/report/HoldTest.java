package io.xendomain.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.Condition;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.Reason;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.operator.Samples;
import io.xendomain.operator.push.Attempt;
import io.xendomain.operator.push.Push;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HoldTest {
    private final Attempt pushed =
            new Attempt(new Push.Keep(Samples.desired(Samples.domain())).key(), Samples.NOW, 1, Optional.empty(), null);

    @Test
    void whatIsOnItsWayIsHeldBackForAMoment() {
        assertThat(hold(ConditionStatus.True, Optional.of(pushed), 0)).contains(Hold.START);
        assertThat(hold(ConditionStatus.True, Optional.of(pushed), 1000)).contains(Duration.ofSeconds(2));
        assertThat(hold(ConditionStatus.True, Optional.of(pushed), 3000)).isEmpty();
    }

    @Test
    void whatIsSettledOrWasNeverPushedIsToldAtOnce() {
        assertThat(hold(ConditionStatus.False, Optional.of(pushed), 0)).isEmpty();
        assertThat(hold(ConditionStatus.True, Optional.empty(), 0)).isEmpty();
    }

    private static Optional<Duration> hold(ConditionStatus reconciling, Optional<Attempt> push, long millis) {
        Condition condition =
                new Condition(ConditionType.Reconciling, reconciling, Reason.Starting, "", Samples.NOW, 1L);
        XenDomainStatus status = new XenDomainStatus(1L, List.of(condition), null, null, null, null, null, null);
        return Hold.of(status, push, Hold.START, Samples.NOW.plusMillis(millis));
    }
}
