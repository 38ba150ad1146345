package io.xendomain.cli;

import io.xendomain.xlcfg.keys.Keys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A manifest with the comments of the xl.cfg that it was made of, each above the field it is about. */
final class CommentedYaml {
    private static final String CONFIG = "  config:";
    /** A field of spec.config; what is inside of one stands further to the right, or begins with a dash. */
    private static final Pattern FIELD = Pattern.compile("    ([a-zA-Z][a-zA-Z0-9]*):.*");

    private CommentedYaml() {}

    /** What is about a key that is no field there, such as a name that is the object's, stands at the top. */
    static String of(String yaml, CfgComments comments) {
        Map<String, List<String>> left = new LinkedHashMap<>(comments.ofKeys());
        List<String> lines = new ArrayList<>();
        boolean inConfig = false;
        for (String line : yaml.split("\n")) {
            Matcher field = FIELD.matcher(line);
            if (inConfig && field.matches()) {
                keyOf(field.group(1), left).forEach(comment -> lines.add("    # " + comment));
            }
            inConfig = line.equals(CONFIG) || inConfig && line.startsWith("    ");
            lines.add(line);
        }
        List<String> top = new ArrayList<>(comments.ofFile());
        left.values().forEach(top::addAll);
        StringBuilder text = new StringBuilder();
        top.forEach(comment -> text.append("# ").append(comment).append('\n'));
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static List<String> keyOf(String field, Map<String, List<String>> left) {
        return left.keySet().stream()
                .filter(name -> Keys.named(name).stream()
                        .anyMatch(key -> key.field().equals(field) || field.equals(key.field() + "SecretRef")))
                .findFirst()
                .map(left::remove)
                .orElse(List.of());
    }
}
