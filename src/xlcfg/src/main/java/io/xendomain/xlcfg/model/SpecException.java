package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.Code;

/** A text breaks the grammar of its type. The message is the rule, as "must ...", and never leaves the reading of a value. */
public final class SpecException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Code code;

    public SpecException(String rule) {
        this(Code.InvalidFormat, rule);
    }

    public SpecException(Code code, String rule) {
        super(rule, null);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this; // an answer, not an accident
    }
}
