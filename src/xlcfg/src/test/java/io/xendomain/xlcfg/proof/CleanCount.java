package io.xendomain.xlcfg.proof;

import io.xendomain.xlcfg.proof.KnownDisagreements.Entry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What became of the configs that xl takes without a word. */
final class CleanCount {
    private final Map<Entry, Integer> reasons = new HashMap<>();
    private final Map<Entry, Integer> onlyReasons = new HashMap<>();
    private int taken;
    private int sameAgain;
    private int refusedOnPurpose;

    /** One that we take, too. */
    void taken(boolean sameAfterRoundTrip) {
        taken++;
        sameAgain += sameAfterRoundTrip ? 1 : 0;
    }

    /** One that we refuse, by the class of each error; empty for one that is not known. */
    void refused(Set<Optional<Entry>> classes) {
        taken++;
        if (classes.contains(Optional.<Entry>empty())) {
            return;
        }
        refusedOnPurpose++;
        Set<Entry> known = classes.stream().flatMap(Optional::stream).collect(Collectors.toCollection(HashSet::new));
        known.forEach(entry -> reasons.merge(entry, 1, Integer::sum));
        if (known.size() == 1) {
            onlyReasons.merge(known.iterator().next(), 1, Integer::sum);
        }
    }

    /** Each of them has come back as it was, or is refused for reasons that are listed. */
    boolean isExplained() {
        return sameAgain + refusedOnPurpose == taken;
    }

    @Override
    public String toString() {
        String perReason = reasons.entrySet().stream()
                .sorted(Map.Entry.<Entry, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().toString(), Comparator.naturalOrder()))
                .map(entry -> "%n%8d (%d for nothing else) %s"
                        .formatted(entry.getValue(), onlyReasons.getOrDefault(entry.getKey(), 0), entry.getKey()))
                .collect(Collectors.joining());
        return "%d taken by xl without a word: %d mean the same after the round trip, %d are refused on purpose:%s"
                .formatted(taken, sameAgain, refusedOnPurpose, perReason);
    }
}
