package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A list.
 *
 * @param item type of each item
 * @param maxItems longest that the schema lets through
 * @param mapKey the item's field that no two items may share (a Kubernetes list-type map), or null
 * @param single whether xl also takes one bare string for a list of one
 */
public record ListType<E>(ValueType<E> item, int maxItems, Key<?> mapKey, boolean single)
        implements ValueType<List<E>> {

    /** A list that xl wants to be a list. */
    public static <E> ListType<E> of(ValueType<E> item, int maxItems) {
        return new ListType<>(item, maxItems, null, false);
    }

    /** No two items may have the same value there. */
    public ListType<E> keyedBy(Key<?> field) {
        return new ListType<>(item, maxItems, field, single);
    }

    /** One bare string is a list of one. */
    public ListType<E> orSingle() {
        return new ListType<>(item, maxItems, mapKey, true);
    }

    @Override
    public List<E> fromJson(Object json, Place place) {
        if (!(json instanceof List<?> values)) {
            place.report(Code.WrongType, json, "must be a list", "write it as a list, also when it has one item");
            return null;
        }
        return read(values, item::fromJson, place);
    }

    @Override
    public Object toJson(List<E> value) {
        return value.stream().map(item::toJson).toList();
    }

    @Override
    public List<E> fromCfg(CfgValue value, Place place) {
        if (value instanceof CfgValue.Items items) {
            return read(items.values(), item::fromCfg, place);
        }
        if (single) {
            return read(List.of(value), item::fromCfg, place);
        }
        place.report(
                Code.WrongType,
                Numbers.show(value),
                "must be a list: xl warns about a single value here and goes on without it",
                "put it in brackets");
        return null;
    }

    @Override
    public CfgValue toCfg(List<E> value, XenVersion version) {
        return new CfgValue.Items(
                value.stream().map(element -> item.toCfg(element, version)).toList());
    }

    @Override
    public void checkVersion(List<E> value, XenVersion version, Place place) {
        for (int i = 0; i < value.size(); i++) {
            item.checkVersion(value.get(i), version, place.item(i));
        }
    }

    @Override
    public boolean takes(CfgValue value) {
        return single || value instanceof CfgValue.Items;
    }

    @Override
    public String words() {
        return "a list of at most " + maxItems + ", each " + item.words();
    }

    private interface Reader<V, E> {
        E read(V value, Place place);
    }

    private <V> List<E> read(List<? extends V> values, Reader<V, E> reader, Place place) {
        if (values.size() > maxItems) {
            place.say(
                    Code.TooLong,
                    place.field() + " has " + values.size() + " items, but must have at most " + maxItems
                            + "; remove some");
            return null;
        }
        List<E> read = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            read.add(reader.read(values.get(i), place.item(i)));
        }
        checkUnique(read, place);
        return read.stream().filter(Objects::nonNull).toList();
    }

    private void checkUnique(List<E> items, Place place) {
        if (mapKey == null) {
            return;
        }
        var seen = new java.util.HashMap<Object, Integer>();
        for (int i = 0; i < items.size(); i++) {
            Object id = items.get(i) instanceof Struct struct ? struct.get(mapKey) : null;
            Integer before = id == null ? null : seen.putIfAbsent(id, i);
            if (before != null) {
                place.item(i)
                        .child(mapKey.field())
                        .report(
                                Code.DuplicateItem,
                                String.valueOf(id),
                                "is taken by " + place.item(before).field(),
                                "give each item a " + mapKey.field() + " of its own");
            }
        }
    }
}
