package io.xendomain.api;

/** Group and version of our custom resources. */
public final class ApiGroup {
    public static final String NAME = "xendomain.io";
    public static final String VERSION = "v1alpha1";

    private ApiGroup() {}
}
