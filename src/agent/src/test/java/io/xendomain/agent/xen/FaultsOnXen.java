package io.xendomain.agent.xen;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.agent.Pushes;
import io.xendomain.protocol.DeletionPolicy;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.PowerState;
import io.xendomain.protocol.ProblemCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong in a real dom0: one clear problem in xl's own words, nothing half made, and everything else goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {
    private static final Pushes HEALTHY = Pushes.of("healthy").lines(RealHost.guest("pvh", ""));

    private RealHost host;
    private int domid;

    @BeforeAll
    void boot() {
        host = RealHost.boot("4.17");
        host.operator().push(HEALTHY.desired());
        domid = host.awaitState(HEALTHY.uuid(), DomainState.Running).domid();
    }

    @AfterAll
    void end() {
        host.close();
    }

    /** What it costs dom0 that an agent is there: memory, processor time, and programs that it starts. */
    @Test
    @Order(0)
    void anIdleHostIsLookedAtOnceAMinute() {
        String seen = host.lab().demand("""
                mv /usr/sbin/xl /usr/sbin/xl.real
                printf '#!/bin/sh\\necho "$*" >> /tmp/xl-calls\\nexec /usr/sbin/xl.real "$@"\\n' > /usr/sbin/xl
                chmod +x /usr/sbin/xl
                used() { awk '{print $14 + $15}' /proc/$(cat /run/agent.pid)/stat; }
                before=$(used); sleep 55; after=$(used)
                echo "ticks $((after - before)) of 5500"
                grep VmRSS /proc/$(cat /run/agent.pid)/status
                echo "calls:"; cat /tmp/xl-calls
                mv /usr/sbin/xl.real /usr/sbin/xl
                """);
        System.out.println("idle agent in dom0: " + seen.replace("\n", "; "));
        assertThat(seen.substring(seen.indexOf("calls:")).lines().skip(1))
                .as("a full look or two, of three calls each; looking each second would be fifty")
                .hasSizeLessThanOrEqualTo(8)
                .allMatch(call ->
                        call.startsWith("list -v") || call.startsWith("list -l") || call.startsWith("vcpu-list"));
    }

    @Order(1)
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-kernel | kernel = \"/boot/nosuch\"                                                  | /boot/nosuch",
                "no-disk   | disk = [ 'format=raw,vdev=xvda,access=rw,target=/var/lib/xen/images/none' ] | failed to stat",
                "no-bridge | vif = [ 'bridge=xenbr1' ]                                                   | xenbr1",
            })
    void aStartThatFailsSaysWhyAndLeavesNothing(String name, String line, String words) {
        Pushes push = Pushes.of(name).lines(RealHost.guest("pv", "") + line + "\n");
        host.operator().push(push.desired());

        DomainReport failed = host.await(push.uuid(), "a problem", report -> report.problem() != null);
        assertThat(failed.problem().code()).isEqualTo(ProblemCode.XlFailed);
        assertThat(failed.problem().message()).contains("xl create failed", words);
        host.operator().push(push.generation(2).powerState(PowerState.Halted).desired());
        host.await(push.uuid(), "peace", report -> report.problem() == null && report.state() == DomainState.Halted);
        assertThat(host.lab().demand("xl list")).doesNotContain(name, "(null)");
        othersGoOn();
    }

    @Test
    @Order(2)
    void aGuestThatDoesNotHearIsDestroyedWhenItsTimeIsOver() {
        // asked while its kernel still boots
        Pushes push = Pushes.of("deaf").lines(RealHost.guest("pvh", "")).grace(3);
        host.operator().push(push.desired());
        host.awaitState(push.uuid(), DomainState.Running);
        host.operator().push(push.generation(2).powerState(PowerState.Halted).desired());

        assertThat(host.awaitState(push.uuid(), DomainState.Halted).poweredOffByGuest())
                .isFalse();
        host.operator().remove(push.uuid(), push.generation(2).removal(DeletionPolicy.Destroy));
        othersGoOn();
    }

    @Test
    @Order(3)
    void aNameOfSomebodyElseIsNotTaken() {
        Pushes foreign = Pushes.of("somebody-elses");
        host.lab()
                .demand("printf '%s\\n' 'name = \"taken\"' 'uuid = \"" + foreign.uuid()
                        + "\"' > /tmp/taken.cfg; cat >> /tmp/taken.cfg <<END\n" + RealHost.guest("pvh", "")
                        + "END\nxl create -q /tmp/taken.cfg");

        var refused = host.operator()
                .refusal(Pushes.of("taken").lines(RealHost.guest("pvh", "")).desired());
        assertThat(refused.code()).isEqualTo(ProblemCode.NotOurs);
        assertThat(refused.message()).contains(foreign.uuid(), "taken");
        host.lab().demand("xl destroy taken");
        othersGoOn();
    }

    @Test
    @Order(4)
    void anXlThatIsGoneOrHangsIsAProblemUntilItIsBack() {
        host.lab().demand("mv /usr/sbin/xl /usr/sbin/xl.away; xenstore-write /libxl/" + domid + "/device/x/y 1");
        DomainReport blind = host.await(HEALTHY.uuid(), "no xl", report -> report.problem() != null);
        assertThat(blind.problem().message()).contains("cannot run xl");
        assertThat(blind.state()).as("what was known stays").isEqualTo(DomainState.Running);

        host.lab().demand("printf '#!/bin/sh\\nexec sleep 1000\\n' > /usr/sbin/xl; chmod +x /usr/sbin/xl");
        host.await(
                HEALTHY.uuid(),
                "a deadline",
                report -> report.problem() != null && report.problem().message().contains("did not end within"));

        host.lab().demand("mv /usr/sbin/xl.away /usr/sbin/xl; xenstore-rm /libxl/" + domid + "/device/x");
        host.await(HEALTHY.uuid(), "xl is back", report -> report.problem() == null);
        othersGoOn();
    }

    @Test
    @Order(5)
    void aXenstoreThatIsGoneIsAProblemAndTheDomainLivesOn() {
        host.lab().demand("kill -9 $(cat /run/xenstored.pid)");

        host.await(HEALTHY.uuid(), "no xenstored", report -> report.problem() != null);
    }

    private void othersGoOn() {
        DomainReport healthy = host.awaitState(HEALTHY.uuid(), DomainState.Running);
        assertThat(healthy.domid()).isEqualTo(domid);
        assertThat(healthy.problem()).isNull();
    }
}
