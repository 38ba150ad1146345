package io.xendomain.xlcfg.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Puts the hostile string into one of the strings of a JSON tree: before it, behind it, in its middle, in its place. */
record Spoiler(Random random, String hostile) {

    /** How many strings a tree holds. */
    static int strings(Map<String, Object> json) {
        int[] strings = {0};
        walk(json, text -> {
            strings[0]++;
            return text;
        });
        return strings[0];
    }

    /** The tree with that string spoiled, counted from 0. */
    Map<String, Object> spoil(Map<String, Object> json, int string) {
        int[] left = {string};
        return object(walk(json, text -> left[0]-- == 0 ? spoil(text) : text));
    }

    private String spoil(String text) {
        int middle = text.length() / 2;
        return switch (random.nextInt(4)) {
            case 0 -> text + hostile;
            case 1 -> hostile + text;
            case 2 -> text.substring(0, middle) + hostile + text.substring(middle);
            default -> hostile;
        };
    }

    private static Object walk(Object json, UnaryOperator<String> change) {
        return switch (json) {
            case String text -> change.apply(text);
            case List<?> items -> items.stream().map(item -> walk(item, change)).toList();
            case Map<?, ?> fields -> {
                Map<String, Object> changed = new LinkedHashMap<>();
                fields.forEach((name, value) -> changed.put((String) name, walk(value, change)));
                yield changed;
            }
            case null, default -> json;
        };
    }

    @SuppressWarnings("unchecked") // made by walk
    private static Map<String, Object> object(Object json) {
        return (Map<String, Object>) json;
    }
}
