package io.xendomain.api;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** What Git cannot say is asked by annotation; and the one finalizer. */
public final class Annotations {
    /**
     * Restart the domain once; any text that was not there before, a timestamp by convention. Answered in {@code
     * status.lastHandledRestart}.
     */
    public static final String RESTART_REQUESTED_AT = ApiGroup.NAME + "/restart-requested-at";

    /** {@code "true"}: take over a domain, or a config file, of that name or uuid that is not ours yet. */
    public static final String ADOPT = ApiGroup.NAME + "/adopt";

    /** {@code "true"}: leave this object and its domain alone. Shown as condition {@link ConditionType#Paused}. */
    public static final String PAUSED = ApiGroup.NAME + "/paused";

    /** {@code "true"}: let a deleted object go although its host cannot be asked. */
    public static final String FORGET = ApiGroup.NAME + "/forget";

    /** Keeps a XenDomain until its host has let go of the domain, as spec.deletionPolicy says. */
    public static final String FINALIZER = ApiGroup.NAME + "/domain";

    private Annotations() {}

    /** Whether an annotation says {@code "true"}. */
    public static boolean isTrue(HasMetadata object, String annotation) {
        return "true".equals(valueOf(object, annotation));
    }

    /** The text of an annotation, or null. */
    public static String valueOf(HasMetadata object, String annotation) {
        var annotations = object.getMetadata().getAnnotations();
        return annotations == null ? null : annotations.get(annotation);
    }
}
