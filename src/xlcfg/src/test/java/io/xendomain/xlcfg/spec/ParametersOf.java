package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.StructType;

/** How the items of a type are written. */
public final class ParametersOf {
    private ParametersOf() {}

    /** One string of {@code name=value,name=value}. */
    public static boolean isOneString(StructType type) {
        return type.syntax() instanceof ParameterSyntax;
    }
}
