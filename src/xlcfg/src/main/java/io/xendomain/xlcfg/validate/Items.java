package io.xendomain.xlcfg.validate;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.Struct;
import java.util.List;

/** The items of a list of objects, each with its place. */
final class Items {

    /** Looks at one item. */
    @FunctionalInterface
    interface Check {
        void check(Struct item, Place place);
    }

    private Items() {}

    static void each(DomainConfig config, Key<List<Struct>> list, Place root, Check check) {
        List<Struct> items = config.get(list);
        if (items == null) {
            return;
        }
        Place place = root.child(list);
        for (int i = 0; i < items.size(); i++) {
            check.check(items.get(i), place.item(i));
        }
    }

    static boolean isFilled(DomainConfig config, Key<? extends List<?>> list) {
        return config.has(list) && !config.get(list).isEmpty();
    }
}
