package io.xendomain.agent.xen;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.agent.Pushes;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.ProblemCode;
import org.junit.jupiter.api.Test;

/** Domains of somebody else. */
interface AdoptionOnXen extends OnXen {

    @Test
    default void aDomainIsTakenOverOnlyWhenThatIsAskedForAndIsNotRestarted() {
        Pushes push = Pushes.of("foreign").lines(RealHost.guest("pv", "") + "on_crash = \"restart\"\n");
        String config = host().configs() + "/foreign.cfg";
        host().lab().demand("""
                cat > %1$s <<END
                name = "foreign"
                uuid = "%2$s"
                %3$s
                END
                xl create -q %1$s
                """.formatted(config, push.uuid(), RealHost.guest("pv", "")));
        String domid = xl("domid foreign").strip();

        var refused = host().operator().refusal(push.desired());
        assertThat(refused.code()).isEqualTo(ProblemCode.NotOurs);
        assertThat(refused.message()).contains("either end it", "xendomain.io/adopt");

        host().operator().push(push.adopting().desired());
        DomainReport taken = host().await(push.uuid(), "looked at", report -> !report.changes()
                .pending()
                .isEmpty());
        assertThat(taken.state()).isEqualTo(DomainState.Running);
        assertThat(taken.domid().toString()).isEqualTo(domid);
        assertThat(taken.changes().pending()).singleElement().matches(change -> change.key()
                .equals("on_crash"));
        assertThat(taken.restarts().count()).isZero();
        assertThat(host().lab().demand("cat " + config + ".before-adoption; rm " + config + ".before-adoption"))
                .contains("memory = 160");
        letGo(push);
    }

    @Test
    default void aNameOfSomebodyElseIsNotTaken() {
        Pushes foreign = Pushes.of("somebody-elses");
        host().lab().demand("""
                cat > /tmp/taken.cfg <<END
                name = "taken"
                uuid = "%s"
                %s
                END
                xl create -q /tmp/taken.cfg
                """.formatted(foreign.uuid(), RealHost.guest("pv", "")));

        var refused = host().operator()
                .refusal(Pushes.of("taken").lines(RealHost.guest("pv", "")).desired());
        assertThat(refused.code()).isEqualTo(ProblemCode.NotOurs);
        assertThat(refused.message()).contains(foreign.uuid(), "taken");
        xl("destroy taken");
    }
}
