package io.xendomain.cli;

import io.xendomain.cli.Walk.Mark;
import io.xendomain.cli.Walk.Step;
import java.util.ArrayList;
import java.util.List;

/** A walk, for people. Pure. */
final class WhyPage {
    private static final String INDENT = " ".repeat(20);

    private WhyPage() {}

    static List<String> lines(Walk walk, Terminal terminal) {
        List<String> lines = new ArrayList<>();
        lines.add(Tone.heading.on(walk.object() + ": " + verdict(walk), terminal.colours()));
        for (Step step : walk.steps()) {
            String mark = step.mark().tone().on("%-5s".formatted(step.mark()), terminal.colours());
            for (int i = 0; i < step.says().size(); i++) {
                String start = i == 0 ? "  " + mark + "  %-11s".formatted(step.about()) : INDENT;
                lines.addAll(Wrapped.lines(start, INDENT, step.says().get(i), terminal.width()));
            }
            if (!step.remedy().isEmpty()) {
                lines.addAll(Wrapped.lines(INDENT + "→ ", INDENT + "  ", step.remedy(), terminal.width()));
            }
        }
        return lines;
    }

    private static String verdict(Walk walk) {
        return walk.answer()
                .map(step -> step.mark() == Mark.wrong
                        ? "something is wrong with its " + noun(step)
                        : "under way, at its " + noun(step))
                .orElse("nothing is wrong");
    }

    private static String noun(Step step) {
        return step.about().equals("on the host") ? "host" : step.about();
    }
}
