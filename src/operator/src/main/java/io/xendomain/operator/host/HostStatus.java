package io.xendomain.operator.host;

import io.xendomain.api.Condition;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.CpuPool;
import io.xendomain.api.HostFinding;
import io.xendomain.api.Reason;
import io.xendomain.api.Toolstack;
import io.xendomain.api.XenHost;
import io.xendomain.api.XenHostStatus;
import io.xendomain.operator.observe.Contact;
import io.xendomain.protocol.HostReport;
import io.xendomain.xlcfg.Severity;
import java.time.Instant;
import java.util.List;

/** What is said about a host: what it says of itself, and whether it can be asked. Pure. */
final class HostStatus {

    private HostStatus() {}

    /** An unreachable host keeps what it said last. */
    static XenHostStatus of(XenHost host, XenHostStatus before, Contact contact, Instant now) {
        List<Condition> conditions =
                switch (contact) {
                    case Contact.Up up ->
                        List.of(
                                say(
                                        host,
                                        before,
                                        now,
                                        ConditionType.Ready,
                                        ConditionStatus.True,
                                        Reason.HostReady,
                                        ready(host)),
                                say(
                                        host,
                                        before,
                                        now,
                                        ConditionType.Reachable,
                                        ConditionStatus.True,
                                        Reason.Connected,
                                        "its agent answers"),
                                say(
                                        host,
                                        before,
                                        now,
                                        ConditionType.Reconciling,
                                        ConditionStatus.False,
                                        Reason.UpToDate,
                                        "nothing is under way"),
                                say(
                                        host,
                                        before,
                                        now,
                                        ConditionType.Stalled,
                                        ConditionStatus.False,
                                        Reason.UpToDate,
                                        "nobody has to change anything"));
                    case Contact.Down(Reason reason, String why, var last) -> {
                        boolean ours = reason == Reason.IdentityMismatch || reason == Reason.SpecUnreadable;
                        yield List.of(
                                say(host, before, now, ConditionType.Ready, ConditionStatus.False, reason, why),
                                say(host, before, now, ConditionType.Reachable, ConditionStatus.False, reason, why),
                                say(
                                        host,
                                        before,
                                        now,
                                        ConditionType.Reconciling,
                                        ConditionStatus.of(!ours),
                                        reason,
                                        why),
                                say(host, before, now, ConditionType.Stalled, ConditionStatus.of(ours), reason, why));
                    }
                    case Contact.Pending pending -> before.conditions();
                };
        long generation = host.getMetadata().getGeneration();
        return contact.host()
                .map(report -> described(generation, conditions, report))
                .orElseGet(() -> new XenHostStatus(
                        generation,
                        conditions,
                        before.xenVersion(),
                        before.agentVersion(),
                        before.toolstack(),
                        before.cpus(),
                        before.memory(),
                        before.capabilities(),
                        before.scheduler(),
                        before.numaNodes(),
                        before.cpuPools(),
                        before.findings()));
    }

    private static XenHostStatus described(long generation, List<Condition> conditions, HostReport report) {
        return new XenHostStatus(
                generation,
                conditions,
                report.xenVersion(),
                report.agentVersion(),
                Toolstack.valueOf(report.toolstack().name()),
                report.cpus(),
                report.memoryMiB(),
                report.capabilities(),
                report.scheduler(),
                report.numaNodes() > 0 ? report.numaNodes() : null,
                report.cpuPools().stream()
                        .map(pool -> new CpuPool(pool.name(), pool.scheduler()))
                        .toList(),
                report.findings().stream().map(HostStatus::finding).toList());
    }

    private static HostFinding finding(io.xendomain.protocol.HostFinding told) {
        return new HostFinding(Severity.valueOf(told.severity().name()), told.code(), told.message());
    }

    private static String ready(XenHost host) {
        return host.getSpec().unschedulable()
                ? "the host is reachable; it takes no new domains, as spec.unschedulable asks"
                : "the host is reachable and takes domains";
    }

    private static Condition say(
            XenHost host,
            XenHostStatus before,
            Instant now,
            ConditionType type,
            ConditionStatus status,
            Reason reason,
            String message) {
        return new Condition(
                        type, status, reason, message, now, host.getMetadata().getGeneration())
                .since(before.condition(type).orElse(null));
    }
}
