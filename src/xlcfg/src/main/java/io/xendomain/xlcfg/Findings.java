package io.xendomain.xlcfg;

import java.util.function.Consumer;

/**
 * Who hears what is found, and says when it has heard enough: from then on findings are only counted, and words for them
 * need not be made.
 */
public interface Findings extends Consumer<Finding> {

    /** Whether another one of that severity would not be shown. */
    boolean isFull(Severity severity);

    /** Whether someone who hears findings would not show another one. */
    static boolean isFull(Consumer<Finding> findings, Severity severity) {
        return findings instanceof Findings bounded && bounded.isFull(severity);
    }

    /** Hears findings in another's place, and has heard enough when that one has. */
    static Findings inFrontOf(Consumer<Finding> behind, Consumer<Finding> here) {
        return new Findings() {
            @Override
            public boolean isFull(Severity severity) {
                return Findings.isFull(behind, severity);
            }

            @Override
            public void accept(Finding finding) {
                here.accept(finding);
            }
        };
    }
}
