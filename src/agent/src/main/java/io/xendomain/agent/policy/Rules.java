package io.xendomain.agent.policy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one namespace may ask for.
 *
 * @param name as the policy calls the namespace, or {@value #OTHERS}
 * @param lists what each section lists; a section that is not there lists nothing
 * @param keys privileged keys of no section, as {@code nestedhvm} and {@code p9.path}, with the values they may have
 */
record Rules(String name, Map<Section, List<String>> lists, Map<String, List<String>> keys) {
    /** The rules of namespaces that are not named. */
    static final String OTHERS = "*";

    Rules {
        lists = lists.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
        keys = keys.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    List<String> of(Section section) {
        return lists.getOrDefault(section, List.of());
    }
}
