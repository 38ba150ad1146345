package io.xendomain.agent.toolstack;

import io.xendomain.protocol.ToolstackKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code xl info}: lines of {@code key : value}, some values empty. */
final class XlInfo {

    private XlInfo() {}

    static HostFacts parse(String info) throws ToolstackException {
        Map<String, String> values = new HashMap<>();
        info.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                values.putIfAbsent(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        });
        return new HostFacts(
                text(values, "xen_version"),
                ToolstackKind.Real,
                Math.toIntExact(number(values, "nr_cpus")),
                number(values, "total_memory"),
                guestTypes(values.getOrDefault("virt_caps", ""), values.getOrDefault("xen_caps", "")));
    }

    /** Before 4.12 {@code virt_caps} did not name pv; there {@code xen_caps} tells. */
    private static List<String> guestTypes(String virtCaps, String xenCaps) {
        Set<String> caps = Set.of(virtCaps.split("\\s+"));
        List<String> types = new ArrayList<>();
        if (caps.contains("pv") || xenCaps.contains("xen-3.0-")) {
            types.add("pv");
        }
        if (caps.contains("hvm")) {
            types.add("pvh");
            types.add("hvm");
        }
        return List.copyOf(types);
    }

    private static String text(Map<String, String> values, String key) throws ToolstackException {
        String value = values.getOrDefault(key, "");
        if (value.isEmpty()) {
            throw new ToolstackException("xl info names no " + key);
        }
        return value;
    }

    private static long number(Map<String, String> values, String key) throws ToolstackException {
        String value = text(values, key);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new ToolstackException("xl info has no number as " + key + ": " + value, e);
        }
    }
}
