package io.xendomain.xlcfg.model;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known word that a misspelt one was probably meant to be. */
public final class Nearest {
    private static final int LONGEST_WORD = 64;

    private Nearest() {}

    /** "did you mean ...?" where a known word is near, else "remove it". */
    public static String remedy(String word, Collection<String> known) {
        return to(word, known).map(near -> "did you mean \"" + near + "\"?").orElse("remove it");
    }

    /** The nearest known word within a third of the word's length in edits. */
    public static Optional<String> to(String word, Collection<String> known) {
        if (word.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        String lower = word.toLowerCase(Locale.ROOT);
        int furthest = Math.max(1, word.length() / 3);
        int[][] rows = new int[3][lower.length() + furthest + 1];
        String nearest = null;
        int least = furthest + 1;
        for (String candidate : known) {
            int distance = distance(lower, candidate.toLowerCase(Locale.ROOT), Math.min(least, furthest), rows);
            if (distance < least || distance == least && nearest != null && candidate.compareTo(nearest) < 0) {
                least = distance;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /**
     * Edits (insert, delete, replace, swap of neighbours) from one word to the other.
     *
     * @param most how many are of interest; where there are more, any number above is as good
     * @param rows three to work in, each longer than the second word can be
     */
    private static int distance(String a, String b, int most, int[][] rows) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        int[] beforeLast = rows[0];
        int[] last = rows[1];
        int[] row = rows[2];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least > most + 1) { // a swap may still reach back over one row
                return most + 1;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
