package io.xendomain.cli;

import io.xendomain.api.XenDomainSpec;
import io.xendomain.xlcfg.keys.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Two specs, field by field. Pure. */
final class SpecDiff {
    /** What tells the items of a list apart, whatever their order. */
    private static final List<String> NATURAL_KEYS = List.of("vdev", "mac", "bdf", "name", "devid");

    /**
     * One field that differs.
     *
     * @param field its path
     * @param here its value in the first spec; null when it is not set
     * @param there its value in the other
     */
    record Difference(String field, String here, String there) {}

    private SpecDiff() {}

    static List<Difference> of(XenDomainSpec here, XenDomainSpec there) {
        Map<String, String> first = flat(here.toJson());
        Map<String, String> second = flat(there.toJson());
        Set<String> fields = new TreeSet<>(first.keySet());
        fields.addAll(second.keySet());
        return fields.stream()
                .filter(field -> !Objects.equals(first.get(field), second.get(field)))
                .map(field -> new Difference(field, shown(field, first.get(field)), shown(field, second.get(field))))
                .toList();
    }

    private static String shown(String field, String value) {
        return value != null && Redaction.isSecret(field.substring(field.lastIndexOf('.') + 1)) ? Shown.HIDDEN : value;
    }

    private static Map<String, String> flat(Object tree) {
        Map<String, String> fields = new LinkedHashMap<>();
        flatten("spec", tree, fields);
        return fields;
    }

    private static void flatten(String path, Object tree, Map<String, String> fields) {
        switch (tree) {
            case Map<?, ?> object -> object.forEach((name, value) -> flatten(path + "." + name, value, fields));
            case List<?> list
            when list.stream().allMatch(Map.class::isInstance) -> {
                List<String> names = names(list);
                for (int i = 0; i < list.size(); i++) {
                    flatten(path + "[" + names.get(i) + "]", list.get(i), fields);
                }
            }
            case null, default -> fields.put(path, String.valueOf(tree));
        }
    }

    /** By the first natural key that all items have, and no two the same; else their numbers. */
    private static List<String> names(List<?> list) {
        for (String key : NATURAL_KEYS) {
            List<String> names = list.stream()
                    .map(item -> ((Map<?, ?>) item).get(key))
                    .filter(Objects::nonNull)
                    .map(String::valueOf)
                    .distinct()
                    .toList();
            if (names.size() == list.size()) {
                return names;
            }
        }
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            numbers.add(String.valueOf(i));
        }
        return numbers;
    }
}
