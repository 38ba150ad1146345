package io.xendomain.xlcfg.syntax;

import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Findings;
import io.xendomain.xlcfg.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Collects findings, of each severity only the first ones: a file that is no xl.cfg at all has one on every line. How
 * many more there were is said by a last finding.
 */
public final class FirstFindings implements Findings {
    /** Of each severity. */
    static final int MOST = 200;

    private final List<Finding> kept = new ArrayList<>();
    private final Map<Severity, Finding> firstLeftOut = new EnumMap<>(Severity.class);
    private final int[] counts = new int[Severity.values().length];

    @Override
    public void accept(Finding finding) {
        countOneMore(finding.severity());
        if (counts[finding.severity().ordinal()] <= MOST) {
            kept.add(finding);
        } else {
            firstLeftOut.putIfAbsent(finding.severity(), finding);
        }
    }

    @Override
    public boolean isFull(Severity severity) {
        return firstLeftOut.containsKey(severity);
    }

    /** Another one of a severity that is full. */
    void countOneMore(Severity severity) {
        counts[severity.ordinal()]++;
    }

    /** What was kept, in the order it came, and one for the rest of each severity. */
    public List<Finding> list() {
        List<Finding> all = new ArrayList<>(kept);
        firstLeftOut.forEach((severity, first) -> all.add(rest(first, counts[severity.ordinal()] - MOST)));
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
