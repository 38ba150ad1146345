package io.xendomain.agent.xen;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.agent.Pushes;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.PowerState;
import io.xendomain.protocol.ProblemCode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong in a real dom0: one clear problem in xl's own words, nothing half made, and everything else goes on. */
interface FaultsOnXen extends OnXen {
    Pushes HEALTHY = Pushes.of("healthy").lines(RealHost.guest("pv", ""));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-kernel | kernel = \"/boot/nosuch\"                                                  | /boot/nosuch",
                "no-disk   | disk = [ 'format=raw,vdev=xvda,access=rw,target=/var/lib/xen/images/none' ] | failed to stat",
                "no-bridge | vif = [ 'bridge=xenbr1' ]                                                   | xenbr1",
            })
    default void aStartThatFailsSaysWhyAndLeavesNothing(String name, String line, String words) {
        int others = running(HEALTHY).domid();
        Pushes push = Pushes.of(name).lines(RealHost.guest("pv", "") + line + "\n");
        host().operator().push(push.desired());

        DomainReport failed = host().await(push.uuid(), "a problem", report -> report.problem() != null);
        assertThat(failed.problem().code()).isEqualTo(ProblemCode.XlFailed);
        assertThat(failed.problem().message()).contains("xl create failed", words);
        host().operator().push(push.generation(2).powerState(PowerState.Halted).desired());
        host().await(push.uuid(), "peace", report -> report.problem() == null && report.state() == DomainState.Halted);
        assertThat(xl("list")).doesNotContain(name, "(null)");
        letGo(push.generation(2));
        othersGoOn(others);
    }

    @Test
    default void anXlThatIsGoneOrHangsIsAProblemUntilItIsBack() {
        int domid = running(HEALTHY).domid();
        host().lab().demand("mv /usr/sbin/xl /usr/sbin/xl.away; xenstore-write /libxl/" + domid + "/device/x/y 1");
        DomainReport blind = host().await(HEALTHY.uuid(), "no xl", report -> report.problem() != null);
        assertThat(blind.problem().message()).contains("cannot run xl");
        assertThat(blind.state()).as("what was known stays").isEqualTo(DomainState.Running);

        host().lab().demand("printf '#!/bin/sh\\nexec sleep 1000\\n' > /usr/sbin/xl; chmod +x /usr/sbin/xl");
        host().await(
                        HEALTHY.uuid(),
                        "a deadline",
                        report -> report.problem() != null
                                && report.problem().message().contains("did not end within"));

        host().lab().demand("mv /usr/sbin/xl.away /usr/sbin/xl; xenstore-rm /libxl/" + domid + "/device/x");
        host().await(HEALTHY.uuid(), "xl is back", report -> report.problem() == null);
        othersGoOn(domid);
    }

    /** The last but one: only a new boot brings a xenstored back. */
    @Test
    @Order(Integer.MAX_VALUE - 1)
    default void aXenstoreThatIsGoneIsAProblem() {
        running(HEALTHY);
        host().killXenstored();
        host().await(HEALTHY.uuid(), "no xenstored", report -> report.problem() != null);
    }

    private void othersGoOn(int domid) {
        DomainReport healthy = host().awaitState(HEALTHY.uuid(), DomainState.Running);
        assertThat(healthy.domid()).isEqualTo(domid);
        assertThat(healthy.problem()).isNull();
        letGo(HEALTHY);
    }
}
