package io.xendomain.xlcfg.syntax;

import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Collects findings, of each severity only the first ones: a file that is no xl.cfg at all has one on every line. How
 * many more there were is said by a last finding.
 */
public final class FirstFindings implements Consumer<Finding> {
    /** Of each severity. */
    static final int MOST = 200;

    private final List<Finding> kept = new ArrayList<>();
    private final Map<Severity, Finding> firstLeftOut = new EnumMap<>(Severity.class);
    private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);

    @Override
    public void accept(Finding finding) {
        if (counts.merge(finding.severity(), 1, Integer::sum) <= MOST) {
            kept.add(finding);
        } else {
            firstLeftOut.putIfAbsent(finding.severity(), finding);
        }
    }

    /** Whether another one of that severity would not be kept. */
    public boolean isFull(Severity severity) {
        return counts.getOrDefault(severity, 0) >= MOST;
    }

    /** What was kept, in the order it came, and one for the rest of each severity. */
    public List<Finding> list() {
        List<Finding> all = new ArrayList<>(kept);
        firstLeftOut.forEach((severity, first) -> all.add(rest(first, counts.get(severity) - MOST)));
        return all;
    }

    private static Finding rest(Finding first, int howMany) {
        return new Finding(
                first.severity(),
                first.field(),
                first.key(),
                first.code(),
                first.message() + " (the first of " + howMany + " more)",
                first.at());
    }
}
