package io.xendomain.xlcfg.keys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a JSON tree is part of another one. */
final class JsonPart {
    private JsonPart() {}

    /** What of the part is not in the whole: paths with both values. Lists have to be equally long. */
    static List<String> missing(JsonNode part, JsonNode whole) {
        List<String> missing = new ArrayList<>();
        compare("", part, whole, missing);
        return missing;
    }

    private static void compare(String path, JsonNode part, JsonNode whole, List<String> missing) {
        if (part.isObject() && whole.isObject()) {
            part.properties()
                    .forEach(field -> compare(
                            path + "/" + field.getKey(), field.getValue(), whole.path(field.getKey()), missing));
        } else if (part.isArray() && whole.isArray() && part.size() == whole.size()) {
            for (int i = 0; i < part.size(); i++) {
                compare(path + "/" + i, part.get(i), whole.get(i), missing);
            }
        } else if (!matches(part, whole)) {
            missing.add("%s is %s instead of %s".formatted(path, whole, part));
        }
    }

    /**
     * What the whole has otherwise than another tree, and a part of it does not speak of: both values by path. That xl
     * counts devices needs no explanation.
     */
    static Map<String, String> unexplained(JsonNode part, JsonNode other, JsonNode whole) {
        Map<String, String> unexplained = new LinkedHashMap<>();
        explain("", part, other, whole, unexplained);
        return unexplained;
    }

    private static void explain(
            String path, JsonNode part, JsonNode other, JsonNode whole, Map<String, String> unexplained) {
        boolean goesDeeper = whole.isObject() && (part.isObject() || part.isMissingNode());
        if (goesDeeper) {
            Stream.of(whole, other)
                    .flatMap(tree -> tree.propertyStream().map(Map.Entry::getKey))
                    .distinct()
                    .forEach(name -> explain(
                            path + "/" + name, part.path(name), other.path(name), whole.path(name), unexplained));
        } else if (part.isArray() && whole.isArray() && part.size() == whole.size()) {
            for (int i = 0; i < whole.size(); i++) {
                explain(path + "/" + i, part.get(i), other.path(i), whole.get(i), unexplained);
            }
        } else if (part.isMissingNode() && !whole.equals(other) && !isCount(path, whole)) {
            unexplained.put(path, "%s instead of %s".formatted(whole, other));
        }
    }

    private static boolean isCount(String path, JsonNode whole) {
        return path.endsWith("/" + whole.asText() + "/devid");
    }

    private static boolean matches(JsonNode part, JsonNode whole) {
        if (part.isIntegralNumber() && whole.isIntegralNumber()) {
            return part.longValue() == whole.longValue();
        }
        if (part.isTextual() && part.textValue().startsWith("~")) {
            return whole.isTextual() && Pattern.matches(part.textValue().substring(1), whole.textValue());
        }
        return part.equals(whole);
    }
}
