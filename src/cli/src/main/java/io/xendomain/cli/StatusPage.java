package io.xendomain.cli;

import io.fabric8.kubernetes.api.model.Event;
import io.xendomain.api.Condition;
import io.xendomain.api.ConditionType;
import io.xendomain.api.ConfigStatus;
import io.xendomain.api.DomainStatus;
import io.xendomain.api.PendingKey;
import io.xendomain.api.RestartsStatus;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainSpec;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.api.XenHostStatus;
import io.xendomain.cli.Table.Cell;
import io.xendomain.xlcfg.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** All about one domain on one page, for people. Pure. */
final class StatusPage {
    private static final String LABEL = "%-10s";
    private static final String INDENT = " ".repeat(10);

    private final XenDomain domain;
    private final XenDomainStatus status;
    private final HostSeen seen;
    private final List<Event> events;
    private final Instant now;
    private final Terminal terminal;
    private final List<String> lines = new ArrayList<>();

    private StatusPage(XenDomain domain, HostSeen seen, List<Event> events, Instant now, Terminal terminal) {
        this.domain = domain;
        this.status = StatusTable.status(domain);
        this.seen = seen;
        this.events = events;
        this.now = now;
        this.terminal = terminal;
    }

    static List<String> lines(XenDomain domain, HostSeen seen, List<Event> events, Instant now, Terminal terminal) {
        return new StatusPage(domain, seen, events, now, terminal).lines();
    }

    private List<String> lines() {
        Named named = Named.of(domain);
        lines.add(Tone.heading.on(Plain.of(named), terminal.colours()));
        say(
                "State",
                status.domain() == null
                        ? Tone.attention
                        : StatusTable.tone(status.domain().state()),
                state());
        ready();
        say("Host", Tone.plain, host());
        say("Config", Tone.plain, config());
        say("Policies", Tone.plain, policies());
        Optional.ofNullable(status.domain())
                .map(DomainStatus::restarts)
                .ifPresent(restarts -> say("Restarts", Tone.attention, restarts(restarts)));
        pending();
        findings();
        events();
        return lines;
    }

    private String state() {
        String asked = domain.getMetadata().getDeletionTimestamp() != null
                ? "being deleted"
                : "asked for: " + domain.getSpec().powerState();
        DomainStatus real = status.domain();
        if (real == null) {
            return "not reported yet; " + asked;
        }
        return joined(
                        real.state() + (real.since() == null ? "" : " for " + Age.of(real.since(), now)),
                        real.domid() == null ? null : "domid " + real.domid(),
                        real.memory() == null ? null : HostPage.memory(real.memory()),
                        real.vcpus() == null ? null : Counted.of(real.vcpus(), "vCPU"))
                + "; " + asked;
    }

    private void ready() {
        Optional<Condition> ready = status.condition(ConditionType.Ready);
        Cell cell = StatusTable.ready(ready);
        say(
                "Ready",
                cell.tone(),
                ready.map(condition -> condition.status() + ", " + condition.reason() + ": " + condition.message())
                        .orElse("Unknown: the operator has not looked at it yet"));
        status.condition(ConditionType.Paused).ifPresent(paused -> say("Paused", Tone.attention, paused.message()));
        long observed = Objects.requireNonNullElse(status.observedGeneration(), -1L);
        Long generation = domain.getMetadata().getGeneration();
        if (generation != null && observed >= 0 && observed < generation) {
            say("", Tone.attention, "all of this is about generation " + observed + "; the object is at " + generation);
        }
    }

    private String host() {
        String name = domain.getSpec().host();
        return switch (seen) {
            case HostSeen.Missing missing -> name + ": there is no such XenHost";
            case HostSeen.Hidden hidden -> name;
            case HostSeen.There(var host) -> {
                XenHostStatus on = HostPage.status(host);
                yield joined(
                        name + " at " + host.getSpec().address() + ": "
                                + HostPage.state(host).text(),
                        on.xenVersion() == null ? null : "Xen " + on.xenVersion(),
                        on.agentVersion() == null ? null : "agent " + on.agentVersion(),
                        on.toolstack() == null ? null : on.toolstack().name().toLowerCase(java.util.Locale.ROOT));
            }
        };
    }

    private String config() {
        ConfigStatus config = status.config();
        if (config == null) {
            return "the host has none";
        }
        return joined(
                config.path(),
                config.generation() == null
                        ? null
                        : "generation " + config.generation() + " of "
                                + domain.getMetadata().getGeneration(),
                config.xenVersion() == null ? null : "for Xen " + config.xenVersion());
    }

    private String policies() {
        XenDomainSpec spec = domain.getSpec();
        return joined(
                "update " + spec.updatePolicy(),
                "restart " + spec.restartPolicy(),
                "deletion " + spec.deletionPolicy(),
                "grace period " + spec.shutdownGracePeriodSeconds() + " s");
    }

    private String restarts(RestartsStatus restarts) {
        return joined(
                Counted.of(restarts.count(), "time") + " in a row",
                restarts.lastReason() == null ? null : "last because " + restarts.lastReason(),
                restarts.nextAt() == null ? null : "next at " + restarts.nextAt());
    }

    private void pending() {
        if (status.pending().isEmpty()) {
            return;
        }
        section("Pending, until the next start (" + Named.of(domain).xen("restart") + ")");
        boolean refused = status.pending().stream().anyMatch(key -> key.refusal() != null);
        List<String> head = refused
                ? List.of("KEY", "RUNNING", "CONFIGURED", "XL REFUSED IT")
                : List.of("KEY", "RUNNING", "CONFIGURED");
        table(new Table(
                head,
                status.pending().stream().map(key -> pending(key, refused)).toList()));
    }

    private static List<Cell> pending(PendingKey key, boolean refused) {
        return refused
                ? Table.row(key.key(), key.running(), key.configured(), key.refusal())
                : Table.row(key.key(), key.running(), key.configured());
    }

    private void findings() {
        if (status.findings().isEmpty()) {
            return;
        }
        section("Findings");
        status.findings().forEach(finding -> {
            Tone tone = finding.severity() == Severity.Error ? Tone.bad : Tone.attention;
            String start = "  " + tone.on("%-7s".formatted(finding.severity()), terminal.colours()) + "  ";
            lines.addAll(Wrapped.lines(
                    start,
                    " ".repeat(11),
                    finding.field() + ": " + finding.message() + " [" + finding.code() + "]",
                    terminal.width()));
        });
    }

    private void events() {
        if (events.isEmpty()) {
            return;
        }
        section("Last events");
        table(new Table(
                List.of("AGE", "TYPE", "REASON", "MESSAGE"),
                events.stream()
                        .map(event -> Table.row(
                                Age.of(event.getLastTimestamp(), now),
                                new Cell(
                                        event.getType(),
                                        "Warning".equals(event.getType()) ? Tone.attention : Tone.plain),
                                event.getReason(),
                                event.getMessage()))
                        .toList()));
    }

    private void section(String title) {
        lines.add("");
        lines.add(Tone.heading.on(Plain.of(title), terminal.colours()));
    }

    private void table(Table table) {
        int width = terminal.width() == Terminal.UNLIMITED ? Terminal.UNLIMITED : terminal.width() - 2;
        table.lines(new Terminal(width, terminal.colours())).forEach(line -> lines.add("  " + line));
    }

    private void say(String label, Tone tone, String text) {
        String start = LABEL.formatted(label);
        for (String line : Wrapped.lines("", "", text, Math.max(0, terminal.width() - INDENT.length()))) {
            lines.add(start + tone.on(line, terminal.colours()));
            start = INDENT;
        }
    }

    private static String joined(String... parts) {
        return String.join(", ", Stream.of(parts).filter(Objects::nonNull).toList());
    }
}
