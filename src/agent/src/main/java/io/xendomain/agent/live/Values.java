package io.xendomain.agent.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * The single values in a description of a domain, by the slot that shows them: keys with texts as xl.cfg has them.
 *
 * @param member the last word of the path in the JSON
 * @param text MiB, 1 and 0, ranges of CPUs; everything else as it stands in the JSON
 */
record Values(String member, String text) {
    private static final String MEMORY = "_memkb";
    private static final long KIB = 1024;

    /** Everything but the lists of devices. */
    static SequencedMap<String, Values> of(JsonNode config) {
        SequencedMap<String, Values> values = new TreeMap<>();
        config.properties().forEach(member -> {
            if (LibxlNames.device(member.getKey()) == null) {
                collect(List.of(member.getKey()), member.getValue(), values);
            }
        });
        return values;
    }

    private static void collect(List<String> path, JsonNode node, SequencedMap<String, Values> values) {
        if (node.isObject()) {
            node.properties().forEach(member -> {
                List<String> longer = new ArrayList<>(path);
                longer.add(member.getKey());
                collect(longer, member.getValue(), values);
            });
            return;
        }
        String member = path.getLast();
        if (!LibxlNames.isValue(member)) {
            return;
        }
        String slot = LibxlNames.key(path);
        switch (member) {
            case "avail_vcpus" -> values.put(slot, new Values(member, Integer.toString(node.size())));
            case "vcpu_hard_affinity", "vcpu_soft_affinity" -> {
                for (int vcpu = 0; vcpu < node.size(); vcpu++) {
                    if (!node.get(vcpu).isNull()) {
                        values.put(slot + "[" + vcpu + "]", new Values(member, ranges(node.get(vcpu))));
                    }
                }
            }
            default -> values.merge(slot, new Values(member, text(member, node)), Values::and);
        }
    }

    private Values and(Values other) {
        return new Values(member, text + " " + other.text);
    }

    static String text(String member, JsonNode node) {
        if (node.isTextual()) {
            return switch (node.textValue()) {
                case "True" -> "1";
                case "False" -> "0";
                default -> node.textValue();
            };
        }
        if (member.endsWith(MEMORY) && node.isIntegralNumber()) {
            long kib = node.longValue();
            return kib % KIB == 0 ? Long.toString(kib / KIB) : kib + "k";
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }

    /** {@code [0, 1, 2, 5]} as {@code 0-2,5}. */
    static String ranges(JsonNode cpus) {
        List<Integer> sorted = StreamSupport.stream(cpus.spliterator(), false)
                .map(JsonNode::intValue)
                .sorted()
                .toList();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sorted.size(); i++) {
            int first = sorted.get(i);
            while (i + 1 < sorted.size() && sorted.get(i + 1) == sorted.get(i) + 1) {
                i++;
            }
            text.append(text.isEmpty() ? "" : ",").append(first);
            if (sorted.get(i) != first) {
                text.append('-').append(sorted.get(i));
            }
        }
        return text.toString();
    }
}
