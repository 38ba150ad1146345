package io.xendomain.xlcfg.proof;

import java.util.List;
import java.util.random.RandomGenerator;

/** Choices of a generator. */
record Dice(RandomGenerator random) {

    /** The number of the config of that index: no two seeds have one in common. */
    static long number(long seed, int index) {
        return seed << 32 | index;
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    @SafeVarargs
    final <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    char charOf(String text) {
        return text.charAt(random.nextInt(text.length()));
    }
}
