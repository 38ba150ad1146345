package io.xendomain.cli;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.xendomain.api.Condition;
import io.xendomain.api.ConditionStatus;
import io.xendomain.api.ConditionType;
import io.xendomain.api.ConfigStatus;
import io.xendomain.api.DomainState;
import io.xendomain.api.DomainStatus;
import io.xendomain.api.HostFinding;
import io.xendomain.api.PendingKey;
import io.xendomain.api.Reason;
import io.xendomain.api.StatusFinding;
import io.xendomain.api.Toolstack;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainSpec;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.api.XenHost;
import io.xendomain.api.XenHostSpec;
import io.xendomain.api.XenHostStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Domain prod/web-1 on host dom0-a, as the operator would describe them. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final long GENERATION = 4;

    private Samples() {}

    /** A domain whose status is this. */
    static XenDomain domain(XenDomainStatus status) {
        XenDomain domain = domain();
        domain.setStatus(status);
        return domain;
    }

    static XenDomain domain() {
        XenDomain domain = new XenDomain();
        domain.setMetadata(new ObjectMetaBuilder()
                .withNamespace("prod")
                .withName("web-1")
                .withUid("u-1")
                .withGeneration(GENERATION)
                .withCreationTimestamp("2026-02-01T12:00:00Z")
                .build());
        domain.setSpec(XenDomainSpec.fromJson(Map.of(
                "host",
                "dom0-a",
                "config",
                Map.of("type", "pvh", "kernel", "/boot/vmlinuz", "memory", 2048, "vcpus", 2))));
        return domain;
    }

    static XenDomain running() {
        return domain(new Status().build());
    }

    static XenHost host(Condition... conditions) {
        return host(List.of(conditions), List.of());
    }

    static XenHost host(List<Condition> conditions, List<HostFinding> findings) {
        XenHost host = new XenHost();
        host.setMetadata(new ObjectMetaBuilder()
                .withName("dom0-a")
                .withCreationTimestamp("2026-01-01T12:00:00Z")
                .build());
        host.setSpec(XenHostSpec.of("10.0.0.5:8443"));
        host.setStatus(new XenHostStatus(
                1L,
                conditions,
                "4.17.3",
                "0.1.0",
                Toolstack.Real,
                8,
                32768L,
                List.of("pv", "pvh", "hvm"),
                "credit2",
                1,
                List.of(),
                findings));
        return host;
    }

    static HostSeen answering() {
        return new HostSeen.There(
                host(condition(ConditionType.Reachable, ConditionStatus.True, Reason.Connected, "its agent answers")));
    }

    static Condition condition(ConditionType type, ConditionStatus status, Reason reason, String message) {
        return new Condition(type, status, reason, message, NOW, GENERATION);
    }

    /** A status, good until something is said against it. */
    static final class Status {
        private final List<Condition> conditions = new ArrayList<>(List.of(
                condition(ConditionType.Ready, ConditionStatus.True, Reason.DomainRunning, "the domain runs"),
                condition(ConditionType.Stalled, ConditionStatus.False, Reason.UpToDate, "nobody has to"),
                condition(ConditionType.ConfigValid, ConditionStatus.True, Reason.Valid, "the config has no errors"),
                condition(ConditionType.ConfigPushed, ConditionStatus.True, Reason.Pushed, "host dom0-a has it"),
                condition(ConditionType.HostReachable, ConditionStatus.True, Reason.Connected, "host dom0-a answers")));
        private long observed = GENERATION;
        private List<StatusFinding> findings = List.of();
        private List<PendingKey> pending = List.of();
        private DomainStatus domain =
                new DomainStatus(5, "u", DomainState.Running, 2048L, 2, NOW.minusSeconds(3600), null);

        Status with(ConditionType type, ConditionStatus status, Reason reason, String message) {
            conditions.removeIf(condition -> condition.type() == type);
            conditions.add(condition(type, status, reason, message));
            return this;
        }

        Status stalled(Reason reason, String message) {
            return with(ConditionType.Ready, ConditionStatus.False, reason, message)
                    .with(ConditionType.Stalled, ConditionStatus.True, reason, message);
        }

        Status underway(Reason reason, String message) {
            return with(ConditionType.Ready, ConditionStatus.False, reason, message);
        }

        Status notPushed(Reason reason) {
            return with(ConditionType.ConfigPushed, ConditionStatus.False, reason, "not pushed");
        }

        Status observed(long generation) {
            observed = generation;
            return this;
        }

        Status findings(StatusFinding... all) {
            findings = List.of(all);
            return this;
        }

        Status pending(PendingKey... all) {
            pending = List.of(all);
            return this;
        }

        Status domain(DomainStatus real) {
            domain = real;
            return this;
        }

        XenDomainStatus build() {
            return new XenDomainStatus(
                    observed,
                    conditions,
                    findings,
                    domain,
                    new ConfigStatus("/etc/xen/web-1.cfg", "ab".repeat(32), observed, "4.17"),
                    pending,
                    List.of(),
                    null);
        }
    }
}
