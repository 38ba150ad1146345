package io.xendomain.operator.observe;

import io.xendomain.api.Annotations;
import io.xendomain.api.XenDomain;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Objects of which no host can have a domain: this process put the finalizer on them and has pushed nothing since. A
 * former process may have pushed anything; of its objects nothing is known here.
 */
public final class Untouched {
    /** By uid: whether nothing was pushed. What was pushed stays in, for news of the finalizer may come late. */
    private final Map<String, Boolean> objects = new ConcurrentHashMap<>();

    private final BooleanSupplier leading;

    /** @param leading whether it is this process that puts finalizers on objects */
    public Untouched(BooleanSupplier leading) {
        this.leading = leading;
    }

    /** The object has changed. */
    public void changed(XenDomain now, XenDomain before) {
        if (hasFinalizer(now) && !hasFinalizer(before) && leading.getAsBoolean()) {
            objects.putIfAbsent(uid(now), true);
        }
    }

    /** It is about to be pushed. */
    public void touched(XenDomain domain) {
        objects.put(uid(domain), false);
    }

    public void gone(XenDomain domain) {
        objects.remove(uid(domain));
    }

    public boolean contains(XenDomain domain) {
        return objects.getOrDefault(uid(domain), false);
    }

    private static boolean hasFinalizer(XenDomain domain) {
        return domain.getMetadata().getFinalizers().contains(Annotations.FINALIZER);
    }

    private static String uid(XenDomain domain) {
        return domain.getMetadata().getUid();
    }
}
