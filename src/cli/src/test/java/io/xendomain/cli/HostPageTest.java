package io.xendomain.cli;

import static io.xendomain.cli.Samples.NOW;
import static io.xendomain.cli.Samples.condition;
import static io.xendomain.cli.Samples.host;
import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.Reason;
import io.xendomain.api.XenHost;
import io.xendomain.api.XenHostSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostPageTest {
    private final XenHost ready =
            host(condition(ConditionType.Reachable, ConditionStatus.True, Reason.Connected, "its agent answers"));

    @Test
    void aHostIsOneLine() {
        assertThat(lines(ready, Map.of("dom0-a", 3L), false))
                .containsExactly(
                        "NAME    STATE  ADDRESS        XEN     CPUS  MEMORY  DOMAINS  AGE",
                        "dom0-a  Ready  10.0.0.5:8443  4.17.3  8     32 GiB  3        59d");
    }

    @Test
    void domainsThatMayNotBeSeenAreNotCounted() {
        assertThat(lines(ready, null, false).getLast()).endsWith("32 GiB  -        59d");
    }

    @Test
    void wideSaysMore() {
        assertThat(lines(ready, Map.of(), true).getLast()).contains("0.1.0", "Real", "pv,pvh,hvm", "credit2");
    }

    @Test
    void theStateIsAWord() {
        assertThat(HostPage.state(host()).text()).isEqualTo("Unknown");
        assertThat(HostPage.state(host(condition(
                                ConditionType.Reachable, ConditionStatus.False, Reason.IdentityMismatch, "another")))
                        .text())
                .isEqualTo("IdentityMismatch");
        ready.setSpec(new XenHostSpec("10.0.0.5:8443", true, List.of(), null));
        assertThat(HostPage.state(ready).text()).isEqualTo("Ready,Unschedulable");
    }

    private static List<String> lines(XenHost host, Map<String, Long> domains, boolean wide) {
        return HostPage.table(List.of(host), domains, wide, NOW).lines(Terminal.none());
    }
}
