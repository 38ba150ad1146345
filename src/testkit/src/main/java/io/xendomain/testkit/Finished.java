package io.xendomain.testkit;

/**
 * A program that ran to its end.
 *
 * @param exit its exit code; 128 plus the signal's number if a signal ended it
 * @param stdout what it wrote, as UTF-8; bytes that are not UTF-8 become U+FFFD
 * @param stderr likewise
 */
public record Finished(int exit, String stdout, String stderr) {

    /** This result, or an error with everything the program said if its exit code is not 0. */
    public Finished orThrow() {
        if (exit != 0) {
            throw new IllegalStateException("exit " + exit + "\n" + stderr + stdout);
        }
        return this;
    }
}
