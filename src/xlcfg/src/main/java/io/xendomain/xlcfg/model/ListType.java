package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A list.
 *
 * @param item type of each item
 * @param maxItems longest that the schema lets through
 * @param mapKey the item's field that no two items may share (a Kubernetes list-type map), or null
 * @param bare what xl makes of a bare string here
 * @param since the first Xen whose xl takes a list; older ones want the bare string
 */
public record ListType<E>(ValueType<E> item, int maxItems, Key<?> mapKey, Bare bare, XenVersion since)
        implements ValueType<List<E>> {

    /** What xl makes of a bare string where it wants a list. */
    public enum Bare {
        /** It warns and goes on without it. */
        REFUSED,
        /** A list of one. */
        ONE_ITEM,
        /** It warns, and takes each word between blanks for an item. */
        WORDS
    }

    /** A list that xl wants to be a list. */
    public static <E> ListType<E> of(ValueType<E> item, int maxItems) {
        return new ListType<>(item, maxItems, null, Bare.REFUSED, XenVersion.OLDEST);
    }

    /** No two items may have the same value there. */
    public ListType<E> keyedBy(Key<?> field) {
        return new ListType<>(item, maxItems, field, bare, since);
    }

    /** One bare string is a list of one. */
    public ListType<E> orSingle() {
        return new ListType<>(item, maxItems, mapKey, Bare.ONE_ITEM, since);
    }

    /** Before that release the key took one bare string and no list. */
    public ListType<E> orSingle(String listSince) {
        return new ListType<>(item, maxItems, mapKey, Bare.ONE_ITEM, XenVersion.of(listSince));
    }

    /** One bare string is a list of its words, in an old form. */
    public ListType<E> orWords() {
        return new ListType<>(item, maxItems, mapKey, Bare.WORDS, since);
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
        return switch (bare) {
            case ONE_ITEM -> read(List.of(value), item::fromCfg, place);
            case WORDS -> readWords(((CfgValue.Scalar) value).text(), place);
            case REFUSED -> {
                place.report(
                        Code.WrongType,
                        Numbers.show(value),
                        "must be a list: xl warns about a single value here and goes on without it",
                        "put it in brackets");
                yield null;
            }
        };
    }

    @Override
    public CfgValue toCfg(List<E> value, XenVersion version) {
        if (version.isBefore(since) && value.size() == 1) {
            return item.toCfg(value.getFirst(), version);
        }
        return new CfgValue.Items(
                value.stream().map(element -> item.toCfg(element, version)).toList());
    }

    @Override
    public void checkVersion(List<E> value, XenVersion version, Place place) {
        if (version.isBefore(since) && value.size() != 1) {
            place.report(
                    Code.NeedsNewerXen,
                    new Unquoted("a list of " + value.size()),
                    "another number of items than one needs Xen " + since + " and the host has " + version,
                    "leave one or choose another host");
        }
        for (int i = 0; i < value.size(); i++) {
            item.checkVersion(value.get(i), version, place.item(i));
        }
    }

    @Override
    public List<String> releases() {
        Stream<String> list = since.equals(XenVersion.OLDEST)
                ? Stream.of()
                : Stream.of(
                        "more than one item, or none: " + Releases.since(since).words());
        return Stream.concat(list, item.releases().stream()).toList();
    }

    @Override
    public boolean takes(CfgValue value) {
        return bare != Bare.REFUSED || value instanceof CfgValue.Items;
    }

    @Override
    public String words() {
        return "a list of at most " + maxItems + ", each " + item.words();
    }

    private List<E> readWords(String text, Place place) {
        List<CfgValue> words = Stream.of(text.split("[ \\t\\n]"))
                .filter(word -> !word.isEmpty())
                .<CfgValue>map(CfgValue.Text::new)
                .toList();
        if (words.isEmpty()) {
            place.report(Code.InvalidFormat, text, "must hold a word: xl crashes on an empty string", "remove it");
            return null;
        }
        place.report(Code.Deprecated, text, "must be a list: the old form is split at blanks", "write it as a list");
        return read(words, item::fromCfg, place);
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
            E element = reader.read(values.get(i), place.item(i));
            read.add(element == null ? item.unreadable() : element);
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
