package io.xendomain.agent.xen;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.agent.Pushes;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.PowerState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real xl in a real dom0: domains come, wait, and go. */
class PowerIT {

    @ParameterizedTest
    @ValueSource(strings = {"4.17", "4.20"})
    void domainsDoAsTheyAreAsked(String version) {
        try (RealHost host = RealHost.boot(version)) {
            Pushes pv = Pushes.of("web-1").lines(RealHost.guest("pv", ""));
            host.operator().push(pv.desired());
            var report = host.awaitState(pv.uuid(), DomainState.Running);
            assertThat(host.lab().demand("xl domid web-1").strip())
                    .isEqualTo(report.domid().toString());

            host.operator().push(pv.generation(2).powerState(PowerState.Paused).desired());
            host.awaitState(pv.uuid(), DomainState.Paused);
            assertThat(host.lab().demand("xl list web-1")).contains("p---");

            host.operator().push(pv.generation(3).powerState(PowerState.Halted).desired());
            host.awaitState(pv.uuid(), DomainState.Halted);
            assertThat(host.lab().demand("xl list")).doesNotContain("web-1");
        }
    }
}
