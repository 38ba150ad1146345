package io.xendomain.agent.policy;

import java.util.Map;

/**
 * What the namespaces of the cluster may ask this host for.
 *
 * @param namespaces rules by the name of the namespace, {@value Rules#OTHERS} for the others
 */
record Policy(Map<String, Rules> namespaces) {

    Policy {
        namespaces = Map.copyOf(namespaces);
    }

    /** The rules of a namespace: its own alone, else those of the others, else nothing is allowed. */
    Rules of(String namespace) {
        Rules others = namespaces.getOrDefault(Rules.OTHERS, new Rules(Rules.OTHERS, Map.of(), Map.of()));
        return namespaces.getOrDefault(namespace, others);
    }
}
