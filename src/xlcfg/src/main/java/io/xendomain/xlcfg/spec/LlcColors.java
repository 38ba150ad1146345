package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.ParsedType;

/** Colours of the last level cache. */
public final class LlcColors {
    private static final int MOST_COLOURS = 1023;

    /** A colour or a range of them. */
    public static final ParsedType<NumberRange> TYPE = NumberRanges.one(MOST_COLOURS);

    private LlcColors() {}
}
