package io.xendomain.agent.policy;

import io.xendomain.xlcfg.Quoted;
import io.xendomain.xlcfg.model.Nearest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads a policy, strictly: what is not understood is an error, for a typo must not open what it was to close. */
final class PolicyReader {
    private static final String NAMESPACES = "namespaces";
    private static final String KEYS = "keys";
    private static final List<String> WORDS = Stream.concat(
                    Stream.of(Section.values()).map(Section::word), Stream.of(KEYS))
            .toList();

    private final List<String> wrong = new ArrayList<>();

    private PolicyReader() {}

    /** @throws PolicyException with everything that is wrong: line, field, value, rule and remedy */
    static Policy read(String text) throws PolicyException {
        YamlNode root = YamlNode.parse(text);
        PolicyReader reader = new PolicyReader();
        Policy policy = reader.policy(root);
        if (!reader.wrong.isEmpty()) {
            throw new PolicyException(reader.wrong);
        }
        return policy;
    }

    private Policy policy(YamlNode root) {
        Map<String, Rules> namespaces = new LinkedHashMap<>();
        boolean there = false;
        for (YamlNode.Field field : fields(root, "the policy")) {
            if (!field.name().equals(NAMESPACES)) {
                unknown(field, "the policy", List.of(NAMESPACES));
                continue;
            }
            there = true;
            for (YamlNode.Field namespace : fields(field.value(), NAMESPACES)) {
                String path = NAMESPACES + ".\"" + namespace.name() + "\"";
                namespaces.put(namespace.name(), rules(namespace.name(), namespace.value(), path));
            }
        }
        if (!there && wrong.isEmpty()) {
            say(root.line(), NAMESPACES + " is missing; write it, with {} if nobody may have anything");
        }
        return new Policy(namespaces);
    }

    private Rules rules(String namespace, YamlNode node, String path) {
        Map<Section, List<String>> lists = new EnumMap<>(Section.class);
        Map<String, List<String>> keys = new LinkedHashMap<>();
        for (YamlNode.Field field : fields(node, path)) {
            String inner = path + "." + field.name();
            if (field.name().equals(KEYS)) {
                for (YamlNode.Field key : fields(field.value(), inner)) {
                    checkKey(key, inner);
                    keys.put(
                            key.name(),
                            words(key.value(), inner + "." + key.name()).stream()
                                    .map(YamlNode.Word::text)
                                    .toList());
                }
            } else {
                Section.called(field.name())
                        .ifPresentOrElse(
                                section -> lists.put(section, entries(section, field.value(), inner)),
                                () -> unknown(field, path, WORDS));
            }
        }
        return new Rules(namespace, lists, keys);
    }

    private List<String> entries(Section section, YamlNode node, String path) {
        List<YamlNode.Word> words = words(node, path);
        words.forEach(word -> section.complaint(word.text())
                .ifPresent(rule -> say(
                        word.line(), path + " has " + Quoted.of(word.text()) + ", but it " + rule + "; correct it")));
        return words.stream().map(YamlNode.Word::text).toList();
    }

    private void checkKey(YamlNode.Field key, String path) {
        Governance.section(key.name())
                .ifPresent(section -> say(
                        key.line(),
                        path + " has " + key.name() + ", but that is what " + section + " is for; list it there"));
        if (!Governance.names().contains(key.name())) {
            say(
                    key.line(),
                    path + " has " + Quoted.of(key.name()) + ", but that is no privileged key; "
                            + Nearest.remedy(key.name(), new TreeSet<>(Governance.names())));
        }
    }

    private List<YamlNode.Field> fields(YamlNode node, String path) {
        if (node instanceof YamlNode.Fields mapping) {
            return mapping.fields();
        }
        say(node.line(), path + " is " + kind(node) + ", but must be names with values; write {} for none");
        return List.of();
    }

    private List<YamlNode.Word> words(YamlNode node, String path) {
        if (!(node instanceof YamlNode.Items items)) {
            say(node.line(), path + " is " + kind(node) + ", but must be a list; write [] for none");
            return List.of();
        }
        List<YamlNode.Word> words = new ArrayList<>();
        for (YamlNode item : items.nodes()) {
            if (item instanceof YamlNode.Word word) {
                words.add(word);
            } else {
                say(item.line(), path + " has " + kind(item) + " in it, but must hold texts only; write a text");
            }
        }
        return words;
    }

    private void unknown(YamlNode.Field field, String path, List<String> known) {
        say(
                field.line(),
                path + " has no field " + Quoted.of(field.name()) + "; " + Nearest.remedy(field.name(), known)
                        + " (there are " + String.join(", ", known) + ")");
    }

    private void say(int line, String what) {
        wrong.add("line " + line + ": " + what);
    }

    private static String kind(YamlNode node) {
        return switch (node) {
            case YamlNode.Word word -> word.text().isEmpty() ? "empty" : Quoted.of(word.text());
            case YamlNode.Nothing nothing -> "empty";
            case YamlNode.Items items -> "a list";
            case YamlNode.Fields fields -> "an object";
        };
    }
}
