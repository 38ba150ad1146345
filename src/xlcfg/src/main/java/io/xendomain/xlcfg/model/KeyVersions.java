package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.XenVersion;

/** Whether the xl of a host knows a key and everything inside its value. xl itself would not say so. */
public final class KeyVersions {
    private KeyVersions() {}

    public static <T> void check(Key<T> key, T value, XenVersion version, Place place) {
        if (version.isBefore(key.since())) {
            place.say(
                    Code.NeedsNewerXen,
                    place.field() + " needs Xen " + key.since() + ", but the host has " + version
                            + ", whose xl would ignore it in silence; remove it or choose another host");
        } else if (!key.knownTo(version)) {
            place.say(
                    Code.RemovedInXen,
                    place.field() + " is gone since Xen " + key.removedIn() + ", but the host has " + version + "; "
                            + (key.deprecated().isEmpty() ? "remove it" : "use " + key.deprecated()));
        } else {
            key.type().checkVersion(value, version, place);
        }
    }
}
