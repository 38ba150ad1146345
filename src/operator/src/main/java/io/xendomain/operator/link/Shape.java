package io.xendomain.operator.link;

import io.xendomain.api.Limits;
import io.xendomain.protocol.AppliedChange;
import io.xendomain.protocol.Changes;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.Drift;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.Owner;
import io.xendomain.protocol.PendingChange;
import io.xendomain.protocol.StreamEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Whether what an agent said is whole. JSON that parses may lack anything, and what is believed here ends in memory, in
 * conditions and in the API server. What is merely long is cut by {@link Cut}.
 */
final class Shape {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private static final Pattern NAME = Pattern.compile(Limits.DNS_LABEL);

    /** Times that Kubernetes takes: RFC 3339 has four digits for a year. */
    private static final Instant FIRST = Instant.EPOCH;

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** All annotations of an object together have no more. */
    private static final int ANNOTATION = 256 << 10;

    private final List<String> wrong = new ArrayList<>();

    private Shape() {}

    static void check(StreamEvent event) throws AgentException {
        Shape shape = new Shape();
        switch (event) {
            case StreamEvent.Snapshot(HostReport host, List<DomainReport> domains) -> {
                shape.host(host);
                shape.present(domains, "domains");
                if (domains != null) {
                    domains.forEach(shape::domain);
                }
            }
            case StreamEvent.Changed(DomainReport domain) -> shape.domain(domain);
            case StreamEvent.Removed(String uuid) -> shape.uuid(uuid);
            case StreamEvent.HostChanged(HostReport host) -> shape.host(host);
            case StreamEvent.Heartbeat beat -> {}
        }
        shape.verdict("sent an event that cannot be right: ");
    }

    /** Whether this is the report of that domain. */
    static boolean isReportOf(String uuid, DomainReport report) {
        Shape shape = new Shape();
        shape.domain(report);
        return shape.wrong.isEmpty() && report.uuid().equals(uuid);
    }

    private void verdict(String words) throws AgentException {
        if (!wrong.isEmpty()) {
            throw new AgentException(words
                    + wrong.getFirst()
                    + (wrong.size() == 1 ? "" : " and " + (wrong.size() - 1) + " more things"));
        }
    }

    private void host(HostReport host) {
        if (host == null) {
            wrong.add("host is missing");
            return;
        }
        if (host.name() == null || !NAME.matcher(host.name()).matches()) {
            wrong.add("host.name is " + Wire.excerpt(host.name()));
        }
        text(host.agentVersion(), Limits.WORD, "host.agentVersion");
        text(host.xenVersion(), Limits.WORD, "host.xenVersion");
        present(host.toolstack(), "host.toolstack");
        described(host);
        notNegative(host.cpus(), "host.cpus");
        notNegative(host.memoryMiB(), "host.memoryMiB");
        atMost(host.capabilities(), Limits.CAPABILITIES, "host.capabilities");
        host.capabilities().forEach(word -> text(word, Limits.WORD, "host.capabilities"));
    }

    private void described(HostReport host) {
        notNegative(host.numaNodes(), "host.numaNodes");
        atMost(host.cpuPools(), Limits.CPU_POOLS, "host.cpuPools");
        host.cpuPools().forEach(pool -> text(pool.name(), Limits.TEXT, "host.cpuPools.name"));
        host.findings().forEach(finding -> {
            present(finding.severity(), "host.findings.severity");
            text(finding.code(), Limits.WORD, "host.findings.code");
            present(finding.message(), "host.findings.message");
        });
    }

    private void domain(DomainReport domain) {
        if (domain == null) {
            wrong.add("domain is missing");
            return;
        }
        uuid(domain.uuid());
        owner(domain.owner());
        text(domain.name(), Limits.TEXT, "name");
        text(domain.path(), Limits.TEXT, "path");
        present(domain.state(), "state");
        present(domain.since(), "since");
        time(domain.since(), "since");
        if (domain.sha256() == null || !SHA256.matcher(domain.sha256()).matches()) {
            wrong.add("sha256 is " + Wire.excerpt(domain.sha256()));
        }
        notNegative(domain.generation(), "generation");
        notNegative(domain.domid(), "domid");
        notNegative(domain.memoryMiB(), "memoryMiB");
        notNegative(domain.vcpus(), "vcpus");
        Changes changes = domain.changes();
        keys(changes.pending(), PendingChange::key, "changes.pending");
        keys(changes.applied(), AppliedChange::key, "changes.applied");
        keys(changes.drift(), Drift::key, "changes.drift");
        notNegative(domain.restarts().count(), "restarts.count");
        time(domain.restarts().nextAt(), "restarts.nextAt");
        if (domain.handledRestart() != null && domain.handledRestart().length() > ANNOTATION) {
            wrong.add(
                    "handledRestart has " + domain.handledRestart().length() + " characters, more than " + ANNOTATION);
        }
        if (domain.problem() != null) {
            present(domain.problem().code(), "problem.code");
            present(domain.problem().message(), "problem.message");
        }
    }

    private <T> void keys(List<T> changes, Function<T, String> key, String field) {
        changes.forEach(change -> text(key.apply(change), Integer.MAX_VALUE, field + ".key"));
    }

    private void owner(Owner owner) {
        if (owner == null) {
            wrong.add("owner is missing");
            return;
        }
        text(owner.namespace(), Limits.TEXT, "owner.namespace");
        text(owner.name(), Limits.TEXT, "owner.name");
        text(owner.uid(), Limits.TEXT, "owner.uid");
    }

    private void uuid(String uuid) {
        if (uuid == null || !UUID.matcher(uuid).matches()) {
            wrong.add("uuid is " + Wire.excerpt(uuid));
        }
    }

    private void text(String text, int longest, String field) {
        if (text == null || text.isBlank()) {
            wrong.add(field + " is missing");
        } else if (text.length() > longest) {
            wrong.add(field + " has " + text.length() + " characters, more than " + longest);
        }
    }

    private void atMost(List<?> list, int most, String field) {
        if (list.size() > most) {
            wrong.add(field + " has " + list.size() + " items, more than " + most);
        }
    }

    private void time(Instant time, String field) {
        if (time != null && (time.isBefore(FIRST) || time.isAfter(LAST))) {
            wrong.add(field + " is " + time);
        }
    }

    private void notNegative(Number number, String field) {
        if (number != null && number.longValue() < 0) {
            wrong.add(field + " is " + number);
        }
    }

    private void present(Object value, String field) {
        if (value == null) {
            wrong.add(field + " is missing");
        }
    }
}
