package io.xendomain.agent.supervise;

import static io.xendomain.agent.supervise.Situations.BOOT;
import static io.xendomain.agent.supervise.Situations.DIFFERENT;
import static io.xendomain.agent.supervise.Situations.NOW;
import static io.xendomain.agent.supervise.Situations.PUSH;
import static io.xendomain.agent.supervise.Situations.RUNNING;
import static io.xendomain.agent.supervise.Situations.decide;
import static io.xendomain.agent.supervise.Situations.decideAt;
import static io.xendomain.agent.supervise.Situations.running;
import static io.xendomain.agent.supervise.Situations.situation;
import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.agent.Pushes;
import io.xendomain.agent.toolstack.ShutdownReason;
import io.xendomain.protocol.UpdatePolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Restarts that somebody asks for. */
class RestartingTest {
    @Test
    void restartsOnceForEachValueOfTheRequest() {
        Pushes asked = PUSH.restartRequestedAt("a");
        Decision stop = decide(asked, running(), RUNNING);
        assertThat(stop.action()).isEqualTo(new Action.Shutdown());

        Decision start = decideAt(NOW.plusSeconds(1), asked, stop.life().traced(ShutdownReason.PowerOff, NOW));
        assertThat(start.action()).isEqualTo(new Action.Create(false));
        assertThat(start.life().handledRestart()).isEqualTo("a");

        Decision done = decideAt(NOW.plusSeconds(2), asked, start.life(), RUNNING);
        assertThat(done.action()).isEqualTo(new Action.None());
        assertThat(decide(PUSH.restartRequestedAt("b"), done.life(), RUNNING).action())
                .isEqualTo(new Action.Shutdown());
    }

    @Test
    void restartsForPendingChangesOnlyWhereItMay() {
        assertThat(Supervisor.decide(pending(PUSH)).action()).isEqualTo(new Action.None());
        Pushes edited = PUSH.updatePolicy(UpdatePolicy.Restart);
        assertThat(Supervisor.decide(pending(edited)).action())
                .as("it was started with just this: a restart would change nothing")
                .isEqualTo(new Action.None());
        assertThat(Supervisor.decide(pending(edited.lines("memory = 256\n"))).action())
                .isEqualTo(new Action.Shutdown());
    }

    private static Situation pending(Pushes push) {
        return situation(push, running(), List.of(RUNNING), null, DIFFERENT, BOOT, NOW);
    }
}
