package io.xendomain.xlcfg.validate;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import java.util.List;

/** Keys that xl takes and does nothing with, because another one does not go along. */
final class Pointless {
    private Pointless() {}

    /** The keys mean nothing while that one is not set. */
    static void without(Key<?> needed, DomainConfig config, Place root, Key<?>... keys) {
        if (config.isAbsent(needed)) {
            each(config, root, "does nothing without " + needed.field(), "set that, or remove this", keys);
        }
    }

    /** The keys mean nothing while that list has no items. */
    static void withoutItems(Key<? extends List<?>> needed, DomainConfig config, Place root, Key<?>... keys) {
        if (!Items.isFilled(config, needed) && !config.isUnreadable(needed)) {
            each(config, root, "does nothing without " + needed.field(), "set that, or remove this", keys);
        }
    }

    /** The keys mean nothing while that switch is not true. */
    static void unlessOn(Key<Boolean> needed, DomainConfig config, Place root, Key<?>... keys) {
        if (!config.isOn(needed) && !config.isUnreadable(needed)) {
            each(config, root, "does nothing unless " + needed.field() + " is true", "set that, or remove this", keys);
        }
    }

    /** The keys mean nothing while that switch is false. */
    static void whenOff(Key<Boolean> needed, DomainConfig config, Place root, Key<?>... keys) {
        if (Boolean.FALSE.equals(config.get(needed))) {
            each(config, root, "does nothing while " + needed.field() + " is false", "remove one of them", keys);
        }
    }

    /** The keys mean nothing here. */
    static void each(DomainConfig config, Place root, String rule, String remedy, Key<?>... keys) {
        for (Key<?> key : keys) {
            Object value = config.get(key);
            if (value != null && !Boolean.FALSE.equals(value)) {
                root.child(key).report(Code.Ignored, Shown.of(config, key), rule, remedy);
            }
        }
    }
}
