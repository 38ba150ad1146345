package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.XenVersion;
import java.util.List;
import java.util.Map;

/** Whether the xl of a host knows a key and everything inside its value. xl itself would not say so. */
public final class KeyVersions {
    private KeyVersions() {}

    public static <T> void check(Key<T> key, T value, XenVersion version, Place place) {
        if (version.isBefore(key.since())) {
            place.report(
                    Code.NeedsNewerXen,
                    shown(key, value),
                    "needs Xen " + key.since() + " and the host has " + version
                            + ", whose xl would ignore it in silence",
                    "remove it or choose another host");
        } else if (!key.knownTo(version)) {
            place.report(
                    Code.RemovedInXen,
                    shown(key, value),
                    "it is gone since Xen " + key.releases().goneIn() + " and the host has " + version,
                    key.deprecated().isEmpty() ? "remove it" : "use " + key.deprecated());
        } else {
            key.type().checkVersion(value, version, place);
        }
    }

    /** Long values would hide what the message is about. */
    private static <T> Object shown(Key<T> key, T value) {
        return switch (key.type().toJson(value)) {
            case List<?> items -> new Unquoted("a list of " + items.size());
            case Map<?, ?> object -> new Unquoted("an object");
            case Object scalar -> scalar;
        };
    }
}
