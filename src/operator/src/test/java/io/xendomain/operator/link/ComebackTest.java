package io.xendomain.operator.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ComebackTest {
    private static final Duration SHORT = Comeback.LIVED.minusMillis(1);
    private final Comeback comeback = new Comeback();

    @Test
    void streamsThatEndSoonAreComeBackToLaterAndLaterAsThoseThatNeverBegan() {
        for (int i = 0; i < 1000; i++) {
            comeback.ended(i % 2 == 0 ? SHORT : Duration.ZERO, i);
        }
        assertThat(comeback.delay()).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
    }

    @Test
    void aStreamThatLivedIsComeBackToSoon() {
        comeback.ended(Duration.ZERO, 0);
        comeback.ended(Duration.ZERO, 0);
        comeback.ended(Comeback.LIVED, 0);
        assertThat(comeback.delay()).isLessThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void onlyTheEndOfAStreamThatLivedMayBeABlipAndOnlyForAMoment() {
        comeback.ended(SHORT, 0);
        assertThat(comeback.isBlip(Reason.HostUnreachable, 0)).isFalse();
        comeback.ended(Comeback.LIVED, 100);
        assertThat(comeback.isBlip(Reason.HostUnreachable, 100)).isTrue();
        assertThat(comeback.isBlip(Reason.ProtocolError, 100)).isFalse();
        comeback.ended(Duration.ZERO, 200);
        assertThat(comeback.isBlip(Reason.HostUnreachable, 200)).isTrue();
        assertThat(comeback.isBlip(Reason.HostUnreachable, 100 + Comeback.BLIP.toNanos()))
                .isFalse();
    }
}
