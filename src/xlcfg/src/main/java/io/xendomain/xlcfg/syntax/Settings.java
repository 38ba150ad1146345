package io.xendomain.xlcfg.syntax;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Statements in the order of the text become one value a key: the last one wins, {@code +=} joins. */
public final class Settings {
    private Settings() {}

    /** By key, in the order in which the keys first appear. */
    public static Map<String, Setting> of(List<Assignment> assignments, Consumer<Finding> findings) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (Assignment next : assignments) {
            Setting before = settings.get(next.key());
            if (before == null || !next.append()) {
                if (before != null) {
                    report(
                            Code.DuplicateKey,
                            next,
                            findings,
                            " is set again, and xl takes the last value in silence;"
                                    + " remove one of the two (the other is on line "
                                    + before.at().line() + ")");
                }
                settings.put(next.key(), new Setting(next.key(), next.value(), next.append(), next.at()));
            } else {
                CfgValue joined = join(before.value(), next.value());
                if (joined == null) {
                    report(
                            Code.CannotAppend,
                            next,
                            findings,
                            " joins a string and a list, which xl refuses;" + " make both lists, or both strings");
                } else {
                    settings.put(next.key(), new Setting(next.key(), joined, true, next.at()));
                }
            }
        }
        return settings;
    }

    private static CfgValue join(CfgValue before, CfgValue more) {
        if (before instanceof CfgValue.Scalar first && more instanceof CfgValue.Scalar second) {
            return new CfgValue.Text(first.text() + second.text());
        }
        if (before instanceof CfgValue.Items first && more instanceof CfgValue.Items second) {
            return new CfgValue.Items(Stream.concat(first.values().stream(), second.values().stream())
                    .toList());
        }
        return null;
    }

    private static void report(Code code, Assignment where, Consumer<Finding> findings, String words) {
        findings.accept(new Finding(code.severity(), where.key(), where.key(), code, where.key() + words, where.at()));
    }
}
