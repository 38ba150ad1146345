package io.xendomain.cli;

import io.xendomain.api.Condition;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.DomainState;
import io.xendomain.api.DomainStatus;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.cli.Table.Cell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Many domains, one line each, for people. Pure. */
final class StatusTable {
    private StatusTable() {}

    static XenDomainStatus status(XenDomain domain) {
        return Objects.requireNonNullElse(domain.getStatus(), XenDomainStatus.EMPTY);
    }

    static Table of(List<XenDomain> domains, boolean namespaces, boolean wide, Instant now) {
        List<String> head = new ArrayList<>(List.of("NAME", "HOST", "STATE", "READY", "REASON", "PENDING", "AGE"));
        if (namespaces) {
            head.addFirst("NAMESPACE");
        }
        if (wide) {
            head.addAll(List.of("DOMID", "MEMORY", "VCPUS", "MESSAGE"));
        }
        return new Table(
                head,
                domains.stream()
                        .sorted(Comparator.comparing(Named::of, Comparator.comparing(Named::toString)))
                        .map(domain -> row(domain, namespaces, wide, now))
                        .toList());
    }

    private static List<Cell> row(XenDomain domain, boolean namespaces, boolean wide, Instant now) {
        XenDomainStatus status = status(domain);
        Named named = Named.of(domain);
        Optional<Condition> ready = status.condition(ConditionType.Ready);
        Optional<DomainStatus> real = Optional.ofNullable(status.domain());
        List<Cell> row = new ArrayList<>(Table.row(
                named.name(),
                named.host(),
                real.map(DomainStatus::state).orElse(null),
                ready(ready),
                ready.map(Condition::reason).orElse(null),
                status.pending().isEmpty() ? "-" : status.pending().size(),
                Age.of(domain.getMetadata().getCreationTimestamp(), now)));
        if (namespaces) {
            row.addFirst(Cell.of(named.namespace()));
        }
        if (wide) {
            row.addAll(Table.row(
                    real.map(DomainStatus::domid).orElse(null),
                    real.map(DomainStatus::memory).map(HostPage::memory).orElse(null),
                    real.map(DomainStatus::vcpus).orElse(null),
                    ready.map(Condition::message).orElse(null)));
        }
        return row;
    }

    static Cell ready(Optional<Condition> ready) {
        ConditionStatus status = ready.map(Condition::status).orElse(ConditionStatus.Unknown);
        return new Cell(
                status.name(),
                switch (status) {
                    case True -> Tone.good;
                    case False -> Tone.bad;
                    case Unknown -> Tone.attention;
                });
    }

    static Tone tone(DomainState state) {
        return switch (state) {
            case Running, Paused, Halted -> Tone.plain;
            case Starting, ShuttingDown, Dying, Unknown -> Tone.attention;
            case Crashed -> Tone.bad;
        };
    }
}
