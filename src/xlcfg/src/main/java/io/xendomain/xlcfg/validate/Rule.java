package io.xendomain.xlcfg.validate;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.model.Place;
import java.util.Optional;

/**
 * A rule between the values of one config. What a single value has to be is said by its type; this is for the rest.
 *
 * @param cel the same rule for the API server; empty where CEL cannot say it. Only rules that report errors have it,
 *     since the API server knows nothing but refusal
 * @param check reports every violation
 */
public record Rule(Optional<Cel> cel, Check check) {

    /**
     * A rule as {@code x-kubernetes-validations} has it.
     *
     * @param expression core CEL over {@code self}, the config; true when the rule holds
     * @param message what {@code kubectl apply} shows when it is false
     */
    public record Cel(String expression, String message) {}

    /** Looks at a config and reports to the place of each field that is wrong. */
    @FunctionalInterface
    public interface Check {
        void check(DomainConfig config, Place root);
    }

    private static final Check CHECKED_BEFORE = (config, root) -> {};

    /** A rule inside one value, which is checked when that is read, said once more for the API server. */
    public static Rule ofReading(String expression, String message) {
        return of(expression, message, CHECKED_BEFORE);
    }

    /** Whether it is checked when a value is read, and so never reports anything itself. */
    boolean isOfReading() {
        return check == CHECKED_BEFORE;
    }

    /** A rule that only the validator can say. */
    public static Rule of(Check check) {
        return new Rule(Optional.empty(), check);
    }

    /** A rule that the API server checks, too; the expression may use the words of {@link CelMacros}. */
    public static Rule of(String expression, String message, Check check) {
        return new Rule(Optional.of(new Cel(CelMacros.expand(expression), message)), check);
    }
}
