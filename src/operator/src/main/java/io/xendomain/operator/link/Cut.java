package io.xendomain.operator.link;

import io.xendomain.api.Limits;
import io.xendomain.protocol.AppliedChange;
import io.xendomain.protocol.Changes;
import io.xendomain.protocol.CpuPool;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.Drift;
import io.xendomain.protocol.HostFinding;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.PendingChange;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemFinding;
import io.xendomain.protocol.Restarts;
import io.xendomain.protocol.StreamEvent;
import io.xendomain.xlcfg.keys.Shown;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What agents say, cut to what is shown of it: a value may be as long as a config, and a domain may differ in hundreds of
 * them. What is kept in memory does not grow with that, and nothing of it breaks a line, a terminal or the JSON it is sent
 * on in.
 */
final class Cut {
    /** Control characters, and halves of characters that no encoding has. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\p{Cs}]+");

    private Cut() {}

    static StreamEvent of(StreamEvent event) {
        return switch (event) {
            case StreamEvent.Snapshot(HostReport host, List<DomainReport> domains) ->
                new StreamEvent.Snapshot(of(host), domains.stream().map(Cut::of).toList());
            case StreamEvent.Changed(DomainReport domain) -> new StreamEvent.Changed(of(domain));
            case StreamEvent.HostChanged(HostReport host) -> new StreamEvent.HostChanged(of(host));
            case StreamEvent.Removed removed -> removed;
            case StreamEvent.Heartbeat beat -> beat;
        };
    }

    static Problem of(Problem problem) {
        return problem == null
                ? null
                : new Problem(
                        problem.code(),
                        text(problem.message(), Limits.MESSAGE),
                        problem.findings().stream()
                                .limit(Limits.FINDINGS)
                                .map(Cut::of)
                                .toList());
    }

    private static ProblemFinding of(ProblemFinding finding) {
        return new ProblemFinding(
                text(finding.field(), Limits.TEXT),
                text(finding.key(), Limits.WORD),
                text(finding.code(), Limits.WORD),
                text(finding.message(), Limits.MESSAGE));
    }

    private static HostReport of(HostReport host) {
        return new HostReport(
                host.name(),
                text(host.agentVersion(), Limits.WORD),
                text(host.xenVersion(), Limits.WORD),
                host.toolstack(),
                host.cpus(),
                host.memoryMiB(),
                host.capabilities(),
                text(host.scheduler(), Limits.WORD),
                host.numaNodes(),
                host.cpuPools().stream()
                        .map(pool -> new CpuPool(text(pool.name(), Limits.TEXT), text(pool.scheduler(), Limits.WORD)))
                        .toList(),
                some(host.findings(), Limits.HOST_FINDINGS, Cut::of, more -> {
                    HostFinding next = host.findings().get(Limits.HOST_FINDINGS - 1);
                    return new HostFinding(next.severity(), "More", more + ": repair those above to see them");
                }));
    }

    private static HostFinding of(HostFinding finding) {
        return new HostFinding(
                finding.severity(), text(finding.code(), Limits.WORD), text(finding.message(), Limits.MESSAGE));
    }

    private static DomainReport of(DomainReport domain) {
        return new DomainReport(
                domain.owner(),
                domain.generation(),
                domain.uuid(),
                text(domain.name(), Limits.TEXT),
                text(domain.path(), Limits.TEXT),
                domain.sha256(),
                domain.state(),
                domain.domid(),
                domain.memoryMiB(),
                domain.vcpus(),
                domain.since(),
                domain.poweredOffByGuest(),
                of(domain.restarts()),
                of(domain.changes()),
                domain.handledRestart(),
                domain.removing(),
                of(domain.problem()));
    }

    private static Restarts of(Restarts restarts) {
        return new Restarts(restarts.count(), text(restarts.lastEnding(), Limits.TEXT), restarts.nextAt());
    }

    private static Changes of(Changes changes) {
        return new Changes(
                some(changes.pending(), Limits.PENDING, Cut::of, more -> new PendingChange(more, null, null, null)),
                some(changes.applied(), Limits.PENDING, Cut::of, more -> new AppliedChange(more, null, null)),
                changes.drift().stream().limit(Limits.FINDINGS).map(Cut::of).toList(),
                changes.underWay(),
                changes.unseen());
    }

    private static PendingChange of(PendingChange change) {
        return new PendingChange(
                key(change.key()),
                value(change.key(), change.running()),
                value(change.key(), change.configured()),
                text(change.refusal(), Limits.VALUE));
    }

    private static AppliedChange of(AppliedChange change) {
        return new AppliedChange(
                key(change.key()), value(change.key(), change.before()), value(change.key(), change.after()));
    }

    private static Drift of(Drift drift) {
        return new Drift(key(drift.key()), value(drift.key(), drift.configured()), value(drift.key(), drift.actual()));
    }

    private static String key(String key) {
        return text(key, Limits.WORD);
    }

    private static String value(String slot, String value) {
        return text(Shown.of(slot, value), Limits.VALUE);
    }

    private static String text(String text, int longest) {
        return Limits.cut(text == null ? null : fit(text), longest);
    }

    static String fit(String text) {
        return UNFIT.matcher(text).replaceAll(" ");
    }

    /** As many as there is room for; where there are more, the last one says how many. */
    private static <T> List<T> some(List<T> all, int most, Function<T, T> cut, Function<String, T> last) {
        return all.size() <= most
                ? all.stream().map(cut).toList()
                : Stream.concat(
                                all.stream().limit(most - 1L).map(cut),
                                Stream.of(last.apply("and " + (all.size() - most + 1) + " more")))
                        .toList();
    }
}
