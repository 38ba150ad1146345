package io.xendomain.cli;

import io.xendomain.api.Condition;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.XenHost;
import io.xendomain.api.XenHostStatus;
import io.xendomain.cli.Table.Cell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Hosts, for people. Pure. */
final class HostPage {
    private HostPage() {}

    static XenHostStatus status(XenHost host) {
        return Objects.requireNonNullElse(host.getStatus(), XenHostStatus.EMPTY);
    }

    /** @param domains how many name each host, or null where they may not be seen */
    static Table table(List<XenHost> hosts, Map<String, Long> domains, boolean wide, Instant now) {
        List<String> head =
                new ArrayList<>(List.of("NAME", "STATE", "ADDRESS", "XEN", "CPUS", "MEMORY", "DOMAINS", "AGE"));
        if (wide) {
            head.addAll(List.of("AGENT", "TOOLSTACK", "GUESTS", "SCHEDULER", "NUMA", "FINDINGS", "MESSAGE"));
        }
        List<List<Cell>> rows = hosts.stream()
                .sorted(Comparator.comparing(host -> host.getMetadata().getName()))
                .map(host -> row(host, domains, wide, now))
                .toList();
        return new Table(head, rows);
    }

    private static List<Cell> row(XenHost host, Map<String, Long> domains, boolean wide, Instant now) {
        XenHostStatus status = status(host);
        String name = host.getMetadata().getName();
        List<Cell> row = new ArrayList<>(Table.row(
                name,
                state(host),
                host.getSpec().address(),
                status.xenVersion(),
                status.cpus(),
                status.memory() == null ? null : memory(status.memory()),
                domains == null ? null : domains.getOrDefault(name, 0L),
                Age.of(host.getMetadata().getCreationTimestamp(), now)));
        if (wide) {
            row.addAll(Table.row(
                    status.agentVersion(),
                    status.toolstack(),
                    status.capabilities().isEmpty() ? null : String.join(",", status.capabilities()),
                    status.scheduler(),
                    status.numaNodes(),
                    status.findings().size(),
                    status.condition(ConditionType.Ready)
                            .map(Condition::message)
                            .orElse(null)));
        }
        return row;
    }

    /** In a word or two, as kubectl get nodes says it. */
    static Cell state(XenHost host) {
        Optional<Condition> reachable = status(host).condition(ConditionType.Reachable);
        if (reachable.isEmpty() || reachable.get().status() == ConditionStatus.Unknown) {
            return new Cell("Unknown", Tone.attention);
        }
        if (reachable.get().status() == ConditionStatus.False) {
            return new Cell(reachable.get().reason().name(), Tone.bad);
        }
        return host.getSpec().unschedulable()
                ? new Cell("Ready,Unschedulable", Tone.attention)
                : new Cell("Ready", Tone.good);
    }

    static String memory(long mebibytes) {
        return mebibytes % 1024 == 0 && mebibytes >= 1024 ? mebibytes / 1024 + " GiB" : mebibytes + " MiB";
    }
}
