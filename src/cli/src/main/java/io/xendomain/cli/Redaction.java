package io.xendomain.cli;

import io.xendomain.xlcfg.keys.Shown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Objects without the secrets in them, for those who may not read Secrets. Better too much than too little. Pure. */
final class Redaction {
    private static final Set<String> SECRETS = Explained.secrets();

    /** Holds the whole manifest once more, as one text. */
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private static final Pattern SOUNDS_SECRET = Pattern.compile("passw|passphrase|credential|token|private.?key");

    /** What stands behind such a word in a text, as in a kernel's command line or in xl's own words. */
    private static final Pattern IN_TEXT = Pattern.compile(
            "((?:passw\\w*|passphrase|pwd|secret|token|credentials?|api[-_]?key)[\"']?\\s*[=:]\\s*)"
                    + "(\"[^\"]*\"|'[^']*'|[^\\s,;]+)",
            Pattern.CASE_INSENSITIVE);

    private Redaction() {}

    /** Whether the value of a field of that name is not to be shown. */
    static boolean isSecret(String field) {
        return SECRETS.contains(field)
                || SOUNDS_SECRET.matcher(field.toLowerCase(Locale.ROOT)).find();
    }

    /** A tree of maps, lists and values. */
    static Object of(Object tree) {
        return switch (tree) {
            case Map<?, ?> object -> ofObject(object);
            case List<?> list -> list.stream().map(Redaction::of).toList();
            case String text -> ofText(text);
            case null, default -> tree;
        };
    }

    static String ofText(String text) {
        return IN_TEXT.matcher(text).replaceAll("$1" + java.util.regex.Matcher.quoteReplacement(Shown.HIDDEN));
    }

    private static Map<String, Object> ofObject(Map<?, ?> object) {
        boolean ofSecretKey = object.get("key") instanceof String key && isSecret(slotName(key));
        Map<String, Object> open = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            String field = String.valueOf(name);
            if (field.equals(LAST_APPLIED)) {
                return;
            }
            boolean hide = value != null
                    && !(value instanceof Map)
                    && (isSecret(field) || ofSecretKey && !field.equals("key") && !field.equals("name"));
            open.put(field, hide ? Shown.HIDDEN : of(value));
        });
        return open;
    }

    private static String slotName(String slot) {
        int bracket = slot.indexOf('[');
        return bracket < 0 ? slot : slot.substring(0, bracket);
    }
}
