package io.xendomain.cli;

import static io.xendomain.cli.Samples.NOW;
import static io.xendomain.cli.Samples.answering;
import static io.xendomain.cli.Samples.domain;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.xendomain.api.DomainState;
import io.xendomain.api.DomainStatus;
import io.xendomain.api.PendingKey;
import io.xendomain.api.RestartsStatus;
import io.xendomain.api.StatusFinding;
import io.xendomain.api.XenDomain;
import io.xendomain.cli.Samples.Status;
import io.xendomain.xlcfg.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusPageTest {

    @Test
    void onePageHasItAll() {
        XenDomain domain = domain(new Status()
                .pending(new PendingKey("vcpus", "2", "4", null))
                .findings(
                        new StatusFinding(Severity.Warning, "spec.config.memory", "memory", "ChangedByHand", "is 100"))
                .build());
        Event event = new EventBuilder()
                .withType("Normal")
                .withReason("DomainRunning")
                .withMessage("the domain runs")
                .withLastTimestamp("2026-03-01T11:00:00Z")
                .build();
        assertThat(String.join("\n", StatusPage.lines(domain, answering(), List.of(event), NOW, Terminal.none())))
                .isEqualTo("""
                        prod/web-1
                        State     Running for 1h, domid 5, 2 GiB, 2 vCPUs; asked for: Running
                        Ready     True, DomainRunning: the domain runs
                        Host      dom0-a at 10.0.0.5:8443: Ready, Xen 4.17.3, agent 0.1.0, real
                        Config    /etc/xen/web-1.cfg, generation 4 of 4, for Xen 4.17
                        Policies  update Live, restart OnFailure, deletion Shutdown, grace period 60 s

                        Pending, until the next start (kubectl xen restart -n prod web-1)
                          KEY    RUNNING  CONFIGURED
                          vcpus  2        4

                        Findings
                          Warning  spec.config.memory: is 100 [ChangedByHand]

                        Last events
                          AGE  TYPE    REASON         MESSAGE
                          1h   Normal  DomainRunning  the domain runs""");
    }

    @Test
    void anObjectWithoutStatusSaysWhatIsNotKnown() {
        assertThat(page(domain(), new HostSeen.Missing(Optional.empty())))
                .contains(
                        "State     not reported yet; asked for: Running",
                        "Ready     Unknown: the operator has not looked at it yet",
                        "Host      dom0-a: there is no such XenHost",
                        "Config    the host has none");
    }

    @Test
    void aStatusOfAnOlderGenerationSaysSo() {
        assertThat(page(domain(new Status().observed(3).build()), answering()))
                .contains("          all of this is about generation 3; the object is at 4");
    }

    @Test
    void restartsAreCounted() {
        DomainStatus ended = new DomainStatus(
                null,
                "u",
                DomainState.Crashed,
                null,
                null,
                NOW.minusSeconds(90),
                new RestartsStatus(3, "the guest crashed", NOW));
        assertThat(page(domain(new Status().domain(ended).build()), answering()))
                .contains(
                        "State     Crashed for 1m30s; asked for: Running",
                        "Restarts  3 times in a row, last because the guest crashed, next at 2026-03-01T12:00:00Z");
    }

    @Test
    void whatXlRefusedHasAColumn() {
        assertThat(page(
                        domain(new Status()
                                .pending(new PendingKey("memory", "1", null, "xl: no"))
                                .build()),
                        answering()))
                .contains("  KEY     RUNNING  CONFIGURED  XL REFUSED IT", "  memory  1        -           xl: no");
    }

    @Test
    void aTableOfDomainsIsSortedAndSaysUnknownForWhatIsNotKnown() {
        XenDomain other = domain();
        other.getMetadata().setName("db-1");
        assertThat(StatusTable.of(List.of(Samples.running(), other), true, false, NOW)
                        .lines(Terminal.none()))
                .containsExactly(
                        "NAMESPACE  NAME   HOST    STATE    READY    REASON         PENDING  AGE",
                        "prod       db-1   dom0-a  -        Unknown  -              -        28d",
                        "prod       web-1  dom0-a  Running  True     DomainRunning  -        28d");
    }

    private static List<String> page(XenDomain domain, HostSeen host) {
        return StatusPage.lines(domain, host, List.of(), NOW, Terminal.none());
    }
}
