package io.xendomain.operator.metrics;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shares a number among those who want some: who wants little gets it, the rest get the same. */
final class FairShare {

    private FairShare() {}

    /**
     * The share of each.
     *
     * @param wanted by name
     */
    static Map<String, Integer> of(int total, Map<String, Integer> wanted) {
        List<Map.Entry<String, Integer>> modest = wanted.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Integer> one) -> one.getValue())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        Map<String, Integer> shares = new HashMap<>();
        int left = Math.max(0, total);
        for (int i = 0; i < modest.size(); i++) {
            int share = Math.min(modest.get(i).getValue(), left / (modest.size() - i));
            shares.put(modest.get(i).getKey(), share);
            left -= share;
        }
        return shares;
    }
}
