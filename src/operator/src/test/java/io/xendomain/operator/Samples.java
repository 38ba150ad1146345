package io.xendomain.operator;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainSpec;
import io.xendomain.api.XenHost;
import io.xendomain.api.XenHostSpec;
import io.xendomain.operator.map.DomainMapper;
import io.xendomain.operator.observe.Contact;
import io.xendomain.operator.render.Configs;
import io.xendomain.protocol.Changes;
import io.xendomain.protocol.CpuPool;
import io.xendomain.protocol.DesiredDomain;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.DomainState;
import io.xendomain.protocol.Fence;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.Restarts;
import io.xendomain.protocol.ToolstackKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The object, the host and the report that tests begin with. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    public static final Fence FENCE = new Fence("lease", 3);
    public static final HostReport HOST_REPORT = new HostReport(
            "dom0-a",
            "1.0",
            "4.17.4",
            ToolstackKind.Real,
            8,
            65536,
            List.of("pv", "pvh", "hvm", "hap"),
            "credit2",
            1,
            List.of(new CpuPool("Pool-0", "credit2")),
            List.of());
    public static final Contact UP = new Contact.Up(HOST_REPORT);

    private Samples() {}

    /** Generation 1 of prod/web-1 on dom0-a. */
    public static XenDomain domain(Map<String, Object> spec) {
        Map<String, Object> all = new HashMap<>(Map.of("host", "dom0-a", "config", Map.of("memory", 128)));
        all.putAll(spec);
        XenDomain domain = new XenDomain();
        domain.setMetadata(new ObjectMetaBuilder()
                .withNamespace("prod")
                .withName("web-1")
                .withUid("uid-1")
                .withGeneration(1L)
                .withResourceVersion("10")
                .build());
        domain.setSpec(XenDomainSpec.fromJson(all));
        return domain;
    }

    public static XenDomain domain() {
        return domain(Map.of());
    }

    public static XenHost host(boolean unschedulable) {
        XenHost host = new XenHost();
        host.setMetadata(
                new ObjectMetaBuilder().withName("dom0-a").withGeneration(1L).build());
        host.setSpec(XenHostSpec.fromJson(Map.of("address", "10.0.0.5:8443", "unschedulable", unschedulable)));
        return host;
    }

    public static DesiredDomain desired(XenDomain domain) {
        return Configs.desired(domain, "name = \"web-1\"\n", FENCE);
    }

    /** A host that has taken exactly that, and whose domain is in that state. */
    public static DomainReport report(DesiredDomain desired, DomainState state) {
        return new DomainReport(
                desired.owner(),
                desired.generation(),
                desired.uuid(),
                desired.name(),
                "/etc/xen/web-1.cfg",
                desired.sha256(),
                state,
                5,
                128L,
                1,
                NOW.minusSeconds(60),
                false,
                Restarts.NONE,
                Changes.NONE,
                desired.restartRequestedAt(),
                false,
                null);
    }

    public static DomainReport report(XenDomain domain, DomainState state) {
        return report(desired(domain), state);
    }

    /** The same while the host lets go of the domain, with what keeps it from doing so. */
    public static DomainReport removing(DomainReport report, Problem problem) {
        return new DomainReport(
                report.owner(),
                report.generation(),
                report.uuid(),
                report.name(),
                report.path(),
                report.sha256(),
                report.state(),
                report.domid(),
                report.memoryMiB(),
                report.vcpus(),
                report.since(),
                report.poweredOffByGuest(),
                report.restarts(),
                report.changes(),
                report.handledRestart(),
                true,
                problem);
    }

    /** The same with other changes. */
    public static DomainReport changed(DomainReport report, Changes changes) {
        return new DomainReport(
                report.owner(),
                report.generation(),
                report.uuid(),
                report.name(),
                report.path(),
                report.sha256(),
                report.state(),
                report.domid(),
                report.memoryMiB(),
                report.vcpus(),
                report.since(),
                report.poweredOffByGuest(),
                report.restarts(),
                changes,
                report.handledRestart(),
                report.removing(),
                report.problem());
    }

    /** The same in another state, and with another count of starts. */
    public static DomainReport ended(
            DomainReport report, DomainState state, boolean poweredOffByGuest, Restarts restarts) {
        boolean there = state == DomainState.Running || state == DomainState.Paused;
        return new DomainReport(
                report.owner(),
                report.generation(),
                report.uuid(),
                report.name(),
                report.path(),
                report.sha256(),
                state,
                there ? report.domid() : null,
                there ? report.memoryMiB() : null,
                there ? report.vcpus() : null,
                report.since().plusSeconds(60),
                poweredOffByGuest,
                restarts,
                report.changes(),
                report.handledRestart(),
                report.removing(),
                report.problem());
    }

    public static String uuid() {
        return DomainMapper.uuid(domain());
    }
}
