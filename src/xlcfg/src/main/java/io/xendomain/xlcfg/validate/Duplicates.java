package io.xendomain.xlcfg.validate;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.Struct;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Items of one list that claim the same thing. */
final class Duplicates {
    private Duplicates() {}

    /**
     * Reports every item whose parameter says the same as an earlier item's.
     *
     * @param same what two values must not share; null for a value that claims nothing
     */
    static <T> void find(
            DomainConfig config, Key<List<Struct>> list, Key<T> parameter, Function<T, ?> same, Place root) {
        find(config, list, parameter, item -> item.has(parameter) ? same.apply(item.get(parameter)) : null, root, "");
    }

    /** The same for what several parameters claim together; reported at one of them. */
    static void find(
            DomainConfig config,
            Key<List<Struct>> list,
            Key<?> parameter,
            Function<Struct, ?> same,
            Place root,
            String what) {
        findAny(
                config,
                list,
                item -> parameter,
                item -> {
                    Object claim = same.apply(item);
                    return claim == null ? List.of() : List.of(claim);
                },
                root,
                what);
    }

    /** The same for items that claim several things each, and are to share none; each says where it claims them. */
    static void findAny(
            DomainConfig config,
            Key<List<Struct>> list,
            Function<Struct, Key<?>> saidBy,
            Function<Struct, ? extends Collection<?>> claims,
            Place root,
            String what) {
        List<Struct> items = config.get(list);
        if (items == null) {
            return;
        }
        Map<Object, Integer> seen = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            int item = i;
            Integer before = claims.apply(items.get(i)).stream()
                    .map(claim -> seen.putIfAbsent(claim, item))
                    .filter(Objects::nonNull)
                    .min(Integer::compare)
                    .orElse(null);
            if (before != null) {
                Key<?> parameter = saidBy.apply(items.get(i));
                root.child(list)
                        .item(i)
                        .child(parameter)
                        .report(
                                Code.DuplicateItem,
                                Shown.of(items.get(i), parameter),
                                list.field() + "[" + before + "] has the same" + what,
                                "give each its own");
            }
        }
    }
}
