package io.xendomain.operator.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.xendomain.api.CpuPool;
import io.xendomain.api.HostFinding;
import io.xendomain.api.Limits;
import io.xendomain.api.Reason;
import io.xendomain.api.XenHost;
import io.xendomain.api.XenHostStatus;
import io.xendomain.operator.Samples;
import io.xendomain.operator.observe.Contact;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.ToolstackKind;
import io.xendomain.xlcfg.Severity;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostStatusTest {
    private static final XenHost HOST = Samples.host(false);

    private static HostReport report(
            List<io.xendomain.protocol.CpuPool> pools, List<io.xendomain.protocol.HostFinding> findings) {
        return new HostReport(
                "dom0-a", "1.0", "4.17.4", ToolstackKind.Real, 8, 65536, List.of("pv"), "credit2", 2, pools, findings);
    }

    private static XenHostStatus status(XenHostStatus before, Contact contact) {
        return HostStatus.of(HOST, before, contact, Samples.NOW);
    }

    @Test
    void saysWhatTheHostSaysOfItself() {
        HostReport report = report(
                List.of(
                        new io.xendomain.protocol.CpuPool("Pool-0", "credit2"),
                        new io.xendomain.protocol.CpuPool("my pool", "rtds")),
                List.of(new io.xendomain.protocol.HostFinding(
                        io.xendomain.protocol.HostFinding.Severity.Warning, "StartedTwice", "remove it")));

        XenHostStatus status = status(XenHostStatus.EMPTY, new Contact.Up(report));

        assertThat(status.scheduler()).isEqualTo("credit2");
        assertThat(status.numaNodes()).isEqualTo(2);
        assertThat(status.cpuPools()).containsExactly(new CpuPool("Pool-0", "credit2"), new CpuPool("my pool", "rtds"));
        assertThat(status.findings()).containsExactly(new HostFinding(Severity.Warning, "StartedTwice", "remove it"));
    }

    @Test
    void keepsWhatAHostSaidThatCannotBeAsked() {
        XenHostStatus before = status(XenHostStatus.EMPTY, Samples.UP);

        XenHostStatus after = status(before, new Contact.Down(Reason.HostUnreachable, "silent", Optional.empty()));

        assertThat(after.scheduler()).isEqualTo("credit2");
        assertThat(after.cpuPools()).isEqualTo(before.cpuPools());
        assertThat(after.numaNodes()).isEqualTo(1);
    }

    @Test
    void doesNotShowWhatAnAgentDoesNotKnow() {
        HostReport older = new HostReport(
                "dom0-a", "1.0", "4.17.4", ToolstackKind.Real, 8, 65536, List.of("pv"), null, 0, null, null);

        XenHostStatus status = status(XenHostStatus.EMPTY, new Contact.Up(older));

        assertThat(status.scheduler()).isNull();
        assertThat(status.numaNodes()).isNull();
        assertThat(status.cpuPools()).isEmpty();
        assertThat(status.findings()).isEmpty();
    }

    @Test
    void writesNoMoreThanTheSchemaTakes() {
        HostReport talkative = report(
                Collections.nCopies(1000, new io.xendomain.protocol.CpuPool("p".repeat(1000), "s".repeat(1000))),
                Collections.nCopies(
                        1000,
                        new io.xendomain.protocol.HostFinding(
                                io.xendomain.protocol.HostFinding.Severity.Error,
                                "C".repeat(1000),
                                "m".repeat(10_000))));

        XenHostStatus status = status(XenHostStatus.EMPTY, new Contact.Up(talkative));

        assertThat(status.cpuPools())
                .hasSize(Limits.CPU_POOLS)
                .allMatch(pool ->
                        pool.name().length() == Limits.TEXT && pool.scheduler().length() == Limits.WORD);
        assertThat(status.findings())
                .hasSize(Limits.HOST_FINDINGS)
                .allMatch(finding -> finding.message().length() == Limits.MESSAGE
                        && finding.code().length() == Limits.WORD);
    }
}
