package io.xendomain.agent.toolstack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xendomain.agent.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What running domains have, by domid: {@code xl list -l}, which follows every change of memory, vCPUs, devices, weights
 * and names, with what it does not follow: the pinning of {@code xl vcpu-list} and the pool of {@code xl list -c}. In the
 * form of {@code xl create -n}.
 */
final class XlRunning {
    private static final String HARD = "vcpu_hard_affinity";
    private static final String SOFT = "vcpu_soft_affinity";

    /** Name, ID, VCPU, CPU, State, Time(s), Affinity (Hard / Soft). */
    private static final Pattern ROW =
            Pattern.compile(".*?\\s+(\\d+)\\s+(\\d+)\\s+(?:\\d+|-)\\s+\\S+\\s+[0-9.]+\\s+(\\S+) / (\\S+)\\s*");

    /** Name, ID, Mem, VCPUs, State, Time(s), Cpupool. */
    private static final Pattern POOLED =
            Pattern.compile(".*?\\s+(\\d+)\\s+\\d+\\s+\\d+\\s+[-a-zA-Z?]{6}\\s+[0-9.]+\\s+(\\S+)\\s*");

    private record Pins(SortedMap<Integer, String> hard, SortedMap<Integer, String> soft) {
        Pins() {
            this(new TreeMap<>(), new TreeMap<>());
        }
    }

    private XlRunning() {}

    /**
     * @param listed output of {@code xl list -l}; a domain whose saved config cannot be read is not in it
     * @param pinned output of {@code xl vcpu-list}
     * @param pooled output of {@code xl list -c}
     */
    static Map<Integer, JsonNode> parse(String listed, String pinned, String pooled) throws ToolstackException {
        Map<Integer, Pins> pins = pins(pinned);
        Map<Integer, String> pools = pools(pooled);
        Map<Integer, JsonNode> running = new HashMap<>();
        try {
            for (JsonNode entry : Json.MAPPER.readTree(listed)) {
                int domid = entry.path("domid").asInt(-1);
                if (entry.path("config") instanceof ObjectNode config && domid > 0) {
                    running.put(
                            domid, withPool(withPins(config, pins.getOrDefault(domid, new Pins())), pools.get(domid)));
                }
            }
        } catch (JsonProcessingException e) {
            throw new ToolstackException("xl list -l printed JSON that cannot be read: " + e.getOriginalMessage(), e);
        }
        return running;
    }

    private static ObjectNode withPool(ObjectNode config, String pool) {
        if (pool != null && config.path("c_info") instanceof ObjectNode create) {
            create.put("pool_name", pool);
        }
        return config;
    }

    private static ObjectNode withPins(ObjectNode config, Pins pins) throws ToolstackException {
        if (config.path("b_info") instanceof ObjectNode build) {
            set(build, HARD, pins.hard());
            set(build, SOFT, pins.soft());
        }
        return config;
    }

    private static void set(ObjectNode build, String field, SortedMap<Integer, String> lists)
            throws ToolstackException {
        ArrayNode affinity = Json.MAPPER.createArrayNode();
        for (String list : lists.values()) {
            affinity.add(cpus(list));
        }
        build.set(field, affinity);
    }

    /** {@code 0-1,3} as an array; all of them as null. */
    private static JsonNode cpus(String list) throws ToolstackException {
        if (list.equals("all")) {
            return Json.MAPPER.nullNode();
        }
        ArrayNode cpus = Json.MAPPER.createArrayNode();
        for (String range : list.split(",")) {
            String[] ends = range.split("-");
            try {
                for (int cpu = Integer.parseInt(ends[0]); cpu <= Integer.parseInt(ends[ends.length - 1]); cpu++) {
                    cpus.add(cpu);
                }
            } catch (NumberFormatException e) {
                throw new ToolstackException("xl vcpu-list printed an affinity that cannot be read: " + list, e);
            }
        }
        return cpus;
    }

    /** Rows of another form, as xl had them before 4.5, say nothing of soft affinity: such pinning is not known. */
    private static Map<Integer, Pins> pins(String table) {
        Map<Integer, Pins> pins = new HashMap<>();
        table.lines().map(ROW::matcher).filter(Matcher::matches).forEach(row -> {
            Pins domain = pins.computeIfAbsent(Integer.valueOf(row.group(1)), domid -> new Pins());
            domain.hard().put(Integer.valueOf(row.group(2)), row.group(3));
            domain.soft().put(Integer.valueOf(row.group(2)), row.group(4));
        });
        return pins;
    }

    private static Map<Integer, String> pools(String table) {
        return table.lines()
                .map(POOLED::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(row -> Integer.valueOf(row.group(1)), row -> row.group(2)));
    }
}
