package io.xendomain.xlcfg.proof;

import java.util.function.Predicate;

/** The smallest text that still shows what a larger one shows: first without lines, then without characters. */
final class Shrinker {
    private static final int MOST_QUESTIONS = 600;

    private final Predicate<String> shows;
    private int questions;

    private Shrinker(Predicate<String> shows) {
        this.shows = shows;
    }

    static String shrink(String text, Predicate<String> shows) {
        Shrinker shrinker = new Shrinker(shows);
        String lines = shrinker.without(text, "(?<=\n)");
        return shrinker.without(lines, "");
    }

    private String without(String text, String between) {
        String best = text;
        for (int size = Math.max(1, best.split(between).length / 2); size > 0; size /= 2) {
            String[] parts = best.split(between);
            for (int at = 0; at < parts.length && questions < MOST_QUESTIONS; ) {
                StringBuilder rest = new StringBuilder();
                for (int i = 0; i < parts.length; i++) {
                    if (i < at || i >= at + size) {
                        rest.append(parts[i]);
                    }
                }
                questions++;
                if (rest.length() < best.length() && shows.test(rest.toString())) {
                    best = rest.toString();
                    parts = best.split(between);
                } else {
                    at += size;
                }
            }
        }
        return best;
    }
}
