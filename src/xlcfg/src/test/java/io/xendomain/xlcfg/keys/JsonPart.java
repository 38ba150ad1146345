package io.xendomain.xlcfg.keys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

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
