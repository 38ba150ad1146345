package io.xendomain.api;

/** Whether a condition holds. */
public enum ConditionStatus {
    True,
    False,
    Unknown;

    public static ConditionStatus of(boolean holds) {
        return holds ? True : False;
    }
}
