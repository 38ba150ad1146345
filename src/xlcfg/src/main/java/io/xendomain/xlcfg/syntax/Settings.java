package io.xendomain.xlcfg.syntax;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Findings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Statements in the order of the text become one value a key: the last one wins, {@code +=} joins. */
public final class Settings {
    private Settings() {}

    /** By key, in the order in which the keys first appear. Reports keys set twice, and sums that xl refuses. */
    public static Map<String, Setting> of(List<Assignment> assignments, Consumer<Finding> findings) {
        Map<String, List<Assignment>> parts = new LinkedHashMap<>();
        for (Assignment next : assignments) {
            List<Assignment> before = parts.computeIfAbsent(next.key(), key -> new ArrayList<>(1));
            if (!next.append()) {
                reportDuplicate(before, next, findings);
                before.clear();
                before.add(next);
            } else if (before.isEmpty() || isList(before.getFirst()) == isList(next)) {
                before.add(next);
            } else {
                report(
                        Code.CannotAppend,
                        next,
                        " joins a string and a list, but xl refuses that; make both lists, or both strings",
                        findings);
            }
        }
        Map<String, Setting> settings = new LinkedHashMap<>();
        parts.forEach((key, sum) -> settings.put(key, join(sum)));
        return settings;
    }

    private static Setting join(List<Assignment> parts) {
        Assignment last = parts.getLast();
        if (parts.size() == 1) {
            return new Setting(
                    last.key(),
                    last.value(),
                    last.append(),
                    last.append() ? last.at() : null,
                    last.at(),
                    last.itemsAt());
        }
        return new Setting(
                last.key(),
                sum(parts),
                last.append(),
                parts.stream()
                        .filter(Assignment::append)
                        .map(Assignment::at)
                        .findFirst()
                        .orElse(null),
                last.at(),
                parts.stream().flatMap(part -> part.itemsAt().stream()).toList());
    }

    private static CfgValue sum(List<Assignment> parts) {
        if (isList(parts.getFirst())) {
            return new CfgValue.Items(parts.stream()
                    .flatMap(part -> ((CfgValue.Items) part.value()).values().stream())
                    .toList());
        }
        return new CfgValue.Text(parts.stream()
                .map(part -> ((CfgValue.Scalar) part.value()).text())
                .collect(Collectors.joining()));
    }

    private static boolean isList(Assignment assignment) {
        return assignment.value() instanceof CfgValue.Items;
    }

    private static void reportDuplicate(List<Assignment> before, Assignment next, Consumer<Finding> findings) {
        if (!before.isEmpty()) {
            report(
                    Code.DuplicateKey,
                    next,
                    " is set again, but xl takes the last value in silence; remove one of the two (the other is on line "
                            + before.getLast().at().line() + ")",
                    findings);
        }
    }

    private static void report(Code code, Assignment where, String words, Consumer<Finding> findings) {
        String message = Findings.isFull(findings, code.severity()) ? "" : where.key() + words;
        findings.accept(new Finding(code.severity(), "", where.key(), code, message, where.at()));
    }
}
