package io.xendomain.cli;

import io.xendomain.xlcfg.keys.Shown;
import java.util.ArrayList;
import java.util.List;

/** Differences, for people. Pure. */
final class DiffPage {
    private DiffPage() {}

    static List<String> lines(DomainDiff diff, Terminal terminal) {
        List<String> lines = new ArrayList<>();
        String title = diff.domain() + " on " + diff.domain().host();
        lines.add(Tone.heading.on(Plain.of(title + (diff.isNone() ? ": no difference" : "")), terminal.colours()));
        if (!diff.inCluster()) {
            say(lines, "the cluster does not have it yet; kubectl apply makes it", terminal);
            return lines;
        }
        if (!diff.manifest().isEmpty()) {
            say(lines, "the manifest and the cluster differ:", terminal);
            table(
                    lines,
                    new Table(
                            List.of("FIELD", "MANIFEST", "CLUSTER"),
                            diff.manifest().stream()
                                    .map(field -> Table.row(field.field(), field.here(), field.there()))
                                    .toList()),
                    terminal);
        }
        say(lines, host(diff), terminal);
        if (!diff.pending().isEmpty()) {
            say(lines, "running and configured differ, until the next start:", terminal);
            table(
                    lines,
                    new Table(
                            List.of("KEY", "RUNNING", "CONFIGURED"),
                            diff.pending().stream()
                                    .map(key -> Table.row(
                                            key.key(),
                                            Shown.of(key.key(), key.running()),
                                            Shown.of(key.key(), key.configured())))
                                    .toList()),
                    terminal);
        }
        diff.byHand()
                .forEach(finding -> lines.addAll(Wrapped.lines(
                        "  changed by hand: ", "    ", finding.field() + ": " + finding.message(), terminal.width())));
        return lines;
    }

    private static String host(DomainDiff diff) {
        if (diff.heldGeneration() == null) {
            return "the host has no config of it";
        }
        String generation = diff.heldGeneration().equals(diff.generation())
                ? "generation " + diff.generation() + ", as the cluster"
                : "generation " + diff.heldGeneration() + ", and the cluster has " + diff.generation();
        String written = diff.manifest().isEmpty() ? "what the object makes" : "what the manifest makes";
        return "the host has the config of " + generation
                + switch (diff.held()) {
                    case SAME -> ", byte for byte " + written;
                    case OTHER -> ", which is not " + written;
                    case NONE -> "";
                    case NOT_COMPARABLE -> "; a value comes from a Secret, so that the file is not compared";
                };
    }

    private static void say(List<String> lines, String text, Terminal terminal) {
        lines.addAll(Wrapped.lines("  ", "  ", text, terminal.width()));
    }

    private static void table(List<String> lines, Table table, Terminal terminal) {
        int width = terminal.width() == Terminal.UNLIMITED ? Terminal.UNLIMITED : terminal.width() - 4;
        table.lines(new Terminal(width, terminal.colours())).forEach(line -> lines.add("    " + line));
    }
}
