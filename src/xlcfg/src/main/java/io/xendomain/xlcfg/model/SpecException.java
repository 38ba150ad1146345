package io.xendomain.xlcfg.model;

/** A text breaks the grammar of its type. The message is the rule, as "must ...", and never leaves the reading of a value. */
public final class SpecException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public SpecException(String rule) {
        super(rule, null);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this; // an answer, not an accident
    }
}
